"""Sound that a service sent: taken only if it is whole, and the pieces of a sentence made one."""

from collections.abc import Sequence

import numpy as np

from hocso.model.errors import CannotSpeak
from hocso.narrate.engines.persistence import Trouble
from hocso.narrate.engines.speech import Speech
from hocso.narrate.sound.decoding import decoded
from hocso.narrate.sound.samples import SAMPLE_RATE, Floats, resampled, trimmed
from hocso.vietnamese.syllables import words

# Seconds a syllable takes. No voice speaks ten syllables a second at its own pace; what is shorter was cut.
SHORTEST, LONGEST = 0.1, 1.5
AROUND = 3.0  # seconds of silence that may come with it
SILENT = 0.003  # of full scale
BREATH = SAMPLE_RATE * 150 // 1000


def received(sound: bytes, said: str, pace: float) -> Floats:
    """The samples at ``SAMPLE_RATE`` of an MP3 that should say ``said``.

    Raises Trouble when it is no sound, a broken one, silence, or too short or too long for so many syllables.
    """
    try:
        samples, rate = decoded(sound)
    except CannotSpeak as error:
        raise Trouble("spoiled", error.message) from error
    syllables = sum(1 for _ in words(said))
    seconds = len(samples) / rate
    if not syllables * SHORTEST / pace <= seconds <= AROUND + syllables * LONGEST / pace:
        raise Trouble("spoiled", f"{seconds:.1f} s / {syllables}")
    if np.abs(samples).max() < SILENT:
        raise Trouble("spoiled", f"{seconds:.1f} s / 0 dB")
    return resampled(samples, rate)


def in_one_breath(pieces: Sequence[Floats]) -> Speech:
    """The pieces of a sentence one behind the other, with a short breath between them."""
    breath = np.zeros(BREATH)
    parts = [part for piece in pieces for part in (breath, trimmed(piece))]
    return speech_of(np.concatenate(parts[1:]), SAMPLE_RATE)


def speech_of(samples: Floats, rate: int) -> Speech:
    return Speech((np.clip(samples, -1, 1) * 32767).astype(np.int16), rate)
