"""One loudness for every voice: -16 LUFS as ITU-R BS.1770-4 measures it, and no peak above the ceiling.

pyloudnorm would do the measuring and bring SciPy with it (113 MB) for two filters of second order. Here they act in
the frequency domain, where numpy is fast.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TARGET = -16.0
CEILING = 10 ** (-3.6 / 20)  # MP3 adds up to 1.5 dB: the decoded peak stays below -1.8 dBFS
KNEE = 0.5 * CEILING
BLOCK, HOP = 0.4, 0.1  # seconds
ABSOLUTE_GATE, RELATIVE_GATE = -70.0, -10.0
ROUNDS = 3


def levelled(samples: Floats, rate: int) -> Floats:
    """At the target loudness. What would be louder than the ceiling is bent under it, not cut off."""
    if not np.any(samples):
        return samples
    level = samples * 10 ** ((TARGET - loudness(samples, rate)) / 20)
    found = _bent(level)
    for _ in range(ROUNDS if np.abs(level).max() > KNEE else 0):
        level *= 10 ** ((TARGET - loudness(found, rate)) / 20)
        found = _bent(level)
    return found


def loudness(samples: Floats, rate: int) -> float:
    """Integrated loudness of one channel in LUFS; a sound shorter than a block is one block."""
    weighted = _k_weighted(samples, rate) ** 2
    size, hop = int(BLOCK * rate), int(HOP * rate)
    if len(weighted) <= size:
        return _lufs(float(np.mean(weighted)))
    sums = np.concatenate([[0.0], np.cumsum(weighted)])
    begins = np.arange(0, len(weighted) - size + 1, hop)
    powers = (sums[begins + size] - sums[begins]) / size
    heard = powers[powers > _power(ABSOLUTE_GATE)]
    if not len(heard):
        return _lufs(float(np.mean(weighted)))
    gate = _power(_lufs(float(np.mean(heard))) + RELATIVE_GATE)
    return _lufs(float(np.mean(heard[heard > gate])))


def _lufs(power: float) -> float:
    return -0.691 + 10 * float(np.log10(max(power, 1e-12)))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _bent(samples: Floats) -> Floats:
    """The samples as they are up to the knee, then along a curve that never passes the ceiling."""
    size = np.abs(samples)
    over = KNEE + (CEILING - KNEE) * np.tanh((size - KNEE) / (CEILING - KNEE))
    return np.where(size > KNEE, np.sign(samples) * over, samples)


def _k_weighted(samples: Floats, rate: int) -> Floats:
    length = 1 << (len(samples) + rate // 10).bit_length()
    spectrum = np.fft.rfft(samples, length) * _response(length, rate)
    weighted: Floats = np.fft.irfft(spectrum, length)[: len(samples)]
    return weighted


@lru_cache(maxsize=4)
def _response(length: int, rate: int) -> NDArray[np.complex128]:
    """What both filters do to each frequency of a transform of that length."""
    z = np.exp(-2j * np.pi * np.arange(length // 2 + 1) / length)
    response: NDArray[np.complex128] = np.ones_like(z)
    for numerator, denominator in (_shelf(rate), _high_pass(rate)):
        response *= np.polyval(numerator[::-1], z) / np.polyval(denominator[::-1], z)
    return response


def _shelf(rate: int) -> tuple[Floats, Floats]:
    """The first filter of BS.1770 (a head lifts what is high), designed for any rate as libebur128 does."""
    k = np.tan(np.pi * 1681.974450955533 / rate)
    quality = 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    numerator = [high + band * k / quality + k * k, 2 * (k * k - high), high - band * k / quality + k * k]
    return _normal(numerator, [1 + k / quality + k * k, 2 * (k * k - 1), 1 - k / quality + k * k])


def _high_pass(rate: int) -> tuple[Floats, Floats]:
    """The second filter of BS.1770: what is very low counts little."""
    k = np.tan(np.pi * 38.13547087602444 / rate)
    quality = 0.5003270373238773
    first = 1 + k / quality + k * k
    _, denominator = _normal([1, 0, 0], [first, 2 * (k * k - 1), 1 - k / quality + k * k])
    return np.array([1.0, -2.0, 1.0]), denominator


def _normal(numerator: list[float], denominator: list[float]) -> tuple[Floats, Floats]:
    return np.array(numerator) / denominator[0], np.array(denominator) / denominator[0]
