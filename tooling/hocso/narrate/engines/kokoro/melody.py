"""The tones: a melody drawn over the model's own, syllable by syllable.

The model was never taught Vietnamese tones. It decides how long each symbol lasts and what the voice does where
there is no tone; the pitch of every rhyme is ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import yaml
from numpy.typing import NDArray

from hocso.narrate.engines.kokoro.phonemes import Symbol
from hocso.vietnamese.syllables import Syllable, Tone

Floats = NDArray[np.float32]
Contour = tuple[tuple[float, float], ...]

RANGE = 1.5  # how much livelier than the contours' own semitones
DECLINATION = 2.0  # semitones the voice sinks over a clause
VOICED = 50.0  # hertz; below it the model means "no voice"
CONNECTED = 4  # steps of silence across which one tone still glides into the next
CREAK = 3.0  # how far energy falls in the creak of ngã and nặng


@dataclass(frozen=True)
class ToneShape:
    """One tone of ``tones.yml``."""

    melody: Contour
    stopped: Contour
    dip: tuple[float, float] | None


@dataclass(frozen=True)
class Span:
    """The steps of one syllable: ``begin``, where its ``rhyme`` begins, where its tone is over, ``end``."""

    begin: int
    rhyme: int
    tone_end: int
    end: int


@cache
def contours() -> Mapping[Tone, ToneShape]:
    raw = yaml.safe_load(files(__package__).joinpath("tones.yml").read_text(encoding="utf-8"))
    return {
        Tone[name.upper()]: ToneShape(
            melody=_points(tone["melody"]),
            stopped=_points(tone.get("stopped", tone["melody"])),
            dip=tuple(tone["dip"]) if "dip" in tone else None,
        )
        for name, tone in raw.items()
    }


def _points(raw: Sequence[Sequence[float]]) -> Contour:
    return tuple((float(at), float(semitones)) for at, semitones in raw)


def spans(symbols: Sequence[Symbol], syllables: Sequence[Syllable], starts: NDArray[np.int64]) -> list[Span]:
    """Where each syllable lies. ``starts[i]`` is the step at which symbol i begins; one more marks the end."""
    found = []
    for number, syllable in enumerate(syllables):
        own = [at for at, symbol in enumerate(symbols) if symbol.syllable == number]
        rhyme = next(at for at in own if symbols[at].part != "onset")
        begin, end = int(starts[own[0]]), int(starts[own[-1] + 1])
        tone_end = end
        if syllable.stopped:
            coda = next(at for at in own if symbols[at].part == "coda")
            # a stop cuts its vowel's tone off, unless nothing of it would be left
            if starts[coda] - starts[rhyme] >= 2:
                tone_end = int(starts[coda])
        found.append(Span(begin, int(starts[rhyme]), tone_end, end))
    return found


def sing(pitch: Floats, energy: Floats, syllables: Sequence[Syllable], where: Sequence[Span]) -> None:
    """Overwrite ``pitch`` and dip ``energy`` in place so that each syllable carries its tone."""
    mean = float(np.exp(np.mean(np.log(pitch[pitch > VOICED]))))
    last_end, last_pitch = -CONNECTED - 1, mean
    for number, (syllable, span) in enumerate(zip(syllables, where, strict=True)):
        tone = contours()[syllable.tone]
        sunk = DECLINATION * (number / max(1, len(syllables) - 1) - 0.5)
        own = _drawn(tone.stopped if syllable.stopped else tone.melody, span, mean, sunk)
        onset = np.full(span.rhyme - span.begin, own[0])
        if span.begin - last_end <= CONNECTED:
            onset = np.geomspace(last_pitch, own[0], len(onset) + 2)[1:-1]
        line = np.concatenate([onset, own, np.full(span.end - span.tone_end, own[-1])])
        voiced = pitch[span.begin : span.end] > VOICED
        voiced[span.rhyme - span.begin : span.tone_end - span.begin] = True
        pitch[span.begin : span.end] = np.where(voiced, line, pitch[span.begin : span.end])
        if tone.dip and not (syllable.stopped and syllable.tone is Tone.NANG):
            _creak(energy, span, tone.dip)
        last_end, last_pitch = span.end, float(own[-1])


def _drawn(contour: Contour, span: Span, mean: float, sunk: float) -> NDArray[np.float64]:
    """The pitch of a rhyme, in hertz, for each of its steps."""
    steps = span.tone_end - span.rhyme
    places = np.linspace(0, 1, max(steps, 2))[:steps]
    semitones = np.interp(places, [at for at, _ in contour], [height for _, height in contour])
    return mean * 2 ** ((semitones * RANGE - sunk) / 12)


def _creak(energy: Floats, span: Span, dip: tuple[float, float]) -> None:
    steps = span.tone_end - span.rhyme
    begin, end = (span.rhyme + int(place * steps) for place in dip)
    energy[begin : max(begin + 1, end)] -= CREAK
