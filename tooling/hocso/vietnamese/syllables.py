"""The Vietnamese syllable: what its parts are, and whether a word can be one at all.

Used by the checker (is this a Vietnamese word?) and by the voices (how does it sound?), so it is strict: onset,
rhyme, tone and the place of the tone mark must all be possible in Vietnamese spelling, in either convention
(``hoà`` and ``hòa``, ``kỹ`` and ``kĩ``).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from hocso.vietnamese.rhymes import (
    FRONT,
    NEVER_BEFORE_FRONT,
    ONLY_BEFORE_FRONT,
    ONSETS,
    ROWS,
    ROWS_AFTER_GI,
    ROWS_AFTER_QU,
    STOPS,
    Row,
)


class Tone(Enum):
    """The six tones, each with the combining mark that writes it."""

    NGANG = ""
    HUYEN = "\u0300"
    SAC = "\u0301"
    HOI = "\u0309"
    NGA = "\u0303"
    NANG = "\u0323"


@dataclass(frozen=True)
class Syllable:
    """The sounds of one syllable, named as in ``rhymes``; ``glide`` is the w of ``hoa`` and ``quê``."""

    onset: str
    glide: bool
    nucleus: str
    coda: str
    tone: Tone

    @property
    def stopped(self) -> bool:
        """Whether it ends in p, t, c or ch."""
        return self.coda in STOPS


@dataclass(frozen=True)
class _Rhyme:
    """One written rhyme: its sounds, and the letters that may bear the tone mark."""

    glide: bool
    nucleus: str
    coda: str
    marked: frozenset[int]


_SEMIVOWELS = {"-": "", "i": "j", "y": "j", "o": "w", "u": "w"}
_MARKS = {tone.value: tone for tone in Tone if tone.value}
_WORD = re.compile(r"[^\W_]+")
_COUNTED = re.compile(r"\d+(?:[.,/:-]\d+)+|[^\W_]+")


def _rhymes(rows: tuple[Row, ...]) -> Iterator[tuple[str, _Rhyme]]:
    for row in rows:
        for coda in row.codas.split():
            written = row.glide + row.written + coda.strip("-")
            yield written, _Rhyme(bool(row.glide), row.nucleus, _SEMIVOWELS.get(coda, coda), _marked(row, coda))


def _marked(row: Row, coda: str) -> frozenset[int]:
    """Which letters of the rhyme may bear the mark: -1 is the i of the onset gi, in gì and gìn.

    Open ia ua ưa ya bear it on the first letter, other pairs on the last; open oa oe uy on either.
    """
    first = len(row.glide)
    last = first + len(row.written) - 1
    if coda != "-":
        return frozenset({last})
    if len(row.written) == 2 and row.written[1] == "a":
        return frozenset({first})
    if row.glide and row.written in ("a", "e", "y"):
        return frozenset({0, 1})
    return frozenset({last})


_PLAIN = dict(_rhymes(ROWS))
_AFTER_QU = dict(_rhymes(ROWS_AFTER_QU))
_AFTER_GI = dict(_rhymes(ROWS_AFTER_GI))
_ONSETS_LONGEST_FIRST = sorted(ONSETS, key=len, reverse=True)


@lru_cache(maxsize=20_000)
def analyse(word: str) -> Syllable | None:
    """The parts of a syllable in any case and normal form; None for what cannot be a Vietnamese syllable."""
    found = without_tone(word.lower())
    if found is None:
        return None
    letters, tone, marked_at = found
    for onset in _ONSETS_LONGEST_FIRST:
        if letters.startswith(onset):
            rhyme = _rhyme_after(onset, letters[len(onset) :])
            at = None if marked_at is None else marked_at - len(onset)
            if rhyme and _may_bear(rhyme, tone, at):
                return Syllable(ONSETS[onset], rhyme.glide or onset == "qu", rhyme.nucleus, rhyme.coda, tone)
    return None


@lru_cache(maxsize=20_000)
def without_tone(word: str) -> tuple[str, Tone, int | None] | None:
    """The letters without tone, the tone, and which letter bore it; None for two marks or none of ours."""
    letters: list[str] = []
    tone, at = Tone.NGANG, None
    for char in unicodedata.normalize("NFD", word):
        if char in _MARKS:
            if at is not None or not letters:
                return None
            tone, at = _MARKS[char], len(letters) - 1
        elif unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
    return "".join(letters), tone, at


def _rhyme_after(onset: str, written: str) -> _Rhyme | None:
    if onset == "qu":
        return _AFTER_QU.get(written)
    if onset == "gi" and written in _AFTER_GI:
        return _AFTER_GI[written]
    rhyme = _PLAIN.get(written)
    if rhyme is None or not _spelled_right(onset, written, rhyme):
        return None
    return rhyme


def _spelled_right(onset: str, written: str, rhyme: _Rhyme) -> bool:
    front = written[0] in FRONT
    if (onset in NEVER_BEFORE_FRONT and front) or (onset in ONLY_BEFORE_FRONT and not front):
        return False
    if onset == "gi":
        return not front or written[0] == "e"
    if onset == "":
        return not written.startswith("iê")
    if onset in ("c", "k") and rhyme.glide:
        return False
    return not written.startswith("yê") and (written != "y" or onset in _BEFORE_Y)


# ``i`` and ``y`` at the end of a word are both in use after these: kỹ, lý, mỹ, ty, Vy, Thy.
_BEFORE_Y = frozenset({"h", "k", "l", "m", "n", "s", "t", "th", "v", "d"})


def _may_bear(rhyme: _Rhyme, tone: Tone, at: int | None) -> bool:
    if rhyme.coda in STOPS and tone not in (Tone.SAC, Tone.NANG):
        return False
    return at is None or at in rhyme.marked


def words(text: str) -> Iterator[str]:
    """The runs of letters and digits of a text, in its normal form."""
    return (match.group() for match in _WORD.finditer(unicodedata.normalize("NFC", text)))


def count_syllables(text: str) -> int:
    """How many syllables a text has as it is written: each run of letters is one, as Vietnamese is written.

    A number is one however long (``1.500.000``, ``20/11/2026``), and so is an abbreviation: the eye takes it in at
    once. How many syllables a voice makes of it is not counted here.
    """
    return sum(1 for _ in _COUNTED.finditer(unicodedata.normalize("NFC", text)))
