"""How readily one Vietnamese word is written for another."""

import re
import unicodedata

from hocso.vietnamese.folding import fold
from hocso.vietnamese.syllables import Tone

_HOI_FOR_NGA = str.maketrans({Tone.HOI.value: Tone.NGA.value, Tone.NGA.value: Tone.HOI.value})


def likeness(written: str, meant: str) -> float:
    """How readily one is written for the other: a mark or a letter of the same sound sooner than any other letter."""
    if _with_other_tone(written) == meant:
        return 8.0
    if fold(written) == fold(meant):
        return 3.0
    if once_each(written) == meant:
        return 4.0
    return 2.0 if sound(written) == sound(meant) else 0.0


def _with_other_tone(word: str) -> str:
    """The word with hỏi for ngã and ngã for hỏi: most of the country says them alike."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_HOI_FOR_NGA))


def once_each(word: str) -> str:
    """The word without what a finger that stayed too long on a key made of it."""
    return re.sub(r"(.)\1", r"\1", word)


def sound(word: str) -> str:
    """The word with every beginning that sounds like another written alike."""
    return re.sub(r"^(?:k|q(?=u))", "c", re.sub(r"^(ng|g)h", r"\1", word))
