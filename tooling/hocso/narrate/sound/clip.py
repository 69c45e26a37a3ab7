"""From what a voice gives to a clip."""

import numpy as np

from hocso.narrate.engines.speech import Speech
from hocso.narrate.sound.encoding import encoded
from hocso.narrate.sound.loudness import levelled
from hocso.narrate.sound.samples import SAMPLE_RATE, Floats, resampled, trimmed


def mastered(speech: Speech) -> Floats:
    """At ``SAMPLE_RATE``, without silence around it, at the common loudness."""
    samples = resampled(speech.pcm / 32768.0, speech.sample_rate)
    return levelled(trimmed(samples), SAMPLE_RATE)


def clip_of(speech: Speech, quality: int) -> bytes:
    """The MP3 of one sentence, ready to be joined with others."""
    return encoded(mastered(speech), quality)


def pcm_bytes(samples: Floats) -> bytes:
    """16-bit samples, little-endian."""
    return (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
