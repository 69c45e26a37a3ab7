"""What a misspelled word may have been meant to be."""

import unicodedata
from collections.abc import Iterator

from hocso.vietnamese.folding import fold
from hocso.vietnamese.marking import adds_only_marks
from hocso.vietnamese.vocabulary import Vocabulary

_LETTERS = "abcdđeghiklmnopqrstuvxy" + "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)


def with_marks_added(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The syllables that a word in small letters becomes when marks are added to it: *duoc* is *được*, *đước*, …"""
    for syllable in vocabulary.by_bare_letters.get(fold(word), ()):
        if syllable != word and adds_only_marks(word, syllable):
            yield syllable


def one_slip_away(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The syllables that differ from a word in small letters by one letter more, less, exchanged or changed."""
    seen: set[str] = set()
    for made in _edits(word):
        if made in vocabulary.syllables and made != word and made not in seen:
            seen.add(made)
            yield made


def _edits(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in _LETTERS)
