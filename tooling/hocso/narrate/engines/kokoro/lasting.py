"""How long the parts of a syllable last, where the model would let two different vowels sound alike."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hocso.narrate.engines.kokoro.phonemes import Symbol
from hocso.vietnamese.syllables import Syllable

Frames = NDArray[np.int64]

# ă and â are short vowels before a long end: máy is mái with the length at the other end.
SHORT = frozenset("ăâ")
SHARE = 0.6  # how much of its length a short vowel keeps
LEAST = 2  # frames


def lasting(frames: Frames, said: Sequence[Symbol], syllables: Sequence[Syllable]) -> Frames:
    """``frames`` of the edge symbol, each symbol of ``said`` and the last edge, with length moved from vowel to end."""
    moved = frames.copy()
    for number, syllable in enumerate(syllables):
        if syllable.nucleus in SHORT and syllable.coda and not syllable.stopped:
            _move(moved, [(at, symbol) for at, symbol in enumerate(said, 1) if symbol.syllable == number])
    return moved


def _move(frames: Frames, symbols: Sequence[tuple[int, Symbol]]) -> None:
    vowel = [at for at, symbol in symbols if symbol.part in ("stress", "nucleus")]
    end = next(at for at, symbol in symbols if symbol.part == "coda")
    keep = max(LEAST, round(SHARE * int(frames[vowel].sum())))
    for at in vowel:
        spare = min(int(frames[at]) - 1, int(frames[vowel].sum()) - keep)
        if spare > 0:
            frames[at] -= spare
            frames[end] += spare
