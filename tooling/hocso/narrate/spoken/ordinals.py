"""Places in an order: ``thứ 4``, ``chương II``; and results of matches."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.numbers import roman
from hocso.vietnamese.syllables import analyse

ORDINALS = {("thứ", "1"): "nhất", ("thứ", "4"): "tư", ("hạng", "1"): "nhất", ("hạng", "4"): "tư"}

_NUMBERED = (
    "thế kỷ|thế kỉ|thế chiến|chương|khoá|khóa|quý|phần|mục|bài|thứ|đại hội|kỳ|kì|tập|cấp|loại|hạng|đợt|vùng|"
    "khu vực|bậc|nhóm|bảng|hội nghị"
)
_CONCERNED = re.compile(r"\d|[IVX](?![^\W\d_IVX])")
_ROMAN_AFTER = re.compile(rf"\b({_NUMBERED}) ([IVXLC]+)\b", re.IGNORECASE)
_ROMAN_TO = re.compile(rf"\b({_NUMBERED}) ([IVXLC]+) ?- ?([IVXLC]+)\b", re.IGNORECASE)
_ROMAN_FIRST = re.compile(r"^([IVX]+)(?=[.)] )")
_ROMAN = re.compile(r"(?:(?<![\w.-])|(?<=\d-))([IVX]{2,})(?![\w-])")
_ORDINAL = re.compile(r"\b(thứ|hạng) 0?([14])(?![\w/]|[.,]\d)", re.IGNORECASE)
_SCORE = re.compile(
    r"\b((?:tỷ số|tỉ số|thắng|thua|hoà|hòa|dẫn|gỡ)(?: [^\W\d]+){0,3} \d{1,2}) ?[–-] ?(?=\d{1,2}(?![\w%/]|[.,]\d))"
    r"(?!\d+ (?:trận|lần|năm|tháng|giải|ván|hiệp|suất|giờ|người)\b)",
    re.IGNORECASE,
)


def ordinals(draft: Draft) -> Draft:
    """The text with these in words, or in plain numbers that are read as any number is."""
    if not _CONCERNED.search(draft.text):
        return draft
    draft = draft.sub(_ROMAN_TO, lambda m: f"{m[1]} {_value(m[2])} – {_value(m[3])}", "roman")
    draft = draft.sub(_ROMAN_AFTER, lambda m: f"{m[1]} {_value(m[2])}", "roman")
    draft = draft.sub(_ROMAN_FIRST, lambda m: _value(m[1]), "roman")
    draft = draft.sub(_ROMAN, lambda m: m[1] if analyse(m[1]) else _value(m[1]), "roman")
    return draft.sub(_SCORE, lambda m: f"{m[1]} ", "number")


def places(draft: Draft) -> Draft:
    """``thứ 4`` as ``thứ tư``."""
    return draft.sub(_ORDINAL, lambda m: f"{m[1]} {ORDINALS[m[1].lower(), m[2]]}", "ordinal")


def _value(letters: str) -> str:
    """The Roman numeral in digits; small letters, and what is none, as they are."""
    value = roman(letters) if letters.isupper() else None
    return str(value) if value else letters
