"""Abbreviations in capitals: what one looks like in Vietnamese text, and which everybody knows."""

import re
import unicodedata
from collections.abc import Iterator

from hocso.vietnamese.syllables import analyse

KNOWN = frozenset({
    "ATM", "BS", "CD", "CH", "CLB", "DVD", "GS", "HCM", "HTV", "LED", "MC", "OK", "PGS", "SIM", "TP", "TS", "TSKH",
    "TV", "UBND", "USD", "VND", "VNĐ", "VOV", "VTV", "WC",
})  # fmt: skip
"""What people read without knowing, or asking, what the letters stand for; ``CH`` is the shop ``CH Play``."""

_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())
_IN_CAPITALS = re.compile(rf"[{_CAPITALS}][{_CAPITALS}\d]")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 6
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_PART_OF_A_NAME = re.compile(r"[/.-]\w")


def acronyms(text: str) -> Iterator[tuple[str, int]]:
    """The abbreviations of an NFC text that have to be explained, each with its offset.

    A word in capitals that can be a Vietnamese syllable is one said loudly (``KHÔNG``), and so is what stands beside
    one. Numbers of laws (``23/2023/NĐ-CP``), Roman numbers and names (``MB Bank``) are none either.
    """
    found = list(_WORD.finditer(text)) if has_capitals(text) else []
    for number, match in enumerate(found):
        before = found[number - 1][0] if number else ""
        after = found[number + 1][0] if number + 1 < len(found) else ""
        joined = text[match.start() - 1 : match.start()] in ("/", "-", ".") or _PART_OF_A_NAME.match(text, match.end())
        if _looks_like_one(match[0]) and not (joined or is_loud(before) or is_loud(after) or _is_foreign_name(after)):
            yield match[0], match.start()


def has_capitals(text: str) -> bool:
    """Whether two capitals, or a capital and a digit, stand together anywhere; quick, for most texts have none."""
    return _IN_CAPITALS.search(text) is not None


def is_loud(word: str) -> bool:
    """Whether a word is Vietnamese and all in capitals."""
    return len(word) > 1 and word.isupper() and analyse(word) is not None


def _looks_like_one(word: str) -> bool:
    letters = sum(letter.isalpha() for letter in word)
    if not (word.isupper() and word[0].isalpha() and letters > 1 and len(word) <= _LONGEST and _is_basic(word)):
        return False
    return word not in KNOWN and not _ROMAN.fullmatch(word) and analyse(word) is None


def _is_basic(word: str) -> bool:
    """No letter with a tone mark: an abbreviation has none."""
    return all(len(unicodedata.normalize("NFD", letter)) < 3 for letter in word)


def _is_foreign_name(word: str) -> bool:
    return word.istitle() and analyse(word) is None
