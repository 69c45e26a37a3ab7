"""How people say the tones, beside how our voice says them: pitch along the rhyme, breaks, length.

    python tests/benchmarks/contours.py FOLDER [--accent north] [--points 9] [--place all]

Needs the extra ``contours``. FOLDER holds recordings of one accent, each ``NAME.wav`` with what is said in
``NAME.txt``: one sentence of at most 60 syllables. Each is laid beside our voice saying the same words, whose syllables
are known; of both the pitch is tracked alike, in semitones from the recording's median, from the first voiced moment of
a rhyme to the last. So both sides of the table have the same syllables in the same places. ``--place`` takes only the
syllables before a pause (``final``) or only the others (``inner``).

What it cannot see: an edge of a syllable may be found some hundredths of a second off, and where a voice creaks its
pitch is often not found at all; ``voiced`` says how often it was.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import parselmouth
from aligning import Place, Said, aligned, said_by_us
from pitch import Floats, Pitch, pitch_of

from hocso.model.settings import Accent
from hocso.narrate.engines.kokoro import Kokoro
from hocso.narrate.spoken import spoken

TONES = ("ngang", "huyen", "sac", "hoi", "nga", "nang", "sac stopped", "nang stopped")
FASTEST = 2.2  # times our voice's usual pace; beyond it swallows sounds
BREAK = 0.02  # seconds without voice


@dataclass(frozen=True)
class Rhyme:
    """One syllable as it was said: ``length`` of its rhyme in seconds, the pitch of what is voiced in it."""

    place: Place
    length: float
    pitch: Pitch

    @property
    def tone(self) -> str:
        syllable = self.place.syllable
        return syllable.tone.name.lower() + (" stopped" if syllable.stopped else "")


@dataclass(frozen=True)
class Pair:
    """One syllable, said by a person and by our voice."""

    theirs: Rhyme
    ours: Rhyme


def pairs(voice: Kokoro, recording: Path, accent: Accent) -> Iterator[Pair]:
    words = spoken(recording.with_suffix(".txt").read_text(encoding="utf-8"), {}, accent)
    sound = parselmouth.Sound(str(recording))
    ours = said_by_us(voice, words, accent)
    as_fast = said_by_us(voice, words, accent, min(FASTEST, ours.sound.duration / sound.duration))
    yield from map(Pair, rhymes(aligned(sound, as_fast)), rhymes(ours))


def rhymes(said: Said) -> Iterator[Rhyme]:
    pitch = pitch_of(said.sound)
    for place in said.places:
        yield Rhyme(place, place.tone_end - place.rhyme, pitch.between(place.rhyme, place.tone_end))


def by_tone(found: Iterable[Pair]) -> dict[str, list[Pair]]:
    tones = defaultdict(list)
    for pair in found:
        tones[pair.ours.tone].append(pair)
    return {tone: tones[tone] for tone in TONES if tone in tones}


def heights(said: Sequence[Rhyme], places: Floats) -> Floats:
    """A row a syllable that has any voice, a column a place; NaN where it has none there."""
    return np.array([rhyme.pitch.at(places) for rhyme in said if rhyme.pitch.voiced])


def contours(tones: dict[str, list[Pair]], points: int) -> Iterator[str]:
    """For each tone the quartiles of what people do at each point, how often they have voice there, and our median."""
    places = np.linspace(0, 1, points)
    yield "| tone | | " + " | ".join(f"{place:.2f}" for place in places) + " |"
    yield "|---" * (points + 2) + "|"
    for tone, found in tones.items():
        theirs = heights([pair.theirs for pair in found], places)
        ours = heights([pair.ours for pair in found], places)
        voiced = 100 * np.mean(~np.isnan(theirs), axis=0)
        for name, quantile in ((f"{tone} ({len(found)})", 0.5), ("", 0.25), ("", 0.75)):
            yield _row(name, f"people, {quantile:.0%}", np.nanquantile(theirs, quantile, axis=0), "+.1f")
        yield _row("", "voiced %", voiced, ".0f")
        yield _row("", "our voice, 50%", np.nanmedian(ours, axis=0), "+.1f")


def _row(tone: str, what: str, values: Floats, style: str) -> str:
    return f"| {tone} | {what} | " + " | ".join(format(value, style) for value in values) + " |"


def lengths(tones: dict[str, list[Pair]]) -> Iterator[str]:
    """For each tone how long its rhymes are and how much of them has voice (medians), and how many break."""
    names = ["rhyme, ms", "voiced % of it", "longest gap, ms", "broken %"]
    yield "| tone | " + " | ".join([*names, *(f"our voice: {name}" for name in names)]) + " |"
    yield "|---" * (1 + 2 * len(names)) + "|"
    for tone, found in tones.items():
        figures = [*_lengths([pair.theirs for pair in found]), *_lengths([pair.ours for pair in found])]
        yield f"| {tone} ({len(found)}) | " + " | ".join(f"{figure:.0f}" for figure in figures) + " |"


def _lengths(said: Sequence[Rhyme]) -> Iterator[float]:
    gaps = np.array([rhyme.pitch.longest_gap for rhyme in said])
    yield 1000 * float(np.median([rhyme.length for rhyme in said]))
    yield 100 * float(np.median([rhyme.pitch.voiced / rhyme.length for rhyme in said]))
    yield 1000 * float(np.median(gaps))
    yield 100 * float(np.mean(gaps >= BREAK))


def report(asked: argparse.Namespace) -> Iterator[str]:
    voice = Kokoro()
    recordings = sorted(asked.folder.glob("*.wav"))
    found = [pair for recording in recordings for pair in pairs(voice, recording, asked.accent)]
    wanted = [pair for pair in found if asked.place in ("all", "final" if pair.ours.place.final else "inner")]
    tones = by_tone(wanted)
    yield f"{len(recordings)} recordings, {asked.accent}, {len(wanted)} syllables ({asked.place})\n"
    yield from contours(tones, asked.points)
    yield ""
    yield from lengths(tones)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--accent", choices=("north", "central", "south"), default="north")
    parser.add_argument("--points", type=int, default=9)
    parser.add_argument("--place", choices=("all", "inner", "final"), default="all")
    asked = parser.parse_args()
    if not any(asked.folder.glob("*.wav")):
        parser.error(f"no recordings (*.wav) in {asked.folder}")
    return asked


if __name__ == "__main__":
    print("\n".join(report(arguments())))
