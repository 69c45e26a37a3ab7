"""What every voice gives: samples, how many make a second, and when each word sounds."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hocso.model.narration import Voice


@dataclass(frozen=True)
class Mark:
    """When one word sounds: the characters ``begin`` to ``end`` of what was said, in milliseconds of the samples."""

    begin: int
    end: int
    begin_ms: int
    end_ms: int


@dataclass(frozen=True)
class Speech:
    """The sound of some words: one channel of 16-bit samples, ``sample_rate`` of them a second.

    ``marks`` are in order, one a word; a voice that does not know its times has none.
    """

    pcm: NDArray[np.int16]
    sample_rate: int
    marks: tuple[Mark, ...] = ()


class Synthesizer(Protocol):
    """A voice that is ready to speak.

    The embedded voice and the draft give the same samples for the same words each time; a service or a Piper model
    need not.
    """

    def synthesize(self, spoken: str, voice: Voice) -> Speech:
        """Say ``spoken``: Vietnamese syllables and ``,.?!;:``, of any length. Raises CannotSpeak."""
