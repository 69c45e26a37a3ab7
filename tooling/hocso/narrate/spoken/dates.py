"""Dates, months, quarters and weekdays."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.numbers import whole

_DASH = r" ?[–-] ?"
_DAY, _MONTH, _YEAR = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])", r"(\d{4})"
_LATE_DAY = r"(1[3-9]|2\d|3[01])"  # a number that is no month
_NOT_AFTER = r"(?<![\w/.,–-])"
_ENDED = r"(?![\w/]|[.,]\d|-\d)"
_COUNTED = (
    r"(?! ?(?:điểm|bài|câu|hộ|người|học viên|xã|phường|thôn|trang|lần|viên|bữa|tiếng|giờ|phút|ly|cốc|lít|thìa|muỗng|"
    r"chén|bát|gói|%))"
)
_MONTH_NAME = r"tháng (?:mười một|mười hai|\w+)(?: năm \d+)?"

_PARTS_OF_DAY = "ngày|mùng|mồng|sáng sớm|sáng|trưa|chiều|tối|đêm|hôm"

_FULL = re.compile(rf"{_NOT_AFTER}(?:(ngày|mùng|mồng) )?{_DAY}([/.-]){_MONTH}\3{_YEAR}{_ENDED}", re.IGNORECASE)
_SHORT = re.compile(rf"{_NOT_AFTER}(?:(ngày|mùng|mồng) )?{_DAY}/{_MONTH}/(\d\d){_ENDED}", re.IGNORECASE)
_ISO = re.compile(rf"{_NOT_AFTER}{_YEAR}-{_MONTH}-{_DAY}{_ENDED}")
_FROM_TO = re.compile(
    rf"{_NOT_AFTER}(?:(ngày) )?{_DAY}/{_MONTH}(?:/{_YEAR})?{_DASH}{_DAY}/{_MONTH}(?:/{_YEAR})?{_ENDED}", re.IGNORECASE
)
_DAYS = re.compile(rf"(ngày |từ |trong )?{_NOT_AFTER}{_DAY}{_DASH}{_DAY}/{_MONTH}(?:/{_YEAR})?{_ENDED}", re.IGNORECASE)
_BY_WORD = re.compile(
    rf"\b({_PARTS_OF_DAY}|lễ|dịp|hạn|từ|đến|trước|sau|hết|nghỉ|mừng|kỷ niệm) {_DAY}/{_MONTH}{_ENDED}{_COUNTED}"
    rf"|\b({_PARTS_OF_DAY}) (?:{_DAY}[.-]{_MONTH}|{_LATE_DAY} - {_MONTH}){_ENDED}{_COUNTED}",
    re.IGNORECASE,
)
_DAY_OF = re.compile(
    rf"\b((?:lễ|dịp|mừng) |(?:quốc khánh|phụ nữ|lao động|thiếu nhi) \(?(?=[29]-9|2/9|8[/-]3|1[/-][56]))"
    rf"{_DAY}[/-]{_MONTH}{_ENDED}{_COUNTED}",
    re.IGNORECASE,
)
_STREET = re.compile(rf"\b(đường|phố|công viên) (?!1/[2-48]){_DAY}[/-]{_MONTH}{_ENDED}{_COUNTED}", re.IGNORECASE)
_DAYS_OF = re.compile(rf"\b(ngày (?:\d{{1,2}}(?:, | và ))+){_DAY}[/-]{_MONTH}{_ENDED}{_COUNTED}", re.IGNORECASE)
_BARE = re.compile(rf"{_NOT_AFTER}(?!24/7)(?:{_LATE_DAY}[/-]{_MONTH}|(8)/(3)){_ENDED}{_COUNTED}")
_ANOTHER = re.compile(rf"\b({_MONTH_NAME}(?:, | và | đến |{_DASH})){_DAY}[/-]{_MONTH}{_ENDED}{_COUNTED}")
_BETWEEN = re.compile(rf"\b({_MONTH_NAME}){_DASH}(?=ngày|mùng)")
_QUARTER = re.compile(rf"\b(quý \d) ?[/.-] ?{_YEAR}{_ENDED}", re.IGNORECASE)
_MONTH_YEAR = re.compile(
    rf"(tháng )?{_NOT_AFTER}{_MONTH}/{_YEAR}{_ENDED}|\b(tháng ){_MONTH}(?: ?- ?|\.){_YEAR}{_ENDED}", re.IGNORECASE
)
_MONTHS = re.compile(rf"\b(tháng) {_MONTH}{_DASH}{_MONTH}(?![\w/]|[.,]\d)", re.IGNORECASE)
_MONTH_ALONE = re.compile(r"\b(tháng) (0?[1-9]|1[0-2])(?![\w/]|[.,]\d)", re.IGNORECASE)
_DECADE = re.compile(r"(?:\b(năm|thập niên|thập k[ỷỉ]) )?(?<![\w.,/–-])((?:19|20)\d0)'?s(?!\w)", re.IGNORECASE)
_SHORT_DECADE = re.compile(r"\b(năm|thập niên|thập k[ỷỉ]|thời|thế hệ) ([1-9]0)'?s(?!\w)", re.IGNORECASE)
_WEEKDAYS = re.compile(
    rf"(?<!\w)(?:T[2-7]|CN|thứ [2-7])(?:(?:{_DASH}|, ?| và | đến )(?:T[2-7]|CN|thứ [2-7]))+(?!\w)"
    rf"|\bthứ [2-7](?:(?:, | và |{_DASH})[2-7](?!\w|[.,/]\d| ?(?:người|giờ)))+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\bT(?=\d)|\bCN\b|\d| ?[–-] ?")


def dates(draft: Draft) -> Draft:
    """The text with these in words, but for years, which are read as any number is."""
    draft = draft.sub(_WEEKDAYS, _weekdays, "date")
    draft = draft.sub(_FROM_TO, _from_to, "date")
    draft = draft.sub(_ISO, lambda m: _date(m[3], m[2], m[1]), "date")
    draft = draft.sub(_FULL, lambda m: _date(m[2], m[4], m[5], m[1]), "date")
    draft = draft.sub(_SHORT, lambda m: _date(m[2], m[3], m[4], m[1]), "date")
    draft = draft.sub(_DAYS, lambda m: f"{m[1] or ''}{whole(m[2])} đến {_date(m[3], m[4], m[5])}", "date")
    draft = draft.sub(_BY_WORD, _by_word, "date")
    draft = draft.sub(_DAY_OF, lambda m: f"{m[1]}{_date(m[2], m[3])}", "date")
    draft = draft.sub(_STREET, lambda m: f"{m[1]} {whole(m[2])} tháng {_month(m[3])}", "date")
    draft = draft.sub(_DAYS_OF, lambda m: f"{m[1]}{_date(m[2], m[3])}", "date")
    draft = draft.sub(_BARE, lambda m: _date(m[1] or m[3], m[2] or m[4]), "date")
    draft = draft.sub(_ANOTHER, lambda m: m[1] + _date(m[2], m[3]), "date")
    draft = draft.sub(_BETWEEN, lambda m: f"{m[1]} đến ", "range")
    draft = draft.sub(_DECADE, lambda m: f"{m[1] or 'những năm'} {m[2]}", "date")
    draft = draft.sub(_SHORT_DECADE, lambda m: f"{m[1]} {m[2]}", "date")
    return _months(draft)


def _months(draft: Draft) -> Draft:
    draft = draft.sub(_QUARTER, lambda m: f"{m[1]} năm {m[2]}", "date")
    draft = draft.sub(_MONTH_YEAR, _month_of_year, "date")
    draft = draft.sub(_MONTHS, lambda m: f"{m[1]} {_month(m[2])} đến tháng {_month(m[3])}", "date")
    return draft.sub(_MONTH_ALONE, lambda m: f"{m[1]} {_month(m[2])}", "date")


def _date(day: str, month: str, year: str | None = None, said: str | None = None) -> str:
    """``ngày`` stands before the day once, whether it was written or not."""
    before = said if said and said.lower() in ("ngày", "mùng", "mồng") else "ngày"
    date = f"{before} {whole(day)} tháng {_month(month)}"
    return f"{date} năm {year}" if year else date


def _from_to(found: re.Match[str]) -> str:
    word, day, month, year, *last = found.groups()
    return f"{_date(day, month, year, word)} đến {_date(*last)}"


def _by_word(found: re.Match[str]) -> str:
    word, day, month = filter(None, found.groups())
    date = _date(day, month, None, word)
    return date if date.startswith(word) else f"{word} {date}"


def _month_of_year(found: re.Match[str]) -> str:
    month, year = found[2] or found[5], found[3] or found[6]
    return f"{found[1] or found[4] or 'tháng '}{_month(month)} năm {year}"


def _month(month: str) -> str:
    return "tư" if int(month) == 4 else whole(month)


def _weekdays(found: re.Match[str]) -> str:
    """Two are a beginning and an end; of more, each is meant."""
    listed = len(re.findall(r"[–-]", found.group())) > 1
    return _WEEKDAY.sub(_weekday, re.sub(r" ?[–-] ?", ", ", found.group()) if listed else found.group())


def _weekday(found: re.Match[str]) -> str:
    sign = found.group()
    if sign.isdecimal():
        return "tư" if sign == "4" else whole(sign)
    return {"T": "thứ ", "CN": "chủ nhật"}.get(sign, " đến ")
