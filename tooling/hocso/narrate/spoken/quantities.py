"""Amounts: money, percent, measures, ranges, sums, decimals and whole numbers."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from hocso.narrate.spoken.numbers import decimal, one_by_one, whole

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
_NUMBER = re.compile(NUMBER)


def quantities(text: str) -> str:
    """The text with its amounts in words. Afterwards no digit is left."""
    if not _CONCERNED.search(text):
        return text
    text = _GENERATION.sub(lambda m: f"{whole(m[1])} giê ", text)
    text = _VERSION.sub(lambda m: " chấm ".join(whole(part) for part in m.group().split(".")), text)
    text = _SPACED.sub(lambda m: m.group().replace(" ", ""), text)
    text = _PER.sub(" một ", text) if "/" in text else text
    text = _sums(text)
    text = _RANGE.sub(lambda m: f"{m[1]}{m[2] or ''} đến ", text)
    text = _BELOW_ZERO.sub(" âm ", text)
    text = _FRACTION.sub(_fraction, text)
    text = _DOLLARS.sub(lambda m: f"{m[1] or m[2]} đô la", text)
    text = _measured(text)
    for pattern, said in ((_THOUSANDS, " nghìn"), (_MILLIONS, " triệu"), (_DONG, " đồng"), (_PERCENT, " phần trăm")):
        text = pattern.sub(said, text)
    return _NUMBER.sub(lambda m: f" {_number(m.group())} ", text)


def _number(written: str) -> str:
    """One number: a comma begins a decimal, a dot too unless it sets thousands apart."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", written) or re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", written):
        return whole(written)
    parts = re.fullmatch(r"(.*?)[.,](\d+)", written)
    if parts is None:
        return whole(written)
    if "." in written and "," not in written and len(parts[2]) < 3:
        return f"{whole(parts[1])} chấm {one_by_one(parts[2]) if parts[2][0] == '0' else whole(parts[2])}"
    return decimal(parts[1], parts[2])


def _fraction(found: re.Match[str]) -> str:
    """Less than one of at most ten parts is a fraction; anything else is a score or a name."""
    above, below = int(found[1]), int(found[2])
    return f"{above} {'phần' if 0 < above < below <= 10 else 'trên'} {below}"


def _sums(text: str) -> str:
    """Signs between numbers; a dash or colon is one of them only where something is worked out with ``=``."""
    if "=" in text:
        text = re.sub(r"(?<=[\d%đ)]) ?[-–−] ?(?=[\d(])", " trừ ", text)
        text = re.sub(r"(?<=[\d%đ)]) ?[:÷] ?(?=[\d(])|(?<=[\d%đ)]) / (?=[\d(])", " chia ", text)
    text = re.sub(r"(?<=[\d%)]) ?(?:[×*]|x(?= ?\d)) ?(?=[\d(])", " nhân ", text)
    text = re.sub(r"(?<=\w) [×*] (?=\w)", " nhân ", text)
    return re.sub(r"(?<=\d) ?− ?(?=\d)", " trừ ", text)


def _measured(text: str) -> str:
    return _unit_pattern().sub(lambda m: f" {units()[m.group().strip()]}", text)


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
