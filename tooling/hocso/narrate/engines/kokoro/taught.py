"""What the model was taught for Vietnamese: one speaker, and how its sounds differ from the symbols they borrow.

``taught.npz`` holds small vectors found by gradient descent on the model's own inputs (decision 0054); no weight of the
model was changed. Derived from voices of Kokoro-82M, under Apache-2.0 as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from hocso.narrate.engines.kokoro.phonemes import Symbol

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Taught:
    """``styles``: one vector for each number of symbols in a call, the first for 0.

    ``meanings`` and ``sounds``: for each row of ``rows``, what is added to the symbol's two embeddings. ``tones``: what
    is added to the second one of a vowel, by ``tone_rows``.
    """

    styles: Floats
    rows: dict[str, int]
    meanings: Floats
    sounds: Floats
    tone_rows: dict[str, int]
    tones: Floats

    def style(self, symbols: int) -> Floats:
        style: Floats = self.styles[min(symbols, len(self.styles) - 1)][None]
        return style

    def teach(self, meanings: Floats, sounds: Floats, said: Sequence[Symbol], tones: Sequence[str]) -> None:
        """Add to the embeddings of ``said`` in place; both begin with the edge symbol. ``tones``: one a syllable."""
        for at, symbol in enumerate(said, 1):
            row = self.rows.get(symbol.sound)
            if row is not None:
                meanings[0, at] += self.meanings[row]
                sounds[0, at] += self.sounds[row]
            if symbol.part == "nucleus" and symbol.syllable is not None and tones[symbol.syllable]:
                sounds[0, at] += self.tones[self.tone_rows[tones[symbol.syllable]]]


def taught() -> Taught:
    with (files(__package__) / "taught.npz").open("rb") as stream:
        held = np.load(stream)
        return Taught(
            styles=held["styles"].astype(np.float32),
            rows={str(name): row for row, name in enumerate(held["names"])},
            meanings=held["meanings"].astype(np.float32),
            sounds=held["sounds"].astype(np.float32),
            tone_rows={str(name): row for row, name in enumerate(held["tone_names"])},
            tones=held["tones"].astype(np.float32),
        )
