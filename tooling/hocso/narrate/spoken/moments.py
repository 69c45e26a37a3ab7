"""Dates, months, weekdays, times of day."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.numbers import roman, whole

_DASH = r" ?[–-] ?"
_DAY, _MONTH, _YEAR = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])", r"(\d{4})"
_NOT_AFTER = r"(?<![\w/.,–-])"
_ENDED = r"(?![\w/]|[.,]\d|-\d)"

_FULL = re.compile(rf"{_NOT_AFTER}(?:(ngày|mùng|mồng) )?{_DAY}([/.-]){_MONTH}\3{_YEAR}{_ENDED}", re.IGNORECASE)
_ISO = re.compile(rf"{_NOT_AFTER}{_YEAR}-{_MONTH}-{_DAY}{_ENDED}")
_DAYS = re.compile(rf"(ngày |từ |trong )?{_NOT_AFTER}{_DAY}{_DASH}{_DAY}/{_MONTH}(?:/{_YEAR})?{_ENDED}", re.IGNORECASE)
_BY_WORD = re.compile(
    rf"\b(ngày|mùng|mồng|sáng|trưa|chiều|tối|đêm|hôm|lễ|dịp|hạn|từ|đến|trước|sau|hết) {_DAY}[/-]{_MONTH}{_ENDED}",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"(tháng )?{_NOT_AFTER}{_MONTH}/{_YEAR}{_ENDED}", re.IGNORECASE)
_MONTH_ALONE = re.compile(r"\b(tháng) (0?[1-9]|1[0-2])(?![\w/]|[.,]\d)", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(thứ|hạng) 0?([14])(?![\w/]|[.,]\d)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w:.,])([01]?\d|2[0-4])(?:[hg](?![a-zà-ỹ])([0-5]\d)?(?!\w)|:([0-5]\d)(?::([0-5]\d))?(?![\w:]))"
)
_ROMAN = re.compile(
    r"\b(thế kỷ|thế kỉ|chương|khoá|khóa|quý|phần|mục|bài|lần thứ|đại hội|kỳ|tập|cấp|loại) ([IVXLC]+)\b", re.IGNORECASE
)
_BETWEEN_TIMES = re.compile(rf"(?<=\d[hg]){_DASH}(?=\d)|(?<=[hg:]\d\d){_DASH}(?=\d)")

ORDINALS = {("thứ", "1"): "nhất", ("thứ", "4"): "tư", ("hạng", "1"): "nhất", ("hạng", "4"): "tư"}


def moments(draft: Draft) -> Draft:
    """The text with these in words, but for years, which are read as any number is."""
    draft = draft.sub(_ISO, lambda m: _date(m[3], m[2], m[1]), "date")
    draft = draft.sub(_FULL, lambda m: _date(m[2], m[4], m[5], m[1]), "date")
    draft = draft.sub(_DAYS, lambda m: f"{m[1] or ''}{whole(m[2])} đến {_date(m[3], m[4], m[5])}", "date")
    draft = draft.sub(_BY_WORD, lambda m: _after(m[1], _date(m[2], m[3], None, m[1])), "date")
    draft = draft.sub(_MONTH_YEAR, lambda m: f"{m[1] or 'tháng '}{_month(m[2])} năm {m[3]}", "date")
    draft = draft.sub(_MONTH_ALONE, lambda m: f"{m[1]} {_month(m[2])}", "date")
    draft = draft.sub(_ORDINAL, lambda m: f"{m[1]} {ORDINALS[m[1].lower(), m[2]]}", "ordinal")
    draft = draft.sub(_ROMAN, _numeral, "roman")
    return draft.sub(_BETWEEN_TIMES, " đến ", "range").sub(_CLOCK, _time, "time")


def _date(day: str, month: str, year: str | None, said: str | None = None) -> str:
    """``ngày`` stands before the day once, whether it was written or not."""
    before = said if said and said.lower() in ("ngày", "mùng", "mồng") else "ngày"
    date = f"{before} {whole(day)} tháng {_month(month)}"
    return f"{date} năm {year}" if year else date


def _after(word: str, date: str) -> str:
    return date if word.lower() in ("ngày", "mùng", "mồng") else f"{word} {date}"


def _month(month: str) -> str:
    return "tư" if int(month) == 4 else whole(month)


def _numeral(found: re.Match[str]) -> str:
    value = roman(found[2]) if found[2].isupper() else None
    return f"{found[1]} {value}" if value else found.group()


def _time(found: re.Match[str]) -> str:
    """``19:30`` as ``mười chín giờ ba mươi``; single minutes with their word, full hours without."""
    minutes, seconds = found[2] or found[3], found[4]
    said = f"{whole(found[1])} giờ"
    if minutes and (int(minutes) or seconds):
        said += f" {whole(minutes)}" + (" phút" if int(minutes) < 10 or seconds else "")
    return said + (f" {whole(seconds)} giây" if seconds else "")
