"""The voice as a PyTorch function of what it can be taught: the vectors of ``taught.npz``, the curves of ``tones.yml``.

It speaks as ``Kokoro`` does, unquantised. Durations pass no gradient, nor does the sine wave that the pitch is
turned into: of the pitch only what the model makes of it besides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain

import numpy as np
import onnxruntime
import torch
from network import Network, loaded
from torch import Tensor
from torch.nn import functional

from hocso.narrate.engines.kokoro import EDGE
from hocso.narrate.engines.kokoro import model as whole
from hocso.narrate.engines.kokoro.clauses import Piece, pieces
from hocso.narrate.engines.kokoro.graph import Graph
from hocso.narrate.engines.kokoro.lasting import lasting
from hocso.narrate.engines.kokoro.melody import CONNECTED, VOICED, Contour, Span, melody, spans
from hocso.narrate.engines.kokoro.phonemes import Symbol, symbols
from hocso.narrate.engines.kokoro.taught import taught
from hocso.vietnamese.syllables import Syllable

SINES = "/decoder/decoder/generator/Concat_3_output_0"
LEVEL = 0.08
SILENCE = 4000


@dataclass(frozen=True)
class Lesson:
    """What can be learned. ``melodies`` and ``energies``: the heights of each tone's curve, by its name."""

    style: Tensor
    meanings: Tensor
    sounds: Tensor
    tones: Tensor
    melodies: dict[str, Tensor]
    energies: dict[str, Tensor]

    def named(self) -> dict[str, Tensor]:
        own = {name: getattr(self, name) for name in ("style", "meanings", "sounds", "tones")}
        curves = {"melody": self.melodies, "energy": self.energies}
        return own | {f"{kind} {tone}": heights for kind, all_ in curves.items() for tone, heights in all_.items()}


