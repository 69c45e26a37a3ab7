"""Signs between numbers: ranges, sums, comparisons, fractions."""

import re
from functools import cache

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.numbers import NUMBER
from hocso.narrate.spoken.units import UNITS, units

_MINUS = re.compile(r"(?<=[\d%đ)]) ?[-–−] ?(?=[\d(])")
_DIVIDED = re.compile(r"(?<=[\d%đ)]) ?[:÷] ?(?=[\d(])|(?<=[\d%đ)]) / (?=[\d(])")
_TIMES = re.compile(
    r"(?<=[\d%)]) ?(?:[×*]|x(?= ?\d)) ?(?=[\d(])|(?<=\w) [×*] (?=\w)|(?<=\d \w) x (?=\d)|(?<=\dm) x (?=\d)"
    r"|(?<=viên) x (?=\d)|(?<=lần) x (?=\d)"
)
_TRUE_MINUS = re.compile(r"(?<=\d) ?− ?(?=\d)")
_COMPARED = re.compile(r"(?<=\d) ?[<>] ?(?=\d)|(?<![\w>-])[<>](?=\d)")
_BELOW_ZERO = re.compile(r"(?<![\w.,%)])[-−](?=\d)")
_RATIO = re.compile(r"(?<![\w.,:])(\d+):(?=\d+(?![\w:]|[.,]\d))")
_FRACTION = re.compile(rf"(?<![\w/.,])(\d{{1,3}}(?:,\d+)?)/(\d{{1,4}})(?:({UNITS})(?!\w)|(?![\w/]|[.,]\d))")
_LIST = re.compile(r"(?<![\w.,/–-])[1-9](?:-[1-9]){2,}(?![\w.,/–-])")

# One of so many parts is a fraction, and so are some of up to ten; anything else is said as part of a total.
PARTS = 10


def sums(draft: Draft) -> Draft:
    """The text with such signs in words. A dash or colon is one only where something is worked out with ``=``."""
    if "=" in draft.text:
        draft = draft.sub(_MINUS, " trừ ", "sum").sub(_DIVIDED, " chia ", "sum")
    draft = draft.sub(_TIMES, " nhân ", "sum").sub(_TRUE_MINUS, " trừ ", "sum")
    draft = draft.sub(_COMPARED, lambda m: " nhỏ hơn " if "<" in m.group() else " lớn hơn ", "symbol")
    draft = draft.sub(_LIST, lambda m: m.group().replace("-", ", "), "range")
    draft = draft.sub(_range(), _to, "range").sub(_BELOW_ZERO, " âm ", "number")
    return draft.sub(_FRACTION, _fraction, "fraction").sub(_RATIO, lambda m: f"{m[1]} trên ", "fraction")


@cache
def _range() -> re.Pattern[str]:
    """A number with its unit, a dash, and before another number."""
    unit = rf" ?(?:%|(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|đô la|{UNITS})(?: đồng)?(?!\w))"
    return re.compile(rf"(?<![\w.,/–-])({NUMBER})({unit})?( ?– ?| ?-(?! )| - )(?=({NUMBER}))")


def _to(found: re.Match[str]) -> str:
    """``8-20`` is eight to twenty, but ``2-1`` the result of a match and ``787-9`` a name; ``1998-99`` are years."""
    low, unit, dash, high = found.groups()
    falls = low.isdecimal() and high.isdecimal() and len(low) < 4 and int(low) > int(high)
    return f"{low} " if falls and not unit and " " not in dash else f"{low}{unit or ''} đến "


def _fraction(found: re.Match[str]) -> str:
    """``3/4l``: three parts of four, and the unit that is written right after them."""
    unit = f" {units()[found[3]]}" if found[3] else ""
    if not found[1].isdecimal():
        return f"{found[1]} trên {found[2]}{unit}"
    above, below = int(found[1]), int(found[2])
    if 0 < above < below and (below <= PARTS or above == 1):
        return f"{above} phần {'tư' if below == 4 else below}{unit}"
    return f"{above} trên {below}{unit}"
