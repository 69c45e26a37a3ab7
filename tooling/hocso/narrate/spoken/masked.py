"""Numbers of which some digits are hidden: ``09xx xxx xxx``, ``9704 **** 1234``."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.numbers import DIGITS

SIGNS = {"x": "ích", "*": "sao"} | {str(digit): name for digit, name in enumerate(DIGITS)}

_HIDDEN = re.compile(r"[xX*]{2}")
_MASKED = re.compile(r"(?<![\w*])(?:\+?[\dxX*]{2,}(?:[ .-][\dxX*]{2,})*)(?![\w*])")
_MIXED = re.compile(r"\d[xX*]|[xX*]\d|[x*]{2}")


def masked(draft: Draft) -> Draft:
    """The text with such numbers sign by sign, a pause between their groups."""
    return draft.sub(_MASKED, _said, "code") if _HIDDEN.search(draft.text) else draft


def _said(found: re.Match[str]) -> str:
    """Digits and signs that hide digits; neither a number that is all there nor ``XX``, the century, is one."""
    number = found.group()
    groups = re.findall(r"[\dxX*]+", number)
    whole = not (_HIDDEN.search(number) and _MIXED.search(number))
    if whole or (len(groups) == 1 and not any(char.isdecimal() for char in number)):
        return number
    return ", ".join(" ".join(SIGNS[char.lower()] for char in group) for group in groups)