class Pupil:
    """``lesson`` is what it knows now; whoever teaches changes its tensors in place."""

    def __init__(self) -> None:
        raw = b"".join((files(part) / "part.bin").read_bytes() for part in whole.PARTS)
        model = loaded(raw)
        cuts = (whole.EMBEDDINGS, whole.DURATIONS, whole.MELODY)
        self._embeddings, self._durations, self._melody = (
            Network(model, [tensor.name for tensor in cut.inputs], cut.outputs) for cut in cuts
        )
        self._sound = Network(model, [*(tensor.name for tensor in whole.SOUND.inputs), SINES], whole.SOUND.outputs)
        # the phases of what is all but silent are rounding errors, and the model hears them: let the same code err
        self._sines = onnxruntime.InferenceSession(Graph(raw).cut([whole.PITCH], [SINES]))
        self._numbers = whole.vocabulary()
        self._taught = taught()
        self._shapes = _shapes()
        self.lesson = Lesson(
            torch.zeros(self._taught.styles.shape[1]),
            torch.from_numpy(self._taught.meanings),
            torch.from_numpy(self._taught.sounds),
            torch.from_numpy(self._taught.tones),
            {tone: _heights(melody_) for tone, (melody_, _) in self._shapes.items()},
            {tone: _heights(energy) for tone, (_, energy) in self._shapes.items()},
        )

    def say(self, spoken: str, speed: float) -> Tensor:
        """A sentence of one piece, as a listener takes it: 16,000 samples a second, at one level, silence around."""
        (piece,) = pieces(spoken)
        samples = _resampled(self._said(piece, speed))
        return functional.pad(samples * (LEVEL / samples.pow(2).mean().sqrt()), (SILENCE, SILENCE))

    def _said(self, piece: Piece, speed: float) -> Tensor:
        said = symbols(piece.clause, "north")
        syllables = [token for token in piece.clause if isinstance(token, Syllable)]
        style = (torch.from_numpy(self._taught.style(len(said))[0]) + self.lesson.style)[None]
        numbers, meanings, sounds = self._embedded(said, syllables)
        found, encoded, aligned = self._durations(numbers, meanings, sounds, style, torch.tensor([speed]))
        frames = lasting(found.detach().reshape(-1).numpy().astype(np.int64), said, syllables)
        often = torch.from_numpy(frames)
        pitch, energy = self._melody(torch.repeat_interleave(encoded, often, dim=1).permute(0, 2, 1), style)
        where = spans(said, syllables, 2 * np.cumsum(frames), melody("north"))
        pitch, energy = self._sung(pitch.detach().reshape(-1), energy.reshape(-1), syllables, where)
        sines = self._sines.run(None, {whole.PITCH.name: pitch.detach().numpy()[None]})[0]
        longer = torch.repeat_interleave(aligned, often, dim=2)
        return self._sound(longer, pitch[None], energy[None], style, torch.from_numpy(sines))[0].reshape(-1)

    def _embedded(self, said: Sequence[Symbol], syllables: Sequence[Syllable]) -> tuple[Tensor, Tensor, Tensor]:
        numbers = torch.tensor([[EDGE, *(self._numbers[symbol.text] for symbol in said), EDGE]])
        meanings, sounds = self._embeddings(numbers)
        known = [(at, row) for at, one in enumerate(said, 1) if (row := self._taught.rows.get(one.sound)) is not None]
        places, rows = torch.tensor(known).T
        vowels = [(at, one.syllable) for at, one in enumerate(said, 1) if one.part == "nucleus"]
        names = [(at, melody("north").taught(syllables[number])) for at, number in vowels if number is not None]
        sung, tones = torch.tensor([(at, self._taught.tone_rows[name]) for at, name in names]).T
        meanings = meanings.index_add(1, places, self.lesson.meanings[rows][None])
        sounds = sounds.index_add(1, places, self.lesson.sounds[rows][None])
        return numbers, meanings, sounds.index_add(1, sung, self.lesson.tones[tones][None])

    def _sung(
        self, pitch: Tensor, energy: Tensor, syllables: Sequence[Syllable], where: Sequence[Span]
    ) -> tuple[Tensor, Tensor]:
        """``melody.sing``, with gradients."""
        mean = pitch[pitch > VOICED].log().mean().exp()
        last_end, last = -CONNECTED - 1, mean
        lines, bends = [], []
        for number, (syllable, span) in enumerate(zip(syllables, where, strict=True)):
            tone = melody("north").taught(syllable)
            steps, before = span.tone_end - span.rhyme, span.rhyme - span.begin
            sunk = melody("north").declination * (number / max(1, len(syllables) - 1) - 0.5)
            drawn = _drawn(self._shapes[tone][0], steps) @ self.lesson.melodies[tone]
            own = mean * 2 ** ((drawn - sunk) / 12)
            onset = own[:1].expand(before)
            if span.begin - last_end <= CONNECTED:
                share = torch.arange(1, before + 1) / (before + 1)
                onset = (last.log() * (1 - share) + own[0].log() * share).exp()
            line = torch.cat([onset, own, own[-1:].expand(span.end - span.tone_end)])
            voiced = pitch[span.begin : span.end] > VOICED
            voiced[before : before + steps] = True
            lines.append(torch.where(voiced, line, pitch[span.begin : span.end]))
            bends.append(_drawn(self._shapes[tone][1], span.end - span.rhyme) @ self.lesson.energies[tone])
            last_end, last = span.end, own[-1]
        sung = torch.tensor(list(chain.from_iterable(range(span.begin, span.end) for span in where)))
        rhymes = torch.tensor(list(chain.from_iterable(range(span.rhyme, span.end) for span in where)))
        return pitch.index_put((sung,), torch.cat(lines)), energy.index_add(0, rhymes, torch.cat(bends))


def _shapes() -> dict[str, tuple[Contour, Contour]]:
    north = melody("north")
    kinds = (("", north.tones), (" stopped", north.stopped))
    return {
        tone.name.lower() + more: (shape.melody, shape.energy) for more, tones in kinds for tone, shape in tones.items()
    }


def _heights(contour: Contour) -> Tensor:
    return torch.tensor([height for _, height in contour])


def _drawn(contour: Contour, steps: int) -> Tensor:
    """What each height of a contour counts at each of the steps."""
    places = np.linspace(0, 1, max(steps, 2))[:steps]
    at = [place for place, _ in contour]
    return torch.from_numpy(np.stack([np.interp(places, at, one) for one in np.eye(len(at))], 1).astype(np.float32))


def _resampled(samples: Tensor) -> Tensor:
    """From 24,000 to 16,000 samples a second: two windowed sincs, each for every other sample."""
    reach, cutoff = 38, 2 * 0.96 / 3
    steps = np.arange(-reach, reach + 3)[None] - np.array([[0.0], [1.5]])
    kernels = cutoff * np.sinc(cutoff * steps) * np.cos(np.clip(steps / (reach + 2), -1, 1) * np.pi / 2) ** 2
    padded = functional.pad(samples, (reach, reach + 3))
    both = functional.conv1d(padded[None, None], torch.from_numpy(kernels.astype(np.float32))[:, None], stride=3)
    return both[0].T.reshape(-1)
