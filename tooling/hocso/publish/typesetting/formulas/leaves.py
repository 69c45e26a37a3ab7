"""Letters, numbers, signs and words. Each becomes a string or an escaped sign, so that no formula is ever code."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from hocso.publish.typesetting.formulas.refusal import NotTypeset
from hocso.publish.typesetting.markup import string

NOTHING = '""'
"""What stands where something must and nothing does."""
VARIANTS = {
    "normal": "upright({})",
    "italic": "italic({})",
    "bold": "bold(upright({}))",
    "bold-italic": "bold(italic({}))",
    "script": "cal({})",
    "bold-script": "bold(cal({}))",
    "double-struck": "bb({})",
    "fraktur": "frak({})",
    "bold-fraktur": "bold(frak({}))",
    "sans-serif": "sans({})",
    "monospace": "mono({})",
}
# What the converter writes for some commands, as the sign that a font has for them.
TRUE_SIGNS = {"-": "−", "*": "∗", "~": "∼", r"\{": "{", r"\}": "}", "⟂": "⊥", r"\arg": "arg"}
UPRIGHT = frozenset("|‖")
"""Strokes that Typst would set apart from what they enclose."""
SMALL = "small"
"""Marks what stands at the foot or the shoulder of something."""
OVERLAID = "⧸"
"""Half of a sign that is struck out; the converter sets it beside the other half."""
ARG, LIM = "arg\u2009", "lim\u2006"
BELOW = frozenset(
    {"lim", "max", "min", "sup", "inf", "det", "gcd", "Pr", f"{ARG}max", f"{ARG}min", f"{LIM}sup", f"{LIM}inf"}
)
"""Names that have below them in display what others have at their foot."""
LETTERED = re.compile(r"[^\W\d_][\w\s-]*")
ESCAPED_IN_WORDS = re.compile(r"\\([_&%#${}])")
CODE_IN_WORDS = re.compile(r"(?<!\\)\$|\\[^_&%#${}]")
UNIT = re.compile(r"(-?[\d.]+)(em|ex|mu|pt|cm|mm|in)")
EMS = {"mu": 1 / 18, "ex": 0.43}


def variable(element: Element) -> str:
    return _varied(element, _sign(element) if len(_text(element)) == 1 else _named(element))


def number(element: Element) -> str:
    return _varied(element, string(_text(element)))


def operator(element: Element) -> str:
    text = _text(element)
    if not text:
        return ""
    if LETTERED.fullmatch(text):
        return _named(element)
    return _varied(element, _sign(element) if len(text) == 1 else f'class("relation", {string(text)})')


def words(element: Element) -> str:
    """Words of a language, in the letters of the text around the formula."""
    text = element.text or ""
    if OVERLAID in text or CODE_IN_WORDS.search(text):
        raise NotTypeset(text)
    name = "noted" if element.get(SMALL) else "worded"
    return f"{name}({string(ESCAPED_IN_WORDS.sub(_itself, text))})" if text else ""


def space(element: Element) -> str:
    """A gap, or the end of a line."""
    if element.get("linebreak") == "newline":
        return "\\ "
    found = UNIT.fullmatch(element.get("width", ""))
    if not found:
        return ""
    length, unit = float(found[1]), found[2]
    return f"#h({length * EMS[unit]:.3f}em)" if unit in EMS else f"#h({length:.3f}{unit})"


def _itself(escaped: re.Match[str]) -> str:
    return escaped[1]


def _text(element: Element) -> str:
    text = (element.text or "").strip()
    text = TRUE_SIGNS.get(text, text)
    if len(text) > 1 and text.startswith("\\"):
        raise NotTypeset(text)
    return text


def _sign(element: Element) -> str:
    sign = _text(element)
    if sign in UPRIGHT:
        return f'class("normal", \\{sign})'
    return sign if sign.isascii() and sign.isalnum() else f"\\{sign}"


def _named(element: Element) -> str:
    """A name such as ``log``, or a part of a number."""
    name = _text(element)
    if not LETTERED.fullmatch(name):
        return string(name) if name else ""
    return f"op({string(name)}{', limits: #true' if name in BELOW else ''})"


def _varied(element: Element, written: str) -> str:
    variant = VARIANTS.get(element.get("mathvariant", ""), "{}")
    return variant.format(written)


LEAVES: dict[str, Callable[[Element], str]] = {
    "mi": variable,
    "mn": number,
    "mtext": words,
    "mspace": space,
}
