"""The embedded neural voice: Kokoro-82M with Vietnamese sounds and Northern tones of our own.

How it was found, what helps and what does not: ``tooling/decisions`` and the measurements quoted there.
"""

from collections.abc import Iterator

import numpy as np

from hocso.model.narration import Voice
from hocso.narrate.engines.kokoro.clauses import Clause, clauses
from hocso.narrate.engines.kokoro.melody import Floats, sing, spans
from hocso.narrate.engines.kokoro.model import Model, styles, vocabulary
from hocso.narrate.engines.kokoro.phonemes import northern, symbols
from hocso.narrate.engines.speech import Speech, Synthesizer

SAMPLE_RATE = 24_000
BREATH = np.zeros(SAMPLE_RATE * 15 // 100, np.float32)
EDGE = 0  # the symbol before the first and after the last


class Kokoro:
    """The voice, its model loaded once."""

    def __init__(self) -> None:
        self._model = Model()
        self._numbers = vocabulary()
        self._styles = styles()

    def synthesize(self, spoken: str, voice: Voice) -> Speech:
        """Clause by clause, with a breath between clauses of a sentence too long for one call."""
        pieces = [self._say(clause, voice.rate) for clause in clauses(spoken)]
        samples = np.concatenate(list(_with_breaths(pieces)) or [BREATH])
        return Speech((np.clip(samples, -1, 1) * 32767).astype(np.int16), SAMPLE_RATE)

    def _say(self, clause: Clause, rate: float) -> Floats:
        said = symbols(clause, northern())
        syllables = [token for token in clause if not isinstance(token, str)]
        style = self._styles[min(len(said), len(self._styles) - 1)][None]
        numbers = [EDGE, *(self._numbers[symbol.text] for symbol in said), EDGE]
        frames, encoded, aligned = self._model.durations(numbers, style, rate)
        pitch, energy = self._model.melody(encoded, style)
        starts = 2 * np.cumsum(frames)  # the end of the edge symbol is where symbol 0 begins
        sing(pitch, energy, syllables, spans(said, syllables, starts))
        return self._model.sound(aligned, pitch, energy, style)


def _with_breaths(pieces: list[Floats]) -> Iterator[Floats]:
    for number, piece in enumerate(pieces):
        if number:
            yield BREATH
        yield piece


def open_engine() -> Synthesizer:
    """The voice, ready to speak. Loading takes one to two seconds. Raises CannotSpeak."""
    return Kokoro()
