"""Numbers of laws, decrees and papers, part by part: ``69/2024/NĐ-CP``."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.letters import spelled
from hocso.narrate.spoken.numbers import one_by_one

# Said in full even in the number of a paper.
KNOWN = {"TW": "trung ương"}

_SIGN = r"[A-ZĐ]{2}[A-ZĐa-z]*\d*(?:[-/][A-ZĐ][A-ZĐa-z]*\d*)*"
_LAW = re.compile(rf"(?<![\w/])(\d+)(?:/(\d{{4}}))?/({_SIGN})(?!\w)")
_PARTY = re.compile(r"(?<![\w/])(\d+)-([A-ZĐ]{2}/[A-ZĐ]{2,})(?!\w)")
_WITH_WORDS = re.compile(r"(?<![\w/])(\d+)(?:/(\d{4}))?/(?= ?(?:nghị định|quyết định|thông tư|luật))")
_NAMED = re.compile(
    r"\b((?:đề án|nghị định|quyết định|thông tư|chỉ thị|nghị quyết|kế hoạch|mẫu)(?: số)?) (0\d+)(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_PART = re.compile(r"[^\W\d_]+|\d+|/")


def laws(draft: Draft) -> Draft:
    """The text with such numbers in words, but for what is read as any number is."""
    draft = draft.sub(_LAW, lambda m: f"{_numbered(m[1], m[2])}{_said(m[3])}", "law")
    draft = draft.sub(_PARTY, lambda m: f"{_number(m[1])} {_said(m[2])}", "law")
    draft = draft.sub(_WITH_WORDS, lambda m: _numbered(m[1], m[2]), "law")
    return draft.sub(_NAMED, lambda m: f"{m[1]} {one_by_one(m[2])}", "law")


def _numbered(number: str, year: str | None) -> str:
    return f"{_number(number)} trên {year} trên " if year else f"{_number(number)} trên "


def _number(digits: str) -> str:
    """``06`` is a name: its nought is said."""
    return one_by_one(digits) if digits[0] == "0" else digits


def _said(sign: str) -> str:
    return " ".join(_part(part) for part in _PART.findall(sign))


def _part(part: str) -> str:
    return "trên" if part == "/" else KNOWN.get(part) or (part if part.isdecimal() else spelled(part))
