"""Words of two syllables that were meant where another real syllable stands: *sữa chữa* for *sửa chữa*.

Nobody can tell from the syllable alone. A pair is taken for a slip where it is no word, forms none with its other
neighbours, would hardly stand together by chance, and one known confusion away there is a word.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hocso.check.spelling.page_words import Text, is_in_phrase
from hocso.vietnamese.confusion import Confusion, confused_with
from hocso.vietnamese.spelling import old_style
from hocso.vietnamese.vocabulary import Vocabulary

# How much likelier than the pair as it stands the word must be. Measured on edited text: the rarer people err so, the
# more. Weights are logarithms of counts in a corpus of 16.5 million.
_DOUBT: dict[Confusion, float] = {
    "hoi-nga": -2.0,
    "left-out": 1.5,
    "onset": 1.8,
    "coda": 1.5,
    "letter": 3.6,
    "tone": 6.2,
}
_RARE = 6.0  # how much likelier yet if not everybody knows the word
_CORPUS = math.log(16.5e6)
# Pairs likelier than this stand together in any text; below it only the commonest confusion is looked for.
_LIKELY_ANYWAY = 4.0
_LIKELY_ENOUGH = 1.5


@dataclass(frozen=True, order=True)
class PairSlip:
    """The word that was meant by two syllables of a text, of which the first has this number, and how likely it is."""

    likeliness: float
    meant: str
    first: int


def pair_slips(text: Text, vocabulary: Vocabulary) -> Iterator[PairSlip]:
    """The slips of a text; where two share a syllable, the likelier."""
    pairs = _Pairs(text, vocabulary)
    kept: PairSlip | None = None
    for first in range(len(text.lower) - 1):
        found = pairs.slip_at(first)
        if kept and (found is None or found.likeliness <= kept.likeliness):
            yield kept
            kept = None
        elif found:
            kept = found
    if kept:
        yield kept


@lru_cache(maxsize=4_000)
def _gains(written: str, vocabulary: Vocabulary) -> tuple[tuple[float, str, Confusion], ...]:
    """The syllables that one may be written for, with how much likelier each is, beyond doubt; likeliest first."""
    weights = vocabulary.weights
    gains = (
        (weights[meant] - weights[written] - _DOUBT[how], meant, how)
        for meant, how in confused_with(written, vocabulary)
    )
    return tuple(sorted(gains, reverse=True))


class _Pairs:
    """The neighbouring syllables of a text."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.lower = [word if word in vocabulary.weights else old_style(word) for word in text.lower]
        self.weights = [vocabulary.weights.get(word, math.inf) for word in self.lower]

    def slip_at(self, first: int) -> PairSlip | None:
        """The likeliest word that was meant by a syllable and the next; None if they may well stand as they are."""
        chance = self.weights[first] + self.weights[first + 1] - _CORPUS
        if chance > _LIKELY_ANYWAY or self._joins(first) or not self.text.beside(first):
            return None
        found = max(self._slips_at(first, chance), default=None)
        return None if found is None or self._is_settled(first) else found

    def _slips_at(self, first: int, chance: float) -> Iterator[PairSlip]:
        """Every word one confusion away that is likely enough."""
        one, other = self.lower[first], self.lower[first + 1]
        for at in (first, first + 1):
            for gain, meant, how in _gains(self.lower[at], self.vocabulary):
                if gain <= chance:
                    break
                if chance < _LIKELY_ENOUGH or how == "hoi-nga":
                    word = f"{meant} {other}" if at == first else f"{one} {meant}"
                    if word in self.vocabulary.common or (gain > chance + _RARE and word in self.vocabulary.compounds):
                        yield PairSlip(gain - chance, word, first)

    def _joins(self, first: int) -> bool:
        return self.vocabulary.joins(self.lower[first], self.lower[first + 1])

    def _is_settled(self, first: int) -> bool:
        """Whether one of the two makes a word with its other neighbour, or they are a name."""
        before = self.text.beside(first - 1) and self._joins(first - 1)
        after = self.text.beside(first + 1) and self._joins(first + 1)
        return before or after or self._is_name(first) or self._is_in_a_longer_word(first)

    def _is_in_a_longer_word(self, first: int) -> bool:
        """Whether both stand in a word of more syllables: *ngày xửa* in *ngày xửa ngày xưa*."""
        return is_in_phrase(self.text, first, first + 1, self.vocabulary.compounds)

    def _is_name(self, first: int) -> bool:
        """Whether there is a capital that is not that of a sentence's beginning, though not all are capitals."""
        one, other = (self.text.found[at] for at in (first, first + 1))
        if one[0].isupper() and other[0].isupper():
            return len(one[0]) == 1
        return not other[0].islower() or (not one[0].islower() and one.start() not in self.text.beginnings)
