"""The marks of a word: putting the tone mark where it belongs (*họat* is *hoạt*), and which marks a word lacks."""

import unicodedata
from functools import cache

from hocso.vietnamese.folding import fold
from hocso.vietnamese.spelling import old_style
from hocso.vietnamese.syllables import Tone, analyse, without_tone


def placed(letters: str, tone: Tone) -> str | None:
    """The syllable that letters make with a tone, in the old style; None if they make none. Capitals stay."""
    for at in reversed(range(len(letters))):
        marked = unicodedata.normalize("NFC", letters[: at + 1] + tone.value + letters[at + 1 :])
        if analyse(marked):
            return old_style(marked)
    return None


def moved(word: str) -> str | None:
    """The syllable that a word becomes when its tone mark, and nothing else, is moved; None if there is none."""
    if analyse(word):
        return None
    found = without_tone(word)
    if found is None or found[2] is None:
        return None
    letters, tone, _ = found
    return placed(letters, tone)


def adds_only_marks(word: str, marked: str) -> bool:
    """Whether the second word, of as many letters, has all the marks of the first."""
    return len(word) == len(marked) and all(
        marks_of(one) <= marks_of(other) and fold(one) == fold(other) for one, other in zip(word, marked, strict=True)
    )


@cache
def marks_of(letter: str) -> frozenset[str]:
    """The marks on a letter; the stroke of đ is one."""
    return frozenset("-" if letter == "đ" else unicodedata.normalize("NFD", letter)[1:])
