"""Amounts: money, percent, measures, ranges, sums, decimals and whole numbers."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from hocso.model.settings import Accent
from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.numbers import decimal, one_by_one, thousand, whole

# A number as it is written: thousands apart by dots (or by commas, twice at least), a decimal after a comma or dot.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+(?:[.,]\d+)?"
_END = r"(?![\d]|[.,]\d)"

_CONCERNED = re.compile(r"[\d/×*]")
_VERSION = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{1,2}){2,}(?![\w])|(?<=[vV])\d+(?:\.\d+)+")
_SPACED = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?= ?(?:đồng|đ\b))")
_RANGE = re.compile(rf"(?<![\w.,/–-])({NUMBER})( ?(?:%|[kK]\b))?(?: ?– ?| ?-(?! )| - )(?=(?:{NUMBER}))")
_DOLLARS = re.compile(rf"\$ ?({NUMBER}){_END}|({NUMBER}){_END} ?\$")
_THOUSANDS = re.compile(r"(?<=\d)[kK]\b")
_MILLIONS = re.compile(r"(?<=\d) ?tr(?![\w])")
_DONG = re.compile(r"(?<=\d) ?đ(?!\w)")
_PERCENT = re.compile(r"(?<=\d) ?%")
_COUNTED_BY = (
    "năm|tháng|tuần|ngày|giờ|phút|giây|buổi|người|lần|lượt|kg|m2|m3|m|km|hộ|cái|chiếc|bộ|suất|con|ha|sào|lít|l|tin|"
    "cuộc|món|GB|MB|lớp|bài|trang|học viên|nhóm|h|s"
)
_PER = re.compile(rf"(?<=[\w%]) ?/ ?(?=(?:{_COUNTED_BY})\b)")
_BELOW_ZERO = re.compile(r"(?<![\w.,%)])[-−](?=\d)")
_FRACTION = re.compile(r"(?<![\w/.,])(\d{1,2})/(\d{1,3})(?![\w/]|[.,]\d)")
_GENERATION = re.compile(r"\b([2-6])G\b")
_MINUS = re.compile(r"(?<=[\d%đ)]) ?[-–−] ?(?=[\d(])")
_DIVIDED = re.compile(r"(?<=[\d%đ)]) ?[:÷] ?(?=[\d(])|(?<=[\d%đ)]) / (?=[\d(])")
_TIMES = re.compile(r"(?<=[\d%)]) ?(?:[×*]|x(?= ?\d)) ?(?=[\d(])|(?<=\w) [×*] (?=\w)")
_TRUE_MINUS = re.compile(r"(?<=\d) ?− ?(?=\d)")
_NUMBER = re.compile(NUMBER)


def quantities(draft: Draft, accent: Accent) -> Draft:
    """The text with its amounts in words. Afterwards no digit is left."""
    if not _CONCERNED.search(draft.text):
        return draft
    draft = draft.sub(_GENERATION, lambda m: f"{m[1]} giê ", "letters")
    draft = draft.sub(_VERSION, lambda m: m.group().replace(".", " chấm "), "version")
    draft = draft.sub(_SPACED, lambda m: m.group().replace(" ", ""))
    draft = draft.sub(_PER, " một ", "unit") if "/" in draft.text else draft
    draft = _sums(draft)
    draft = draft.sub(_RANGE, lambda m: f"{m[1]}{m[2] or ''} đến ", "range")
    draft = draft.sub(_BELOW_ZERO, " âm ", "number")
    draft = draft.sub(_FRACTION, _fraction, "fraction")
    draft = draft.sub(_DOLLARS, lambda m: f"{m[1] or m[2]} đô la", "money")
    draft = draft.sub(_unit_pattern(), lambda m: f" {units()[m.group().strip()]}", "unit")
    draft = draft.sub(_THOUSANDS, f" {thousand(accent)}", "money").sub(_MILLIONS, " triệu", "money").sub(_DONG, " đồng", "money")
    draft = draft.sub(_PERCENT, " phần trăm", "percent")
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


def _fraction(found: re.Match[str]) -> str:
    """Less than one of at most ten parts is a fraction; anything else is a score or a name."""
    above, below = int(found[1]), int(found[2])
    return f"{above} {'phần' if 0 < above < below <= 10 else 'trên'} {below}"


def _sums(draft: Draft) -> Draft:
    """Signs between numbers; a dash or colon is one of them only where something is worked out with ``=``."""
    if "=" in draft.text:
        draft = draft.sub(_MINUS, " trừ ", "sum").sub(_DIVIDED, " chia ", "sum")
    return draft.sub(_TIMES, " nhân ", "sum").sub(_TRUE_MINUS, " trừ ", "sum")


@cache
def units() -> Mapping[str, str]:
    """Signs of units and what is said for them."""
    found: dict[str, str] = yaml.safe_load(files(__package__).joinpath("units.yml").read_text(encoding="utf-8"))
    return found


@cache
def _unit_pattern() -> re.Pattern[str]:
    longest_first = sorted(units(), key=lambda unit: (-len(unit), unit))
    return re.compile(
        rf"(?<=\d) ?(?:{'|'.join(map(re.escape, longest_first))})(?!\w)|(?<=một )(?:kg|km|m2|m3|m|GB|MB|l|h|s|ha)(?!\w)"
    )
