"""The tones: a melody drawn over the model's own, syllable by syllable.

The model was never taught Vietnamese tones. It decides how long each symbol lasts and what the voice does where
there is no tone; the pitch of every rhyme is ours, and how loud it is within itself is helped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hocso.model.settings import Accent
from hocso.narrate.engines.kokoro.phonemes import Symbol
from hocso.own_data import own_data
from hocso.vietnamese.syllables import Syllable, Tone

Floats = NDArray[np.float32]
Contour = tuple[tuple[float, float], ...]

VOICED = 50.0  # hertz; below it the model means "no voice"
CONNECTED = 4  # steps of silence across which one tone still glides into the next


@dataclass(frozen=True)
class ToneShape:
    """One tone of ``tones.yml``: its melody in semitones, and what is added to the model's energy, along the rhyme.

    ``own`` is false where an accent has the tone as the North has it.
    """

    melody: Contour
    energy: Contour
    own: bool = False


@dataclass(frozen=True)
class Melody:
    """The tones of one accent. ``declination`` is how many semitones the voice sinks over a clause.

    ``heard_before_pause`` is how much of an open rhyme is heard before a pause, and so has to hold its whole tone.
    ``stopped`` are the tones before p, t, c and ch.
    """

    declination: float
    heard_before_pause: float
    tones: Mapping[Tone, ToneShape]
    stopped: Mapping[Tone, ToneShape]

    def shape(self, syllable: Syllable) -> ToneShape:
        return (self.stopped if syllable.stopped else self.tones)[syllable.tone]

    def taught(self, syllable: Syllable) -> str:
        """The name of what the model was taught for this tone; "" where the accent has another tone."""
        name = syllable.tone.name.lower() + (" stopped" if syllable.stopped else "")
        return "" if self.shape(syllable).own else name


@dataclass(frozen=True)
class Span:
    """The steps of one syllable: ``begin``, where its ``rhyme`` begins, where its tone is over, ``end``."""

    begin: int
    rhyme: int
    tone_end: int
    end: int


@cache
def melody(accent: Accent) -> Melody:
    """The tones of an accent: the Northern ones, but for those it has otherwise."""
    raw = own_data(__package__, "tones.yml")
    own = {} if accent == "north" else raw[accent]
    return Melody(
        raw["declination"],
        raw["heard before a pause"],
        {tone: _shape(raw["north"], own, tone.name.lower()) for tone in Tone},
        {tone: _shape(raw["north"], own, f"{tone.name.lower()} stopped") for tone in (Tone.SAC, Tone.NANG)},
    )


def _shape(north: Mapping[str, Any], own: Mapping[str, Any], name: str) -> ToneShape:
    raw = own.get(name, north[name])
    return ToneShape(_points(raw["melody"]), _points(raw["energy"]), own=name in own)


def _points(raw: Sequence[Sequence[float]]) -> Contour:
    return tuple((float(at), float(height)) for at, height in raw)


def spans(
    symbols: Sequence[Symbol], syllables: Sequence[Syllable], starts: NDArray[np.int64], tones: Melody
) -> list[Span]:
    """Where each syllable lies. ``starts[i]`` is the step at which symbol i begins; one more marks the end."""
    found = []
    for number, syllable in enumerate(syllables):
        own = [at for at, symbol in enumerate(symbols) if symbol.syllable == number]
        begin, end = int(starts[own[0]]), int(starts[own[-1] + 1])
        rhyme = int(starts[next(at for at in own if symbols[at].part != "onset")])
        tone_end = end
        if syllable.stopped:
            coda = next(at for at in own if symbols[at].part == "coda")
            # a stop cuts its vowel's tone off, unless nothing of it would be left
            if starts[coda] - rhyme >= 2:
                tone_end = int(starts[coda])
        elif _before_pause(symbols, own[-1]):
            tone_end = rhyme + round(tones.heard_before_pause * (end - rhyme))
        found.append(Span(begin, rhyme, tone_end, end))
    return found


def _before_pause(symbols: Sequence[Symbol], last: int) -> bool:
    """Whether nothing is said after the symbol ``last`` without a pause."""
    return last + 1 == len(symbols) or symbols[last + 1].part == "pause"


def sing(pitch: Floats, energy: Floats, syllables: Sequence[Syllable], where: Sequence[Span], tones: Melody) -> None:
    """Overwrite ``pitch`` and bend ``energy`` in place so that each syllable carries its tone."""
    mean = float(np.exp(np.mean(np.log(pitch[pitch > VOICED]))))
    last_end, last_pitch = -CONNECTED - 1, mean
    for number, (syllable, span) in enumerate(zip(syllables, where, strict=True)):
        shape = tones.shape(syllable)
        sunk = tones.declination * (number / max(1, len(syllables) - 1) - 0.5)
        own = mean * 2 ** ((_drawn(shape.melody, span.tone_end - span.rhyme) - sunk) / 12)
        onset = np.full(span.rhyme - span.begin, own[0])
        if span.begin - last_end <= CONNECTED:
            onset = np.geomspace(last_pitch, own[0], len(onset) + 2)[1:-1]
        line = np.concatenate([onset, own, np.full(span.end - span.tone_end, own[-1])])
        voiced = pitch[span.begin : span.end] > VOICED
        voiced[span.rhyme - span.begin : span.tone_end - span.begin] = True
        pitch[span.begin : span.end] = np.where(voiced, line, pitch[span.begin : span.end])
        energy[span.rhyme : span.end] += _drawn(shape.energy, span.end - span.rhyme).astype(np.float32)
        last_end, last_pitch = span.end, float(own[-1])


def _drawn(contour: Contour, steps: int) -> NDArray[np.float64]:
    """The heights of a contour at that many steps."""
    places = np.linspace(0, 1, max(steps, 2))[:steps]
    return np.interp(places, [at for at, _ in contour], [height for _, height in contour])
