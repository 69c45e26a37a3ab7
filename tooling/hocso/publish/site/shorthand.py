"""Texts with one letter for each word: what gzip leaves of a book of sixty lessons is a quarter less.

Words and marks keep the space before them, so that putting the words of a code one after another gives the text back.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WORD = re.compile(r" ?\w+| ?[^\w\s]")
FIRST, BACKSLASH, LAST = ord("#"), ord("\\"), 0xD7FF
"""Letters of a code: from behind the quotation mark to before the surrogates, without the backslash."""

MOST = LAST - FIRST
"""How many different words a book can have; rarer ones are left out."""


@dataclass(frozen=True)
class Shorthand:
    """``words`` by how often they stand in the texts; the letter of each."""

    words: tuple[str, ...]
    letters: Mapping[str, str]

    def write(self, words: Iterable[str]) -> str:
        """What ``words_in`` found in a text."""
        return "".join([self.letters.get(word, "") for word in words])


def shorthand_for(counts: Iterable[Mapping[str, int]]) -> Shorthand:
    """For texts of which is known how often they have each word; what the most frequent ones need is one byte each."""
    count: Counter[str] = Counter()
    for one in counts:
        count.update(one)
    words = sorted(count, key=lambda word: (-count[word], word))[:MOST]
    return Shorthand(tuple(words), {word: _letter(place) for place, word in enumerate(words)})


def words_in(text: str) -> list[str]:
    """The text begins as if it followed another; white space of any kind and length is one space."""
    return WORD.findall(" " + " ".join(text.split())) if text.strip() else []


def _letter(place: int) -> str:
    code = FIRST + place
    return chr(code if code < BACKSLASH else code + 1)
