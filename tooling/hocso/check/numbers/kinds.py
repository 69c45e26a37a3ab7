"""Which numbers of a text are a person's, and of which kind. Each number is one kind only, the surest that fits."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from hocso.check.numbers.made_up import digits_of, is_made_up

Kind = Literal["card", "account", "identity", "phone"]

_BEGINS = r"(?<![\w+/=#*.,-])(?<!\d[ :])"
_ENDS = r"(?![\w/*#%]|[.,:-]\d| \d)"
_MONEY = r"(?! ?(?:đồng|đ\b|vnđ|vnd|triệu|tr\b|tỷ|tỉ|nghìn|ngàn|usd|đô la|k\b|%))"
_GROUPED = r"\d(?:[ .-]?\d){%d,%d}"
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DATE = re.compile(r"\d{1,2}([ .-])\d{1,2}\1\d{4}|\d{4}([ .-])\d{1,2}\2\d{1,2}")
_SERVICE = re.compile(r"1[89]00[ .-]?\d{2}(?:[ .-]?\d{2}){0,2}")

# Words, then at most a few more that belong to them ("STK của bà Lan ở ngân hàng X là:"), then the number.
# Words for another number in between mean that it is the other.
_OTHER = r"gọi|điện thoại|\bđt\b|\bmã\b|otp|ngày|tổng đài|hotline|nhắn|zalo|căn cước|cccd|cmnd|định danh|tài khoản"
_THEN = rf"(?:(?!{_OTHER})[^\d.;!?\n]){{0,40}}?(?:: ?)?"
_ACCOUNT_WORDS = r"(?:số tài khoản|tài khoản|\bstk\b|\bsố tk\b|\btk\b)"
_IDENTITY_WORDS = r"(?:\bcmnd\b|\bcmt\b|\bcccd\b|chứng minh nhân dân|chứng minh thư|căn cước|định danh)"
_TAX_WORDS = re.compile(r"(?:mã số thuế|\bmst\b|mã số doanh nghiệp|mã doanh nghiệp)[^\d.;!?\n]{0,20}$", re.IGNORECASE)

# The first three digits of a number of identity: the province where a person was born.
_PROVINCES = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 "
    "044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 "
    "089 091 092 093 094 095 096"
)
_BORN = re.compile(r"\d{3}[0-3]\d{8}")  # then the century with the sex, and two digits of the year

_CARD = re.compile(
    rf"{_BEGINS}(?:\d{{4}}(?:[ -]\d{{4}}){{3}}(?:[ -]\d{{3}})?|\d{{4}}[ -]\d{{6}}[ -]\d{{5}}|\d{{13,19}}){_ENDS}"
)
_CARD_STARTS = re.compile(r"4\d{12}(?:\d{3})?|(?:5[1-5]|2[2-7]|35|6[0-9])\d{14}|9704\d{12}(?:\d{3})?|3[47]\d{13}")
_ACCOUNT = re.compile(rf"{_ACCOUNT_WORDS}{_THEN}({_BEGINS}{_GROUPED % (7, 14)}{_ENDS}{_MONEY})", re.IGNORECASE)
_OLD_IDENTITY = re.compile(rf"{_IDENTITY_WORDS}{_THEN}({_BEGINS}{_GROUPED % (8, 8)}{_ENDS}{_MONEY})", re.IGNORECASE)
_IDENTITY = re.compile(rf"{_BEGINS}{_GROUPED % (11, 11)}{_ENDS}")
_PHONE = re.compile(
    r"""
      (?<![\w=\#*.,-])(?<!\d:)(?<!\D/)(?<!^/)
      (?: (?:\+|00)84[ .-]?\(?0?\)?[ .-]? (?:[35789]|2\d) | \(?0(?:[35789]|2\d)
        | 84[35789](?=\d{8}(?!\d|[ ]?(?:đồng|đ\b|VN))) )
      (?:[ .)-]{0,2}\d){8}
      (?![\w*\#%]|[.,:-]\d|[ ][1-9]|/(?!0\d))
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class PersonalNumber:
    """A number as it stands in a text."""

    kind: Kind
    words: str

    @property
    def digits(self) -> str:
        return digits_of(self.words)

    @property
    def made_up(self) -> bool:
        return is_made_up(self.digits, can_be_dialled=self.kind == "phone")


@lru_cache(maxsize=1024)
def personal_numbers(text: str) -> tuple[PersonalNumber, ...]:
    """The numbers of a text that could be somebody's, in the order of the text."""
    if sum(map(str.isdigit, text)) < 8:
        return ()
    found: list[tuple[int, PersonalNumber]] = []
    for kind, find in _KINDS:
        for start, words in find(text):
            found.append((start, PersonalNumber(kind, words)))
            text = text[:start] + "\ufffc" * len(words) + text[start + len(words) :]
    return tuple(number for _, number in sorted(found, key=lambda entry: entry[0]))


Found = Iterator[tuple[int, str]]


def _cards(text: str) -> Found:
    for found in _CARD.finditer(text):
        digits = digits_of(found[0])
        if _CARD_STARTS.fullmatch(digits) and _passes_luhn(digits):
            yield found.start(), found[0]


def _passes_luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def _accounts(text: str) -> Found:
    for found in _ACCOUNT.finditer(text):
        no_account = (_THOUSANDS, _DATE, _SERVICE)
        if not any(pattern.fullmatch(found[1]) for pattern in no_account):
            yield found.start(1), found[1]


def _identities(text: str) -> Found:
    for found in _IDENTITY.finditer(text):
        digits = digits_of(found[0])
        if digits[:3] in _PROVINCES.split() and _BORN.fullmatch(digits):
            yield found.start(), found[0]
    yield from ((found.start(1), found[1]) for found in _OLD_IDENTITY.finditer(text))


def _phones(text: str) -> Found:
    end = -1
    for found in _PHONE.finditer(text):
        before = text[: found.start()]
        goes_on = before[-2:-1].isdigit() and before.endswith(" ") and found.start() != end + 1
        if not goes_on and not _TAX_WORDS.search(before):
            end = found.end()
            yield found.start(), found[0]


_KINDS: tuple[tuple[Kind, Callable[[str], Found]], ...] = (
    ("card", _cards),
    ("account", _accounts),
    ("identity", _identities),
    ("phone", _phones),
)
