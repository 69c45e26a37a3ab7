"""Samples at one rate, with the silence around them cut off."""

from math import cos, gcd, pi

import numpy as np
from numpy.typing import NDArray

from hocso.narrate.mp3 import SAMPLES_A_SECOND

Floats = NDArray[np.float64]

SAMPLE_RATE = SAMPLES_A_SECOND
LEAD = SAMPLE_RATE * 10 // 1000  # kept before the first sound
TAIL = SAMPLE_RATE * 40 // 1000  # kept after the last
FADE = SAMPLE_RATE * 5 // 1000
WINDOW = SAMPLE_RATE * 5 // 1000
QUIET = 10 ** (-45 / 20)  # of the loudest window

APART_SECONDS = 0.1  # silence between the end of a sound and its beginning, which are neighbours in its spectrum
PEAK_POINTS = 192_000 // SAMPLE_RATE
QUICK = 32  # a transform of so many samples, or a multiple of it, is ten times as fast as one of a prime number


def resampled(samples: Floats, rate: int, wanted: int = SAMPLE_RATE) -> Floats:
    """The same sound at another rate: the same spectrum, written out with more or fewer samples."""
    if rate == wanted or not len(samples):
        return samples
    block = rate // gcd(rate, wanted) * QUICK
    filled = -(-(len(samples) + round(APART_SECONDS * rate)) // block) * block
    spectrum, size = np.fft.rfft(samples, filled), filled * wanted // rate
    return (np.fft.irfft(spectrum[: size // 2 + 1], size) * (wanted / rate))[: len(samples) * wanted // rate]


def true_peak(samples: Floats) -> float:
    """The highest the sound rises, between its samples too: at 192 kHz, as ITU-R BS.1770-4 asks and FFmpeg measures.

    In single precision, which is exact to 0.001 dB and five times as fast.
    """
    return _peak_of(samples, PEAK_POINTS)


def rises_above(samples: Floats, peak: float) -> bool:
    """Whether ``true_peak`` is more than ``peak``.

    Half the points mostly tell: between points that stand four times as close as the sound needs, nothing rises above
    the highest of them by more than 1 / cos(pi / 8).
    """
    return _peak_of(samples, PEAK_POINTS // 2) > peak * cos(pi / PEAK_POINTS) and true_peak(samples) > peak


def _peak_of(samples: Floats, points: int) -> float:
    if not len(samples):
        return 0.0
    between = np.fft.irfft(np.fft.rfft(samples.astype(np.float32)), points * len(samples))
    return points * float(max(between.max(), -between.min()))


def sounding(samples: Floats) -> tuple[int, int]:
    """From which sample to which the sound is, with a little of the silence around it; (0, 0) if there is none."""
    count = len(samples) // WINDOW
    if not count:
        return 0, len(samples)
    windows = samples[: count * WINDOW].reshape(count, WINDOW)
    levels = np.sqrt(np.einsum("ij,ij->i", windows, windows))
    loud = np.flatnonzero(levels > levels.max() * QUIET)
    if not len(loud):
        return 0, 0
    return max(0, int(loud[0]) * WINDOW - LEAD), min(len(samples), (int(loud[-1]) + 1) * WINDOW + TAIL)


def trimmed(samples: Floats) -> Floats:
    """Without the silence before and after, its ends faded."""
    begin, end = sounding(samples)
    return faded(samples[begin:end])


def faded(samples: Floats) -> Floats:
    """With both ends faded, so that no click is heard."""
    kept = samples.copy()
    ramp = np.linspace(0, 1, min(FADE, len(kept)))
    kept[: len(ramp)] *= ramp
    kept[len(kept) - len(ramp) :] *= ramp[::-1]
    return kept
