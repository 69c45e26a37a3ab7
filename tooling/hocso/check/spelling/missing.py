"""Words with a mark left out, or all of them."""

import re

from hocso.check.spelling.counts import COMMON, outweighs
from hocso.check.spelling.dictionary import seldom_bare
from hocso.check.spelling.page_words import Word
from hocso.check.spelling.sense import Sense
from hocso.vietnamese.candidates import with_marks_added
from hocso.vietnamese.surnames import SURNAMES
from hocso.vietnamese.syllables import analyse

_LONG_RUN = 6  # words without any mark; Vietnamese has that many in a row now and then
_STOPPED = re.compile(r"[aeiouy](?:c|ch|p|t)$")


def missing_mark(word: Word, sense: Sense) -> str | None:
    """A mark, or all of them, is left out."""
    if word.lower in seldom_bare() and (meant := _seldom_bare(word, sense)):
        return meant
    if sense.knows(word):
        return _half_of_a_bare_word(word, sense)
    as_name = SURNAMES if word.is_name else ()
    marked = with_marks_added(word.lower, sense.vocabulary)
    guess = sense.likeliest(word, marked, lambda meant: 12.0 * (meant in as_name))
    if guess is None:
        return None
    if not word.lower.isascii():
        may_be_a_name = word.is_name and analyse(word.lower)
        return (
            guess.word if guess.fits or (sense.vocabulary.count(guess.word) >= COMMON and not may_be_a_name) else None
        )
    if _is_among_bare_words(word, sense):
        return None
    if word.is_name:
        return guess.word if is_everyday_name(guess.word, word, sense) else None
    if word.lower in sense.vocabulary.english:
        if sense.is_foreign(word.before) or sense.is_foreign(word.after):
            return None
        fits = guess.fits and outweighs(guess.word, word.lower, sense, 20 if _beside_bare(word) else 50)
        times = 300 if _STOPPED.search(word.lower) else 1000
        clear = fits or outweighs(guess.word, word.lower, sense, times)
    else:
        clear = guess.fits or outweighs(guess.word, word.lower, sense, 30)
    return guess.word if clear else None


def _half_of_a_bare_word(word: Word, sense: Sense) -> str | None:
    """What *thoai* is in *dien thoai*, though alone it is a word, as in *thoai thoải*."""
    vocabulary = sense.vocabulary
    before, after = (
        () if one in vocabulary.syllables else tuple(with_marks_added(one, vocabulary))
        for one in (word.before, word.after)
    )
    halves = (
        half
        for half in with_marks_added(word.lower, vocabulary)
        if any(vocabulary.joins(one, half) for one in before) or any(vocabulary.joins(half, one) for one in after)
    )
    guess = None if _is_among_bare_words(word, sense) else sense.likeliest(word, halves)
    return guess.word if guess else None


def _seldom_bare(word: Word, sense: Sense) -> str | None:
    """What a syllable that is hardly ever written alone was meant to be among words with marks."""
    neighbours = [one for one in (word.before, word.after) if one]
    if word.is_name or _is_among_bare_words(word, sense) or all(one.isascii() for one in neighbours):
        return None
    joins = sense.vocabulary.joins
    if joins(word.before, word.lower) or joins(word.lower, word.after) or any(map(sense.is_foreign, neighbours)):
        return None
    guess = sense.likeliest(word, with_marks_added(word.lower, sense.vocabulary))
    return guess.word if guess else None


def _beside_bare(word: Word) -> bool:
    """Whether a neighbour has no marks either."""
    return any(one and one.isascii() for one in (word.before, word.after))


def is_everyday_name(meant: str, word: Word, sense: Sense) -> bool:
    """Whether a name without marks stands for one that everybody knows, before a name with marks: *Nguyen Thị*."""
    stays = sense.vocabulary.counts.get(word.lower, 0)
    has_marks = word.after in sense.vocabulary.syllables and not word.after.isascii()
    return has_marks and meant in SURNAMES and sense.vocabulary.count(meant) >= 30 * stays


def _is_among_bare_words(word: Word, sense: Sense) -> bool:
    """Whether whole words of bare letters stand around it: somebody's message is quoted as it was sent."""
    lower = word.of.lower
    start, end = word.number, word.number + 1
    while start > 0 and lower[start - 1].isascii():
        start -= 1
    while end < len(lower) and lower[end].isascii():
        end += 1
    unknown = sum(one not in sense.vocabulary.syllables and one.isalpha() for one in lower[start:end])
    return unknown >= (1 if end - start >= _LONG_RUN else 4)
