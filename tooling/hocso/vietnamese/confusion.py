"""Syllables written for one another, by a slip of the tongue (*sửa*, *sữa*) or of the hand (*điện*, *điên*)."""

import re
from functools import lru_cache
from typing import Literal

from hocso.vietnamese.folding import fold
from hocso.vietnamese.marking import adds_only_marks
from hocso.vietnamese.syllables import Tone, without_tone
from hocso.vietnamese.vocabulary import Vocabulary

Confusion = Literal["hoi-nga", "left-out", "tone", "letter", "onset", "coda"]

# Many speakers have one sound for both of a pair.
_ONSETS = (("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"))
_CODAS = (("c", "t"), ("n", "ng"))
_HOI_NGA = {Tone.HOI, Tone.NGA}

# The same pairs, to be put together in bare letters.
_SAME = {"tr": "ch", "x": "s", "gi": "d", "r": "d", "n": "l", "g": "", "c": "t"}
_ONSET = re.compile(r"^(?:tr|x|(?:gi|r)(?=[aeiouy])|n(?=[aeiouy]))")
_CODA = re.compile(r"(?:(?<=n)g|c)$")


def confused_with(syllable: str, vocabulary: Vocabulary) -> tuple[tuple[str, Confusion], ...]:
    """The syllables that one in small letters may be written for, each with how it came to be."""
    alike = (
        other
        for bare in _by_likeness(vocabulary).get(_likeness(fold(syllable)), ())
        for other in vocabulary.by_bare_letters[bare]
    )
    return tuple((other, how) for other in alike if (how := confusion(syllable, other)))


@lru_cache(maxsize=1)
def _by_likeness(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """All bare syllables, by what those have in common that could be confused."""
    found: dict[str, tuple[str, ...]] = {}
    for bare in vocabulary.by_bare_letters:
        likeness = _likeness(bare)
        found[likeness] = (*found.get(likeness, ()), bare)
    return found


def _likeness(bare: str) -> str:
    begun = _ONSET.sub(lambda found: _SAME[found[0]], bare)
    return _CODA.sub(lambda found: _SAME[found[0]], begun)


def confusion(written: str, meant: str) -> Confusion | None:
    """How one syllable in small letters came to be written for another; None if nobody confuses them."""
    one, other = without_tone(written), without_tone(meant)
    if one is None or other is None or written == meant:
        return None
    if one[0] == other[0] and {one[1], other[1]} == _HOI_NGA:
        return "hoi-nga"
    if fold(written) == fold(meant):
        if adds_only_marks(written, meant):
            return "left-out"
        return "tone" if one[0] == other[0] else "letter" if one[1] is other[1] else None
    if any(_exchanged(written, meant, pair, at_end=False) for pair in _ONSETS):
        return "onset"
    return "coda" if any(_exchanged(written, meant, pair, at_end=True) for pair in _CODAS) else None


def _exchanged(written: str, meant: str, pair: tuple[str, str], *, at_end: bool) -> bool:
    """Whether the words differ by one of a pair of beginnings or ends standing for the other."""
    for old, new in (pair, pair[::-1]):
        if at_end and written.endswith(old) and meant == written.removesuffix(old) + new:
            return True
        if not at_end and written.startswith(old) and meant == new + written.removeprefix(old):
            return True
    return False
