"""Words of two syllables that were meant where another real syllable stands: *sữa chữa* for *sửa chữa*.

Nobody can tell from the syllable alone. A pair is taken for a slip where it is no word, forms none with its other
neighbours, would hardly stand together by chance, and one known confusion away there is a word.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from hocso.check.spelling.page_words import Text
from hocso.vietnamese.confusion import Confusion, confused_with
from hocso.vietnamese.spelling import old_style
from hocso.vietnamese.vocabulary import Vocabulary

# How much surer than by chance a slip of each kind must be. Measured on edited text: the less people err so, the more.
_DOUBT: dict[Confusion, float] = {
    "hoi-nga": -2.0,
    "left-out": 1.5,
    "onset": 1.8,
    "coda": 1.5,
    "letter": 3.6,
    "tone": 5.8,
}
_RARE = 2.5  # how much surer yet if not everybody knows the word that was meant
_PLAIN_CHANCE = 1.5  # pairs likelier than this stand together in any text; only the commonest confusion is looked for
_LIKELY_ANYWAY = 4.0
_CORPUS = math.log(16.5e6)


@dataclass(frozen=True)
class PairSlip:
    """Two syllables of a text, by the number of the first, and the word that was meant."""

    of: Text
    first: int
    meant: str


def pair_slips(text: Text, vocabulary: Vocabulary) -> Iterator[PairSlip]:
    """The slips of a text; no two of them share a syllable."""
    lower = [word if word in vocabulary.syllables else old_style(word) for word in text.lower]
    taken = -1
    for first in range(len(lower) - 1):
        if first > taken and (meant := _meant(text, lower, first, vocabulary)):
            taken = first + 1
            yield PairSlip(text, first, meant)


def _meant(text: Text, lower: list[str], first: int, vocabulary: Vocabulary) -> str | None:
    """The likeliest word that was meant by a syllable and the next; None if they may well stand there as they are."""
    one, other = lower[first], lower[first + 1]
    if vocabulary.joins(one, other) or one not in vocabulary.syllables or other not in vocabulary.syllables:
        return None
    chance = vocabulary.weight(one) + vocabulary.weight(other) - _CORPUS
    if chance > _LIKELY_ANYWAY or not text.beside(first) or _has_capitals_inside(text, first):
        return None
    found = max(_words_meant(one, other, chance, vocabulary), default=None)
    return found[1] if found and not _joined_elsewhere(text, lower, first, vocabulary) else None


def _words_meant(one: str, other: str, chance: float, vocabulary: Vocabulary) -> Iterator[tuple[float, str]]:
    """Every word one confusion away that is likely enough, with how likely."""
    for meant, how in confused_with(one, vocabulary):
        if vocabulary.joins(meant, other):
            yield from _if_likely(f"{meant} {other}", one, meant, how, chance, vocabulary)
    for meant, how in confused_with(other, vocabulary):
        if vocabulary.joins(one, meant):
            yield from _if_likely(f"{one} {meant}", other, meant, how, chance, vocabulary)


def _if_likely(
    word: str, written: str, meant: str, how: Confusion, chance: float, vocabulary: Vocabulary
) -> Iterator[tuple[float, str]]:
    doubt = _DOUBT[how] + (0.0 if word in vocabulary.common else _RARE)
    likeliness = vocabulary.weight(meant) - vocabulary.weight(written) - chance
    if likeliness > doubt and (how == "hoi-nga" or chance < _PLAIN_CHANCE):
        yield likeliness - doubt, word


def _joined_elsewhere(text: Text, lower: list[str], first: int, vocabulary: Vocabulary) -> bool:
    """Whether one of the two makes a word with its other neighbour."""
    left = text.beside(first - 1) and vocabulary.joins(lower[first - 1], lower[first])
    return left or (text.beside(first + 1) and vocabulary.joins(lower[first + 1], lower[first + 2]))


def _has_capitals_inside(text: Text, first: int) -> bool:
    """Whether it is a name: a capital that is not that of a sentence's beginning, unless all is in capitals."""
    one, other = text.found[first], text.found[first + 1]
    if one[0].isupper() and other[0].isupper():
        return len(one[0]) == 1
    return other[0] != other[0].lower() or (one[0] != one[0].lower() and one.start() not in text.beginnings)
