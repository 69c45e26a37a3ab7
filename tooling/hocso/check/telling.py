"""Values in a text that are telling enough to be known again: hotlines, laws, limits, longer phrases.

A bare "2" or "12" says nothing, and neither does a date or a sum: the same ones stand in many a story.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from hocso.model.facts import Fact
from hocso.vietnamese.addresses import addresses_in

_LAW = re.compile(
    r"(?<![\w/])(?:\d{1,4}/(?:19|20)\d\d/[A-ZĐ]{2,}\d*(?:-[A-ZĐ&][A-ZĐ&g]+)*|\d{1,4}/[A-ZĐ]{2,}(?:-[A-ZĐ&][A-ZĐ&g]+)+)"
    r"(?![\w/])"
)
_SERVICE = r"1[89]00[ .-]?\d{2,4}(?:[ .-]?\d{2,4})?"
_SERVICE_IN_TEXT = re.compile(rf"(?<![\w.,/+-])(?<!\d ){_SERVICE}(?![\w/]|[.,-]\d| ?(?:đồng|đ)\b)")
_TO_CALL = re.compile(rf"1\d{{2,3}}|[2-9]\d{{3}}|{_SERVICE}")

# A short number is a hotline only where somebody is told to call it: "gọi 113", "tổng đài: 1022, 156".
_SHORT = (
    r"(?<![\w.,/+-])1\d{2,3}(?![\w/%]|[.,:]\d| \d| ?(?:đồng|đ|triệu|tỷ|tỉ|nghìn|ngàn|người|lần|cuộc|hộ|km|kg|m|năm|"
    r"tuổi|trang|bài|đường|phố|ngõ|máy|lượt)\b)"
)
_CALL = re.compile(
    r"\b(?:gọi|tổng đài|đường dây nóng|hotline|đầu số|bấm số|quay số|số khẩn cấp|cấp cứu|cứu hỏa|cứu hoả|công an)"
    r"(?: (?:ngay|số|đến|tới|vào|theo|cho|điện thoại|miễn phí|là|công an|cảnh sát|cấp cứu|cứu hỏa|cứu hoả))*:? ?"
    rf"(?P<numbers>{_SHORT}(?:(?:, ?| hoặc | và | hay )(?:số )?{_SHORT})*)",
    re.IGNORECASE,
)

_SUM = re.compile(
    r"\d[\d.,]* ?(?:đồng|đ|vnđ|vnd|nghìn|ngàn|triệu|tỷ|tỉ|%|phần trăm)(?: đồng)?(?: (?:một|mỗi) \w+)?", re.IGNORECASE
)
_DATE = re.compile(r"(?:ngày |tháng |năm |\d{1,2}/|\d{1,2}\.)*\d{4}", re.IGNORECASE)
_LIMIT = r"\b(?:trên|dưới|quá|vượt|tối đa|tối thiểu|ít nhất|nhiều nhất|cao nhất|thấp nhất|mức|phí|cước|phạt)(?: là)?\s+"
_FEW_WORDS = 4


def hotlines(text: str) -> Iterator[str]:
    """The numbers of a text that people are told to call: 113, 1022, 1900 1234."""
    if any(map(str.isdigit, text)):
        for call in _CALL.finditer(text):
            yield from re.findall(_SHORT, call["numbers"])
        yield from (found[0] for found in _SERVICE_IN_TEXT.finditer(text))


def laws(text: str) -> Iterator[str]:
    """The numbers of laws, decrees and circulars: ``69/2024/NĐ-CP``."""
    if "/" in text:
        yield from (found[0] for found in _LAW.finditer(text))


def is_to_call(value: str) -> bool:
    """Whether a value is a number to call. Such a one is looked for only where somebody is told to call."""
    return bool(_TO_CALL.fullmatch(value))


def is_address(value: str) -> bool:
    return next(addresses_in(value), None) == value.strip()


def telling_values(facts: Mapping[str, Fact]) -> Callable[[str], list[str]]:
    """A function that finds in a text the values of facts that are most likely meant as such."""
    patterns = _patterns(tuple(sorted({fact.value for fact in facts.values()})))
    return lambda text: [found["value"] for pattern in patterns for found in pattern.finditer(text)]


@lru_cache(maxsize=4)
def _patterns(values: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Sums where they are a limit; laws and longer phrases anywhere."""
    sums = [value for value in values if _SUM.fullmatch(value)]
    phrases = [value for value in values if value not in sums and _is_telling(value)]
    return tuple(
        re.compile(rf"{before}(?<![\w.,/])(?P<value>{_any_of(some)})(?!\w|[.,/]\d)", re.IGNORECASE)
        for before, some in ((_LIMIT, sums), ("", phrases))
        if some
    )


def _is_telling(value: str) -> bool:
    plain = _DATE.fullmatch(value) or is_to_call(value) or is_address(value)
    return not plain and bool(_LAW.search(value) or (re.search(r"\d", value) and len(value.split()) >= _FEW_WORDS))


def _any_of(values: list[str]) -> str:
    longest_first = sorted(values, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, value.split())) for value in longest_first)
