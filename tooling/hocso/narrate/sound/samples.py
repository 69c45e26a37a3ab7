"""Samples at one rate, with the silence around them cut off."""

from math import gcd, pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hocso.narrate.mp3 import SAMPLES_A_SECOND

Floats = NDArray[np.floating[Any]]

SAMPLE_RATE = SAMPLES_A_SECOND
# Milliseconds.
LEAD = 10  # kept before the first sound
TAIL = 40  # kept after the last
FADE = 5
WINDOW = 5
QUIET = 10 ** (-45 / 20)  # of the loudest window

APART_SECONDS = 0.1  # silence between the end of a sound and its beginning, which are neighbours in its spectrum
SLOPE = 150  # hertz from the highest that is whole to the lowest that is gone
QUICK = 32  # a transform of so many samples, or a multiple of it, is ten times as fast as one of a prime number


def resampled(samples: Floats, rate: int, wanted: int = SAMPLE_RATE, cut: int | None = None) -> Floats:
    """The same sound at another rate: the same spectrum, written out with more or fewer samples.

    Of a sound that is ``cut``, what is above so many hertz is left out.
    """
    if (rate == wanted and not cut) or not len(samples):
        return samples
    block = rate // gcd(rate, wanted) * QUICK
    filled = -(-(len(samples) + round(APART_SECONDS * rate)) // block) * block
    spectrum, size = np.fft.rfft(samples, filled), filled * wanted // rate
    if cut:
        slope = SLOPE * filled // rate
        spectrum = spectrum[: cut * filled // rate]
        spectrum[-slope:] *= np.cos(np.linspace(0, pi / 2, slope)) ** 2
    return (np.fft.irfft(spectrum[: size // 2 + 1], size) * (wanted / rate))[: len(samples) * wanted // rate]


def sounding(samples: Floats, rate: int = SAMPLE_RATE) -> tuple[int, int]:
    """From which sample to which the sound is, with a little of the silence around it; (0, 0) if there is none."""
    window = rate * WINDOW // 1000
    count = len(samples) // window
    if not count:
        return 0, len(samples)
    windows = samples[: count * window].reshape(count, window)
    levels = np.sqrt(np.einsum("ij,ij->i", windows, windows))
    loud = np.flatnonzero(levels > levels.max() * QUIET)
    if not len(loud):
        return 0, 0
    begin, end = int(loud[0]) * window, (int(loud[-1]) + 1) * window
    return max(0, begin - rate * LEAD // 1000), min(len(samples), end + rate * TAIL // 1000)


def trimmed(samples: Floats, rate: int = SAMPLE_RATE) -> Floats:
    """Without the silence before and after, its ends faded."""
    begin, end = sounding(samples, rate)
    return faded(samples[begin:end], rate)


def faded(samples: Floats, rate: int = SAMPLE_RATE) -> Floats:
    """With both ends faded, so that no click is heard."""
    kept = samples.copy()
    ramp = np.linspace(0, 1, min(rate * FADE // 1000, len(kept)))
    kept[: len(ramp)] *= ramp
    kept[len(kept) - len(ramp) :] *= ramp[::-1]
    return kept
