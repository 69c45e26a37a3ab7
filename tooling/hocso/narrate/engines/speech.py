"""What every voice gives: samples, and how many make a second."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hocso.model.narration import Voice


@dataclass(frozen=True)
class Speech:
    """The sound of some words: one channel of 16-bit samples, ``sample_rate`` of them a second."""

    pcm: NDArray[np.int16]
    sample_rate: int


class Synthesizer(Protocol):
    """A voice that is ready to speak. The same words and voice always give the same samples."""

    def synthesize(self, spoken: str, voice: Voice) -> Speech:
        """Say ``spoken``: Vietnamese syllables and ``,.?!;:``, of any length. Raises CannotSpeak."""
