"""The order of Vietnamese dictionaries: syllable by syllable, first by its letters, then by its tone."""

import re
import unicodedata

from hocso.vietnamese.syllables import Tone

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

TONES = (Tone.NGANG, Tone.HUYEN, Tone.HOI, Tone.NGA, Tone.SAC, Tone.NANG)
"""As dictionaries list them: la, là, lả, lã, lá, lạ."""

Key = tuple[tuple[tuple[str, ...], int], ...]

_RANKS = {letter: f"{rank:02}" for rank, letter in enumerate(LETTERS)}
_TONE_RANKS = {tone.value: rank for rank, tone in enumerate(TONES) if tone.value}


def order_of(text: str) -> Key:
    """A key to sort by. Figures and letters of other languages keep the order of their codes, figures first."""
    return tuple(_syllable(word) for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower()))


def _syllable(word: str) -> tuple[tuple[str, ...], int]:
    """The letters without the tone, and the tone, which decides only between the same letters."""
    tone = 0
    letters = []
    for letter in word:
        marks = unicodedata.normalize("NFD", letter)
        tone = max([tone, *(_TONE_RANKS.get(mark, 0) for mark in marks)])
        bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONE_RANKS))
        letters.append(_rank(bare))
    return tuple(letters), tone


def _rank(letter: str) -> str:
    if letter in _RANKS:
        return f"1{_RANKS[letter]}"
    return f"0{letter}" if letter.isdecimal() else f"2{letter}"
