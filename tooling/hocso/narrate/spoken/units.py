"""Units of measure after a number, and what something is reckoned by: ``5 kg``, ``1m70``, ``đồng/tháng``."""

import re
from collections.abc import Mapping
from functools import cache

from hocso.narrate.spoken.draft import Draft
from hocso.own_data import own_data


@cache
def units() -> Mapping[str, str]:
    """Signs of units and what is said for them."""
    found: dict[str, str] = own_data(__package__, "units.yml")
    return found


UNITS = "|".join(re.escape(unit) for unit in sorted(units(), key=lambda unit: (-len(unit), unit)))
"""A pattern that finds any of them, the longest first."""

_COUNTED_BY = (
    "năm|tháng|tuần|ngày|giờ|phút|giây|buổi|người|lần|lượt|kg|km2|m2|m3|m|km|hộ|cái|chiếc|bộ|suất|con|ha|sào|lít|l|tin|"
    "cuộc|món|GB|MB|lớp|bài|trang|học viên|nhóm|h|s|kWh|tấn|tạ|viên|cây|thẻ|vé|đêm|đơn|lượng|chỉ|gói|hộp|chai|bình|ca|"
    "phần|đô la mỹ|đô la|ơ rô|thùng"
)
_PER = re.compile(rf"(?<=[\w%]) ?/ ?(?=(?:{_COUNTED_BY})(?!\w))")
_FOR = re.compile(rf"(?<=[^\W\d]) ?/ ?(?=\d+ (?:{_COUNTED_BY})(?!\w))")
_UNIT = re.compile(rf"(?<=\d) ?(?:{UNITS})(?!\w)|(?<=một )(?:m|GB|MB|l|h|s|ha)(?!\w)")
_ALONE = re.compile(r"(?<!\w)(?:km/h|km2|km|kg|cm|mm|ml|m2|m3|kWh)(?!\w)")
_SPEED = re.compile(rf"(?<=\d) ?(?:{'|'.join(re.escape(unit) for unit in units() if '/' in unit)})(?!\w)")
_AND_A_BIT = re.compile(r"(?<![\w.,])(\d+)(m(?![23](?!\d))|kg)(\d{1,2})(?!\w|[.,]\d)")


def measures(draft: Draft) -> Draft:
    """The text with units in words; their numbers are read as any number is."""
    draft = draft.sub(_AND_A_BIT, lambda m: f"{m[1]} {units()[m[2]]} {m[3]}", "unit")
    return draft.sub(_UNIT, lambda m: f" {units()[m.group().strip()]}", "unit")


def bare_units(draft: Draft) -> Draft:
    """``bán theo kg``: signs that are read as units wherever they stand."""
    return draft.sub(_ALONE, lambda m: units()[m.group()], "unit")


def rates(draft: Draft) -> Draft:
    """``5%/năm`` as so much a year."""
    if "/" not in draft.text:
        return draft
    draft = draft.sub(_SPEED, lambda m: f" {units()[m.group().strip()]}", "unit")
    return draft.sub(_PER, " một ", "unit").sub(_FOR, " cho ", "unit")
