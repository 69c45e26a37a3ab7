"""Listening to one recording: where the voice is in it, and how good it sounds."""

from dataclasses import dataclass
from math import gcd

import numpy as np

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.narrate.sound.decoding import decoded
from hocso.narrate.sound.loudness import loudness
from hocso.narrate.sound.samples import SAMPLE_RATE, Floats, faded, resampled

WINDOW = SAMPLE_RATE * 20 // 1000
LEAD, TAIL = 3, 6  # windows kept before and after the voice: its first and last sounds are soft
SHORTEST = 3  # windows; what is shorter is a click: a finger on the phone

LOUD = 10  # windows: the level that is reached for so long is the voice's, however long the silence around it

SILENT = 10 ** (-55 / 20)  # of full scale: no voice is as soft
ABOVE_NOISE = 10 ** (8 / 20)
SOFTEST, LOUDEST = 10 ** (-40 / 20), 10 ** (-15 / 20)  # of the voice: where it may be said to begin

NEAR_FULL = 0.985
FLAT = 3  # samples in a row near full scale

COMMON = 25  # hertz that a rate must share with ours; any recorder's does, and others would want a huge filter


@dataclass(frozen=True)
class Take:
    """One recording as it was heard.

    ``samples`` are the voice alone at ``SAMPLE_RATE``, not levelled; empty if there is none. ``lufs`` is how loud they
    are, ``clearness`` by how many decibels the voice is above what is heard between its words, ``flat_peaks`` how often
    it was cut off at full scale.
    """

    samples: Floats
    lufs: float
    clearness: float
    flat_peaks: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_RATE


def heard(sound: bytes) -> Take:
    """Listen to the bytes of a sound file. Raises CannotSpeak for what is no sound, broken, empty or cut short."""
    raw, rate = decoded(sound)
    if gcd(rate, SAMPLE_RATE) < COMMON:
        raise CannotSpeak(message("recording.odd-rate", rate=rate))
    samples = resampled(raw - np.mean(raw), rate)
    count = len(samples) // WINDOW
    if not np.all(np.isfinite(raw)) or not count:
        return _nothing()
    levels = np.sqrt(np.mean(samples[: count * WINDOW].reshape(count, WINDOW) ** 2, axis=1))
    noise, voice = float(np.percentile(levels, 5)), float(np.sort(levels)[-min(count, LOUD)])
    sounding = _lasting(levels > np.clip(noise * ABOVE_NOISE, voice * SOFTEST, voice * LOUDEST))
    if voice < SILENT or not len(sounding):
        return _nothing()
    begin = max(0, sounding[0] - LEAD) * WINDOW
    spoken = samples[begin : (sounding[-1] + 1 + TAIL) * WINDOW]
    clearness = 20 * float(np.log10(voice / max(noise, 1e-6)))
    return Take(faded(spoken), loudness(spoken, SAMPLE_RATE), clearness, _flat_peaks(raw))


def _nothing() -> Take:
    return Take(np.zeros(0), -100.0, 0.0, 0)


def _lasting(loud: np.ndarray) -> np.ndarray:
    """The windows that are loud and have loud neighbours, ``SHORTEST`` in a row."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]]).astype(int)))
    runs = [np.arange(begin, end) for begin, end in edges.reshape(-1, 2) if end - begin >= SHORTEST]
    return np.concatenate(runs) if runs else np.zeros(0, int)


def _flat_peaks(samples: Floats) -> int:
    """How many times several samples in a row touch full scale."""
    full = np.concatenate([[False], np.abs(samples) >= NEAR_FULL, [False]]).astype(int)
    edges = np.flatnonzero(np.diff(full)).reshape(-1, 2)
    return int(np.sum(edges[:, 1] - edges[:, 0] >= FLAT))
