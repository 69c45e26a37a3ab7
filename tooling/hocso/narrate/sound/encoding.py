"""Samples into the frames of ``hocso.narrate.mp3``."""

import lameenc
import numpy as np

from hocso.narrate.mp3 import FRAME_SAMPLES, whole
from hocso.narrate.sound.samples import SAMPLE_RATE, Floats

KBITS = 32
QUALITY = 2


def encoded(samples: Floats) -> bytes:
    """The clip of samples between -1 and 1, filled up with silence to whole frames."""
    short = -len(samples) % FRAME_SAMPLES
    pcm = (np.clip(np.pad(samples, (0, short)), -1, 1) * 32767).astype("<i2")
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(SAMPLE_RATE)
    encoder.set_bit_rate(KBITS)
    encoder.set_quality(QUALITY)
    mp3 = bytes(encoder.encode(pcm.tobytes()) + encoder.flush())
    if not whole(mp3):
        raise RuntimeError("lameenc wrote frames that cannot be joined")
    return mp3
