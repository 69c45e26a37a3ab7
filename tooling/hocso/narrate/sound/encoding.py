"""Samples into the frames of ``hocso.narrate.mp3``, and what is heard of them again."""

import av
import lameenc
import numpy as np

from hocso.narrate.mp3 import FRAME_SAMPLES, whole
from hocso.narrate.sound.samples import SAMPLE_RATE, Floats

KBITS = 32

# Hertz. FFmpeg 5.1 and others of its age take a band of the 24 kHz layout to end two lines early, at 6,875 Hz, and so
# misread frames with sound there, loudly (decision 0088). LAME had few bits for what is above anyway.
CUT = 6_700
SLOPE = 150


def encoded(samples: Floats, quality: int) -> bytes:
    """The clip of samples between -1 and 1, cut at ``CUT`` and filled up with silence to whole frames.

    ``quality`` is LAME's: 2 is near its best, 7 is quick.
    """
    return in_frames(_without_heights(_filled(samples)), quality)


def in_frames(samples: Floats, quality: int) -> bytes:
    """The clip of samples that have nothing above ``CUT``."""
    pcm = (np.clip(_filled(samples), -1, 1) * 32767).astype("<i2")
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(SAMPLE_RATE)
    encoder.set_bit_rate(KBITS)
    encoder.set_quality(quality)
    mp3 = bytes(encoder.encode(pcm.tobytes()) + encoder.flush())
    if not whole(mp3):
        raise RuntimeError("lameenc wrote frames that cannot be joined")
    return mp3


def _filled(samples: Floats) -> Floats:
    return np.pad(samples, (0, -len(samples) % FRAME_SAMPLES or FRAME_SAMPLES * (not len(samples))))


def _without_heights(samples: Floats) -> Floats:
    frequencies = np.fft.rfftfreq(len(samples), 1 / SAMPLE_RATE)
    kept = np.clip((CUT - frequencies) / SLOPE, 0, 1)
    return np.fft.irfft(np.fft.rfft(samples) * np.sin(np.pi / 2 * kept) ** 2, len(samples))


def heard(mp3: bytes) -> Floats:
    """What a decoder gives for frames of ours, handed to it at once: few of them are no file to FFmpeg."""
    decoder = av.CodecContext.create("mp3float", "r")
    assert isinstance(decoder, av.AudioCodecContext)
    frames = [*decoder.decode(av.Packet(mp3)), *decoder.decode(None)]
    return np.concatenate([np.frombuffer(memoryview(frame.planes[0]), np.float32, frame.samples) for frame in frames])
