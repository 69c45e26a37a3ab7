"""Which of several words was meant: the one that makes a word with its neighbours, is on the page, is common."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hocso.check.spelling.page_words import Word
from hocso.vietnamese.candidates import with_marks_added
from hocso.vietnamese.vocabulary import Vocabulary

_MAKES_A_WORD = 6.0
_ON_THE_PAGE = 1.0


@dataclass(frozen=True)
class Guess:
    """What was meant, how likely that is beside other guesses, and whether it makes a word with a neighbour."""

    likeliness: float
    word: str
    fits: bool


@dataclass(frozen=True)
class Sense:
    """The vocabulary, and how often each word stands on the page."""

    vocabulary: Vocabulary
    on_page: Counter[str]

    def likeliest(
        self, word: Word, meant: Iterable[str], liking: Callable[[str], float] = lambda _: 0.0
    ) -> Guess | None:
        """The best of some syllables in the place of a word; ``liking`` adds to how likely each is."""
        before, after = tuple(self._readings(word.before)), tuple(self._readings(word.after))
        return max(
            (self._guess(syllable, before, after, liking(syllable)) for syllable in meant),
            key=lambda guess: (guess.likeliness, guess.word),
            default=None,
        )

    def fits(self, word: Word, meant: str) -> bool:
        """Whether a syllable makes a word with a neighbour of the word in whose place it is."""
        guess = self.likeliest(word, (meant,))
        return guess is not None and guess.fits

    def knows(self, word: Word) -> bool:
        return word.lower in self.vocabulary.syllables

    def is_foreign(self, neighbour: str) -> bool:
        """Whether a neighbour is English and cannot be Vietnamese."""
        return neighbour in self.vocabulary.english and neighbour not in self.vocabulary.syllables

    def _guess(self, syllable: str, before: tuple[str, ...], after: tuple[str, ...], liking: float) -> Guess:
        joins = self.vocabulary.joins
        fits = any(joins(one, syllable) for one in before) or any(joins(syllable, one) for one in after)
        likeliness = self.vocabulary.weights[syllable] + _ON_THE_PAGE * math.log1p(self.on_page[syllable])
        return Guess(likeliness + _MAKES_A_WORD * fits + liking, syllable, fits)

    def _readings(self, neighbour: str) -> Iterator[str]:
        """A neighbour as it stands, and, if it has no marks, as it may have been meant."""
        yield neighbour
        if neighbour.isascii() or neighbour not in self.vocabulary.syllables:
            yield from with_marks_added(neighbour, self.vocabulary)
