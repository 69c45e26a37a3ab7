"""Putting the tone mark where it belongs: *họat* is *hoạt*, *gía* is *giá*."""

import unicodedata

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
