"""Samples at one rate, with the silence around them cut off."""

from functools import cache
from math import gcd

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

HALF_WIDTH = 12  # zero crossings of the filter on each side


def resampled(samples: Floats, rate: int, wanted: int = SAMPLE_RATE) -> Floats:
    """The same sound at another rate: a windowed sinc, as one matrix for every turn of the two clocks."""
    if rate == wanted or not len(samples):
        return samples
    matrix, step = _filters(rate, wanted)
    turns = -(-len(samples) // step)
    margin = matrix.shape[0] - step
    padded = np.pad(samples, (margin // 2, turns * step - len(samples) + margin - margin // 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, matrix.shape[0])[: turns * step : step]
    return (windows @ matrix).reshape(-1)[: len(samples) * wanted // rate]


@cache
def _filters(rate: int, wanted: int) -> tuple[Floats, int]:
    """Weights of the input samples around one turn (rows) for its output samples (columns); inputs a turn."""
    common = gcd(rate, wanted)
    step, phases = rate // common, wanted // common
    cutoff = min(1.0, wanted / rate) * 0.95
    half = int(np.ceil(HALF_WIDTH / cutoff))
    at = np.arange(step + 2 * half)[:, None] - half
    distance = at - np.arange(phases)[None, :] * step / phases
    window = np.where(np.abs(distance) < half, np.cos(np.pi * distance / (2 * half)) ** 2, 0.0)
    return cutoff * np.sinc(cutoff * distance) * window, step


def trimmed(samples: Floats) -> Floats:
    """Without the silence before and after, its ends faded."""
    count = len(samples) // WINDOW
    if not count:
        return samples
    levels = np.sqrt(np.mean(samples[: count * WINDOW].reshape(count, WINDOW) ** 2, axis=1))
    loud = np.flatnonzero(levels > levels.max() * QUIET)
    if not len(loud):
        return samples[:0]
    begin = max(0, loud[0] * WINDOW - LEAD)
    return faded(samples[begin : (loud[-1] + 1) * WINDOW + TAIL])


def faded(samples: Floats) -> Floats:
    """With both ends faded, so that no click is heard."""
    kept = samples.copy()
    ramp = np.linspace(0, 1, min(FADE, len(kept)))
    kept[: len(ramp)] *= ramp
    kept[len(kept) - len(ramp) :] *= ramp[::-1]
    return kept
