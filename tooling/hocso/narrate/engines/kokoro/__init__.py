"""The embedded neural voice: Kokoro-82M with Vietnamese sounds and tones of our own.

How it was found, what helps and what does not: ``tooling/decisions`` 0052, 0054, 0055, 0087 and 0088.
"""

from collections.abc import Sequence

import numpy as np

from hocso.model.narration import Voice
from hocso.model.settings import Accent
from hocso.narrate.engines.kokoro.clauses import Piece, pieces
from hocso.narrate.engines.kokoro.lasting import lasting
from hocso.narrate.engines.kokoro.marks import marks
from hocso.narrate.engines.kokoro.melody import Floats, Span, melody, sing, spans
from hocso.narrate.engines.kokoro.model import SAMPLE_RATE, SAMPLES_A_STEP, Model, Symbols, vocabulary
from hocso.narrate.engines.kokoro.phonemes import Symbol, symbols
from hocso.narrate.engines.kokoro.taught import taught
from hocso.narrate.engines.speech import Mark, Speech, Synthesizer
from hocso.vietnamese.syllables import Syllable

BREATH = np.zeros(SAMPLES_A_STEP * 12, np.float32)
EDGE = 0  # the symbol before the first and after the last
PACE = 0.83  # of the model's own speed: old learners follow with a finger, and recognisers hear it better too


class Kokoro:
    """The voice, its model loaded once."""

    def __init__(self) -> None:
        self._model = Model()
        self._numbers = vocabulary()
        self._taught = taught()

    def synthesize(self, spoken: str, voice: Voice) -> Speech:
        """Clause by clause, with a breath between clauses of a sentence too long for one call."""
        samples: list[Floats] = []
        found: list[Mark] = []
        for number, piece in enumerate(pieces(spoken)):
            if number:
                samples.append(BREATH)
            begin = sum(map(len, samples)) // SAMPLES_A_STEP
            sound, where = self.say(piece, voice.accent, voice.rate)
            samples.append(sound)
            found += marks(piece.words, where, begin)
        pcm = np.clip(np.concatenate(samples or [BREATH]), -1, 1) * 32767
        return Speech(pcm.astype(np.int16), SAMPLE_RATE, tuple(found))

    def say(self, piece: Piece, accent: Accent, rate: float) -> tuple[Floats, list[Span]]:
        """The sound of one piece, and where in it each syllable lies."""
        said = symbols(piece.clause, accent)
        syllables = [token for token in piece.clause if isinstance(token, Syllable)]
        style = self._taught.style(len(said))
        frames, encoded, aligned = self._model.durations(self._embedded(said, syllables, accent), style, rate * PACE)
        frames = lasting(frames, said, syllables)
        pitch, energy = self._model.melody(encoded, frames, style)
        starts = 2 * np.cumsum(frames)  # the end of the edge symbol is where symbol 0 begins
        where = spans(said, syllables, starts, melody(accent))
        sing(pitch, energy, syllables, where, melody(accent))
        return self._model.sound(aligned, frames, pitch, energy, style), where

    def _embedded(self, said: Sequence[Symbol], syllables: Sequence[Syllable], accent: Accent) -> Symbols:
        embedded = self._model.embedded([EDGE, *(self._numbers[symbol.text] for symbol in said), EDGE])
        tones = [melody(accent).taught(syllable) for syllable in syllables]
        self._taught.teach(embedded.meanings, embedded.sounds, said, tones)
        return embedded


def open_engine() -> Synthesizer:
    """The voice, ready to speak. Loading takes one to two seconds. Raises CannotSpeak."""
    return Kokoro()
