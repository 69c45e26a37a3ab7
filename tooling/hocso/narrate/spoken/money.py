"""Amounts of money: ``50k``, ``2tr5``, ``$20``, ``-200.000đ``."""

import re

from hocso.model.settings import Accent
from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.numbers import NUMBER, thousand

_END = r"(?![\d]|[.,]\d)"
_DONG = r"(?: ?(?:đ|đồng|VN[DĐ])(?!\w))"

_COMMAS = re.compile(rf"(?<![\w.,])\d{{1,3}}(?:,\d{{3}})+(?={_DONG}| ?USD)")
_SPACED = re.compile(rf"(?<![\w.,])\d{{1,3}}(?: \d{{3}})+(?={_DONG})")
_SIGNED = re.compile(rf"(?<![\w.,)%])([+−-])(?=(?:{NUMBER}){_DONG})")
_CODE_FIRST = re.compile(rf"(?<!\w)(VN[DĐ]|USD|EUR) ?({NUMBER}){_END}(?!{_DONG})")
_SIGN_FIRST = re.compile(rf"(?<!\w)(US\$|\$|€) ?({NUMBER}){_END}((?: (?:nghìn|ngàn|triệu|tỷ|tỉ))*)(?!\w)")
_SIGN_LAST = re.compile(rf"({NUMBER}){_END} ?(\$|€)")
_BROKEN = re.compile(r"(?<![\w.,])(\d+) ?(tr|triệu|tỷ|tỉ)(\d{1,3})(?!\w|[.,]\d)")
_THOUSANDS = re.compile(r"(?<=\d)(?:k|K)(?!\w)")
_MILLIONS = re.compile(r"(?<=\d) ?tr(?!\w|\.)")
_DONG_SIGN = re.compile(r"(?<=\d) ?đ(?!\w)")
_SCREENS = re.compile(r"(?<!\w)([248])K(?!\w)")

SIGNS = {"$": "đô la", "US$": "đô la mỹ", "€": "ơ rô"}
CODES = {"VND": "đồng", "VNĐ": "đồng", "USD": "đô la mỹ", "EUR": "ơ rô"}
BELOW = {"tr": "nghìn", "triệu": "nghìn", "tỷ": "triệu", "tỉ": "triệu"}


def money(draft: Draft, accent: Accent) -> Draft:
    """The text with signs of money in words; its numbers are read as any number is."""
    draft = draft.sub(_COMMAS, lambda m: m.group().replace(",", "."))
    draft = draft.sub(_SPACED, lambda m: m.group().replace(" ", "."))
    draft = draft.sub(_SIGNED, lambda m: " cộng " if m[1] == "+" else " trừ ", "money")
    draft = draft.sub(_CODE_FIRST, lambda m: f"{m[2]} {CODES[m[1]]}", "money")
    draft = draft.sub(_SIGN_FIRST, lambda m: f"{m[2]}{m[3]} {SIGNS[m[1]]}", "money")
    draft = draft.sub(_SIGN_LAST, lambda m: f"{m[1]} {SIGNS[m[2]]}", "money")
    draft = draft.sub(_BROKEN, lambda m: _broken(m, accent), "money")
    draft = draft.sub(_SCREENS, lambda m: f"{m[1]} ca", "letters").sub(_THOUSANDS, f" {thousand(accent)}", "money")
    return draft.sub(_MILLIONS, " triệu", "money").sub(_DONG_SIGN, " đồng", "money")


def _broken(found: re.Match[str], accent: Accent) -> str:
    """``2tr5`` is two million and five hundred thousand."""
    whole, unit, rest = found.groups()
    below = thousand(accent) if BELOW[unit] == "nghìn" else BELOW[unit]
    return f"{whole} {'triệu' if unit == 'tr' else unit} {int(rest.ljust(3, '0'))} {below}"
