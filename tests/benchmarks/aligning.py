"""Where the syllables of a recording lie: it is laid beside our own voice saying the same, which knows its syllables.

Extra ``contours``.
"""

from dataclasses import dataclass

import numpy as np
import parselmouth
from numpy.typing import NDArray

from hocso.model.settings import Accent
from hocso.narrate.engines.kokoro import Kokoro
from hocso.narrate.engines.kokoro.clauses import LONGEST, Clause, pieces
from hocso.narrate.engines.kokoro.model import SAMPLE_RATE, STEPS_A_SECOND
from hocso.vietnamese.syllables import Syllable

STEP = 0.01  # seconds
COEFFICIENTS = 12
SILENT = 0.5  # of the range of loudness
STEEPEST = 3
STEPS = [(1, 1), *((1, n) for n in range(2, STEEPEST + 1)), *((n, 1) for n in range(2, STEEPEST + 1))]
EARLIER = 0.04  # seconds that our voice's vowels sound before their symbol's time: measured after voiceless onsets

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Place:
    """One syllable: when its rhyme begins and when its tone is over (before a final stop, and before the silence
    that the model counts with a last rhyme), in seconds.

    ``final``: a pause follows.
    """

    syllable: Syllable
    rhyme: float
    tone_end: float
    final: bool


@dataclass(frozen=True)
class Said:
    """A sentence with its syllables."""

    sound: parselmouth.Sound
    places: tuple[Place, ...]


def said_by_us(voice: Kokoro, spoken: str, accent: Accent, rate: float = 1) -> Said:
    """One sentence, said by our voice. Raises ValueError for what it does not say in one go."""
    try:
        (piece,) = pieces(spoken)
    except ValueError:
        raise ValueError(f"wanted: one sentence of 1 to {LONGEST} syllables; found: {spoken}") from None
    samples, spans = voice.say(piece, accent, rate)
    syllables = [token for token in piece.clause if isinstance(token, Syllable)]
    places = tuple(
        Place(syllable, span.rhyme / STEPS_A_SECOND - EARLIER, span.tone_end / STEPS_A_SECOND, last)
        for syllable, span, last in zip(syllables, spans, _before_pauses(piece.clause), strict=True)
    )
    return Said(parselmouth.Sound(samples.astype(np.float64), SAMPLE_RATE), places)


def _before_pauses(clause: Clause) -> list[bool]:
    neighbours = zip(clause, (*clause[1:], "."), strict=True)
    return [isinstance(after, str) for token, after in neighbours if isinstance(token, Syllable)]


def aligned(recording: parselmouth.Sound, ours: Said) -> Said:
    """The recording with the syllables of ``ours``, moved to where it says them."""
    here, there = _moments(ours.sound, recording)
    moved = [np.interp([place.rhyme, place.tone_end], here, there) for place in ours.places]
    places = zip(ours.places, moved, strict=True)
    return Said(recording, tuple(Place(p.syllable, float(r), float(e), p.final) for p, (r, e) in places))


def _moments(ours: parselmouth.Sound, theirs: parselmouth.Sound) -> tuple[Floats, Floats]:
    """Times of ``ours``, and for each the time of ``theirs`` that sounds alike (dynamic time warping)."""
    (our_times, our_rows), (their_times, their_rows) = _timbre(ours), _timbre(theirs)
    rows, columns = _path(np.linalg.norm(our_rows[:, None] - their_rows[None], axis=2))
    return our_times[rows], their_times[columns]


def _timbre(sound: parselmouth.Sound) -> tuple[Floats, Floats]:
    """Times without the silence at both ends, and for each a row of what does not depend on pitch, in one scale."""
    found = sound.to_mfcc(number_of_coefficients=COEFFICIENTS, time_step=STEP)
    rows = found.to_array().T
    loud = np.flatnonzero(rows[:, 0] > rows[:, 0].max() - SILENT * np.ptp(rows[:, 0]))
    heard = slice(loud[0], loud[-1] + 1)
    rows = rows[heard]
    return found.xs()[heard], (rows - rows.mean(axis=0)) / rows.std(axis=0)


def _path(costs: Floats) -> tuple[list[int], list[int]]:
    """The cheapest way from the first pair to the last, nowhere more than ``STEEPEST`` times as fast on one side."""
    total = np.full(costs.shape, np.inf)
    came = np.zeros(costs.shape, int)
    total[0, 0] = 0
    for row in range(1, len(costs)):
        ways = np.array([_way(total, costs, row, *step) for step in STEPS])
        came[row] = ways.argmin(axis=0)
        total[row] = ways.min(axis=0)
    return _walked_back(came)


def _way(total: Floats, costs: Floats, row: int, down: int, along: int) -> Floats:
    """What it costs to come to each cell of a row by one kind of step."""
    way = np.full(costs.shape[1], np.inf)
    if down <= row:
        way[along:] = total[row - down, :-along] + (down + along) * costs[row, along:]
    return way


def _walked_back(came: NDArray[np.int_]) -> tuple[list[int], list[int]]:
    row, column = came.shape[0] - 1, came.shape[1] - 1
    rows, columns = [row], [column]
    while row > 0 and column > 0:
        down, along = STEPS[came[row, column]]
        row, column = row - down, column - along
        rows.append(row)
        columns.append(column)
    return rows[::-1], columns[::-1]
