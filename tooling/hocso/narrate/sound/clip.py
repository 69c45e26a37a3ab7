"""From what a voice gives to a clip."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from hocso.narrate.engines.speech import Mark, Speech
from hocso.narrate.mastering import ENCODER_QUALITY
from hocso.narrate.sound.encoding import CUT, encoded, heard, in_frames
from hocso.narrate.sound.loudness import CEILING, about_levelled, levelled
from hocso.narrate.sound.peak import rises_above
from hocso.narrate.sound.samples import SAMPLE_RATE, Floats, resampled, sounding, trimmed

PEAK = 10 ** (-1.6 / 20)  # what is promised is -1.5 dBFS; decoders differ a little
STEP = 10 ** (-0.6 / 20)
FULL_SCALE = np.float32(32768)
LOWER_CEILINGS = 5  # below that a voice would sound pressed: it is made quieter instead


def mastered(speech: Speech, ceiling: float = CEILING) -> Floats:
    """At ``SAMPLE_RATE``, without silence around it, at the common loudness."""
    return levelled(trimmed(_samples(speech)), SAMPLE_RATE, ceiling)


def marks_of(speech: Speech) -> tuple[Mark, ...]:
    """The marks as they are in the mastered sound, whose silence in front has been cut off."""
    begin, end = (at * 1000 // SAMPLE_RATE for at in sounding(_samples(speech)))

    def moved(milliseconds: int) -> int:
        return min(max(begin, milliseconds), end) - begin

    return tuple(Mark(mark.begin, mark.end, moved(mark.begin_ms), moved(mark.end_ms)) for mark in speech.marks)


def clip_of(speech: Speech) -> bytes:
    """The MP3 of one sentence, ready to be joined with others. Decoded, it nowhere rises above ``PEAK``.

    Encoding adds to a peak what cannot be told beforehand, so the clip is decoded and measured.
    """
    sound = trimmed(_samples(speech))
    levels = _ever_lower(partial(levelled, sound, SAMPLE_RATE))
    return _first_low_enough(encoded(level, ENCODER_QUALITY["machine"]) for level in levels)


def draft_of(speech: Speech) -> bytes:
    """As ``clip_of``, in less time (decision 0090): in single precision, and at the voice's own rate up to the end."""
    rate = speech.sample_rate
    sound = trimmed(speech.pcm / FULL_SCALE, rate)
    levels = _ever_lower(partial(about_levelled, sound, rate))
    cut = (resampled(level, rate, cut=CUT) for level in levels)
    return _first_low_enough(in_frames(samples, ENCODER_QUALITY["draft"]) for samples in cut)


def pcm_bytes(samples: Floats) -> bytes:
    """16-bit samples, little-endian."""
    return (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()


def _samples(speech: Speech) -> Floats:
    return resampled(speech.pcm / 32768.0, speech.sample_rate)


def _ever_lower(levelled_under: Callable[[float], Floats]) -> Iterator[Floats]:
    """A sound under the ceiling; then as loud, under lower ceilings; then quieter and quieter."""
    ceilings = [CEILING * STEP**lower for lower in range(LOWER_CEILINGS + 1)]
    yield from map(levelled_under, ceilings)
    lowest = levelled_under(ceilings[-1])
    yield from (lowest * STEP**quieter for quieter in range(1, 1000))


def _first_low_enough(clips: Iterator[bytes]) -> bytes:
    return next(mp3 for mp3 in clips if not rises_above(heard(mp3), PEAK))
