"""Amounts: measures, percent, versions, what stands between numbers, and any number that is left."""

import re

from hocso.model.settings import Accent
from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.numbers import NUMBER, decimal, one_by_one, whole
from hocso.narrate.spoken.sums import sums
from hocso.narrate.spoken.units import UNITS, bare_units, measures, rates

_CONCERNED = re.compile(r"[\d/×*]")
_GENERATION = re.compile(r"\b([2-6])G\b")
_VERSION = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{1,2}){2,}(?![\w])|(?<=[vV])\d+(?:\.\d+)+")
_POINT = re.compile(rf"(?<![\w.,])(\d+)\.(\d{{1,2}})(?= ?(?:%|(?:triệu|tỷ|tỉ|nghìn|ngàn|{UNITS})(?!\w)))")
_PERCENT = re.compile(r"(?<=\d) ?%")
_STARS = re.compile(r"(?<=\d)\*(?![\w*])")
_NUMBER = re.compile(NUMBER)


def quantities(draft: Draft, accent: Accent) -> Draft:
    """The text with its amounts in words. Afterwards no digit is left."""
    if not _CONCERNED.search(draft.text):
        return bare_units(draft)
    draft = draft.sub(_GENERATION, lambda m: f"{m[1]} giê ", "letters")
    draft = draft.sub(_VERSION, lambda m: m.group().replace(".", " chấm "), "version")
    draft = draft.sub(_POINT, lambda m: f"{m[1]},{m[2]}")
    draft = bare_units(measures(sums(rates(draft))))
    draft = draft.sub(_PERCENT, " phần trăm", "percent").sub(_STARS, " sao", "unit")
    return draft.sub(_NUMBER, lambda m: f" {_number(m.group(), accent)} ", "number")


def _number(written: str, accent: Accent) -> str:
    """One number: a comma begins a decimal, a dot too unless it sets thousands apart."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3}){2,}", written):
        return whole(written, accent)
    parts = re.fullmatch(r"(.*?)[.,](\d+)", written)
    if parts is None:
        return whole(written, accent)
    if "." in written and "," not in written and len(parts[2]) < 3:
        after = one_by_one(parts[2]) if parts[2][0] == "0" else whole(parts[2])
        return f"{whole(parts[1], accent)} chấm {after}"
    return decimal(parts[1], parts[2], accent)
