"""Numbers as words: whole numbers, digits one by one, decimals, Roman numerals."""

import re
from functools import lru_cache

from vn_numberwords import number_to_words

from hocso.model.settings import Accent

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LONGEST_NUMBER = 15  # digits; a longer one is a code, not a quantity

SOUTHERN = {"linh": "lẻ", "nghìn": "ngàn"}
"""What is said in the South for words of numbers. In the Centre both are heard: those that schools teach are said."""

# A number as it is written: thousands apart by dots (or by commas, twice at least), a decimal after a comma or dot.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+(?:[.,]\d+)?"

_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@lru_cache(maxsize=4096)
def whole(digits: str, accent: Accent = "north") -> str:
    """``2025`` as it is said; thousands may be apart by ``.`` ``,`` or a space."""
    bare = re.sub(r"\D", "", digits)
    if not bare:
        return ""
    if len(bare) > LONGEST_NUMBER:
        return one_by_one(bare)
    # The library says "sáu mươi năm" for 65 and its like; after "mươi" a five is always "lăm".
    words = str(number_to_words(int(bare))).replace("mươi năm", "mươi lăm")
    for northern, southern in SOUTHERN.items() if accent == "south" else ():
        words = words.replace(northern, southern)
    return words


def thousand(accent: Accent) -> str:
    """The word for a thousand."""
    return SOUTHERN["nghìn"] if accent == "south" else "nghìn"


def one_by_one(digits: str) -> str:
    """``113`` as ``một một ba``."""
    return " ".join(DIGITS[int(digit)] for digit in digits if digit.isdecimal())


def in_groups(digits: str, size: int = 3) -> str:
    """A long code digit by digit, with a pause after every ``size`` digits; no group is left with one digit."""
    groups = [digits[at : at + size] for at in range(0, len(digits), size)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return ", ".join(one_by_one(group) for group in groups)


def decimal(before: str, after: str, accent: Accent = "north") -> str:
    """``1,25`` as ``một phẩy hai năm``."""
    return f"{whole(before, accent)} phẩy {one_by_one(after)}"


def roman(letters: str) -> int | None:
    """The value of a well-formed Roman numeral."""
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < later else value for value, later in zip(values, following, strict=True))
