"""Words that no dictionary has, with a letter too many, too few or another; and rare ones written for common ones."""

from hocso.check.spelling.counts import BORROWED, COMMON, EVERYDAY, is_borrowed
from hocso.check.spelling.page_words import Word
from hocso.check.spelling.sense import Sense
from hocso.vietnamese.candidates import one_slip_away
from hocso.vietnamese.confusion import confused_with
from hocso.vietnamese.likeness import likeness, sound
from hocso.vietnamese.spelling import old_style
from hocso.vietnamese.syllables import analyse
from hocso.vietnamese.vocabulary import Vocabulary

_SHORTEST = 3  # shorter words are near to too many others to say which was meant
_READILY = ("hoi-nga", "left-out")


def unknown_syllable(word: Word, sense: Sense) -> str | None:
    """One letter is too many, too few or another."""
    vocabulary = sense.vocabulary
    if sense.knows(word):
        return _rare_for_common(word, sense)
    if word.lower.isascii() or word.is_name or is_borrowed(word.lower, vocabulary):
        return None
    near = filter(analyse, one_slip_away(word.lower, vocabulary))
    if len(word.lower) < _SHORTEST:
        near = filter(lambda meant: sound(word.lower) == sound(meant), near)
    guess = sense.likeliest(word, near, lambda meant: likeness(word.lower, meant))
    return guess.word if guess and (guess.fits or vocabulary.count(guess.word) >= COMMON) else None


def is_rare(lower: str, vocabulary: Vocabulary) -> bool:
    """Whether a syllable with marks stands in the word list, but hardly ever in print: *đở*, *sữ*, *triêu*."""
    return lower in vocabulary.listed and not lower.isascii() and vocabulary.counts.get(lower, 0) < BORROWED


def _rare_for_common(word: Word, sense: Sense) -> str | None:
    """The everyday syllable that a rare one, which makes no word with its neighbours, is readily written for."""
    vocabulary, lower = sense.vocabulary, old_style(word.lower)
    if word.is_name or not is_rare(lower, vocabulary) or sense.fits(word, lower):
        return None
    alike = [other for other, how in confused_with(lower, vocabulary) if how in _READILY]
    guess = sense.likeliest(word, alike, lambda meant: likeness(lower, meant))
    if guess is None or guess.fits:  # a word of two syllables is for another rule to see
        return None
    return guess.word if vocabulary.count(guess.word) >= EVERYDAY else None
