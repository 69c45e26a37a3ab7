"""The pitch of a recording in semitones from its speaker's median, by Praat. Extra ``contours``."""

from dataclasses import dataclass

import numpy as np
import parselmouth
from numpy.typing import NDArray

STEP = 0.005  # seconds
WIDEST = (60.0, 600.0)  # hertz, to find out how this speaker speaks
BELOW, ABOVE = 0.6, 2.2  # of the speaker's quartiles: room for a creak that falls and a tone that climbs

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pitch:
    """``heights`` in semitones at ``times`` in seconds; NaN where there is no voice."""

    times: Floats
    heights: Floats

    def between(self, begin: float, end: float) -> "Pitch":
        """From the first voiced moment to the last one between two times; empty if there is none."""
        inside = (self.times >= begin) & (self.times <= end)
        voiced = np.flatnonzero(inside & ~np.isnan(self.heights))
        part = slice(voiced[0], voiced[-1] + 1) if len(voiced) else slice(0)
        return Pitch(self.times[part], self.heights[part])

    @property
    def voiced(self) -> float:
        """How long there is voice, in seconds."""
        return STEP * int(np.sum(~np.isnan(self.heights)))

    @property
    def longest_gap(self) -> float:
        """The longest time without voice, in seconds."""
        voiced = self.times[~np.isnan(self.heights)]
        return float(np.max(np.diff(voiced), initial=STEP)) - STEP

    def at(self, places: Floats) -> Floats:
        """The height at places from 0 to 1; NaN where there is no voice."""
        moments = np.rint(places * (len(self.heights) - 1)).astype(int)
        heights: Floats = self.heights[moments]
        return heights


def pitch_of(sound: parselmouth.Sound) -> Pitch:
    """Tracked twice: the second time within what the first one says is this speaker's range."""
    first = _hertz(sound, *WIDEST)[1]
    low, high = np.nanquantile(first, [0.25, 0.75])
    times, hertz = _hertz(sound, max(40.0, BELOW * low), ABOVE * high)
    return Pitch(times, 12 * np.log2(hertz / np.nanmedian(hertz)))


def _hertz(sound: parselmouth.Sound, floor: float, ceiling: float) -> tuple[Floats, Floats]:
    found = sound.to_pitch_ac(time_step=STEP, pitch_floor=floor, pitch_ceiling=ceiling)
    hertz = found.selected_array["frequency"]
    return found.xs(), np.where(hertz > 0, hertz, np.nan)
