"""Teach the voice further, by what two recognisers fail to hear, and write the result.

    python tests/benchmarks/teaching/teach.py OUT [--minutes 60] [--seed 0]

Needs the extras ``asr`` and ``teach``. ``OUT`` is a new
folder: ``taught.npz`` to be copied over the voice's own, and ``tones.txt`` with the heights for ``tones.yml``. Choose
by ``tuning.txt``, raise the voice's version, and only then measure ``unseen.txt``, once (``sentences/README.md``).
"""

import argparse
import random
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from listeners import VietAsr, WhisperBase
from pupil import Pupil
from torch import Tensor

from hocso.narrate.engines.kokoro.taught import taught
from hocso.narrate.spoken import spoken
from hocso.vietnamese.syllables import Tone, analyse

ROOT = Path(__file__).parents[3]
SENTENCES = ROOT / "tests" / "benchmarks" / "sentences"
OWN = Path(__file__).parent / "sentences.txt"
RARE = {Tone.NGA: 3.0, Tone.HOI: 1.0, Tone.NANG: 1.0}
"""How much more often a sentence is drawn for its share of a tone that is badly heard."""
CARRIERS = ("Chữ {}, rồi chữ {}.", "Đọc là {}, đọc là {}.", "Viết {}, không viết {}.", "Hãy nói {}, {}.")
CARRIED = 0.15  # of the sentences: two syllables that no context gives away
SPEEDS = (0.70, 0.92)
NOISE = (None, None, 30, 20)  # decibels below the speech
ASKED = 0.3  # how often viet-asr, which is slow and mostly content, is asked too
TOGETHER = 2  # sentences a step
RATE = 0.065  # of the size of the vectors, a step
STYLE, ENERGY, PITCH = 0.0026, 0.026, 0.052
ANCHOR = 0.004  # how far all goes back to where it was, a step
WORD = re.compile(r"\w+")


def texts() -> list[str]:
    """Short sentences of ours, of the lessons and of ``tests/prose``, none of which a voice is measured by."""
    kept = {
        line.lower().rstrip(".!?")
        for name in ("unseen.txt", "tuning.txt")
        for line in (SENTENCES / name).read_text(encoding="utf-8").splitlines()
    }
    files = [OWN, *ROOT.glob("curriculum/**/*.md"), *ROOT.glob("tests/prose/*.md")]
    found = {sentence for file in sorted(files) for sentence in _sentences(file.read_text(encoding="utf-8"))}
    return sorted(text for text in found if text.lower().rstrip(".!?") not in kept)


def _sentences(markdown: str) -> Iterator[str]:
    plain = re.sub(r"\A---.*?---|```.*?```", "", markdown, flags=re.DOTALL)
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain).replace("*", "")
    for line in plain.splitlines():
        for sentence in re.split(r"(?<=[.!?])\s+", line.strip(" >-#")):
            if re.fullmatch(r"[A-ZÀ-Ỹ][^\W\d_]*([ ,;:]+[^\W\d_]+){3,9}[.!?]", sentence) and all(
                map(analyse, WORD.findall(sentence.lower()))
            ):
                yield sentence


def tones(text: str) -> list[Tone]:
    return [syllable.tone for word in WORD.findall(text.lower()) if (syllable := analyse(word))]


class Draw:
    """Sentences by chance, those with rare tones more often, and now and then a carrier."""

    def __init__(self, sentences: Sequence[str], chance: random.Random) -> None:
        self._sentences, self._chance = sentences, chance
        self._weights = [0.5 + sum(RARE.get(tone, 0) for tone in tones(text)) / len(tones(text)) for text in sentences]
        measured = set(WORD.findall((SENTENCES / "tones.txt").read_text(encoding="utf-8").lower()))
        self._words = sorted({word for text in sentences for word in WORD.findall(text.lower())} - measured)
        self._of_words = [0.3 + RARE.get(tones(word)[0], 0) for word in self._words]

    def __call__(self) -> str:
        if self._chance.random() < CARRIED:
            return self._chance.choice(CARRIERS).format(*self._chance.choices(self._words, self._of_words, k=2))
        return self._chance.choices(self._sentences, self._weights)[0]


class Adam:
    """Adam that counts each row's own steps: most rows are missing from most sentences."""

    def __init__(self, values: dict[str, Tensor]) -> None:
        self._values = values
        self._first = {name: value.clone() for name, value in values.items()}
        self._rates = {name: _rate(name, value) for name, value in values.items()}
        self._moments = {name: (torch.zeros_like(v), torch.zeros_like(v)) for name, v in values.items()}
        self._steps = {name: torch.zeros(len(value) if value.ndim > 1 else 1) for name, value in values.items()}
        self._typical: dict[str, float] = {}
        self.average = {name: value.clone() for name, value in values.items()}

    def clipped(self, name: str, gradient: Tensor) -> Tensor:
        """No sentence counts more than twice the usual."""
        size = float(gradient.norm())
        usual = self._typical.get(name, size)
        self._typical[name] = 0.95 * usual + 0.05 * min(size, 3 * usual)
        return gradient * min(1.0, 2 * self._typical[name] / (size + 1e-12))

    def step(self, gradients: dict[str, Tensor], share: float) -> None:
        for name, value in self._values.items():
            gradient = gradients[name]
            rows = gradient.reshape(len(self._steps[name]), -1).abs().sum(1) > 0
            self._steps[name] += rows
            seen = rows.float().reshape(-1, *[1] * (value.ndim - 1))
            first, second = self._moments[name]
            first += seen * 0.2 * (gradient - first)
            second += seen * 0.05 * (gradient**2 - second)
            many = self._steps[name].clamp(min=1).reshape(seen.shape)
            moved = (first / (1 - 0.8**many)) / ((second / (1 - 0.95**many)).sqrt() + 1e-9)
            value -= share * (seen * self._rates[name] * moved + ANCHOR * (value - self._first[name]))
            self.average[name] += 0.1 * (value - self.average[name])


def _rate(name: str, value: Tensor) -> float:
    kinds = {"style": STYLE, "energy": ENERGY, "melody": PITCH}
    return kinds.get(name.split()[0]) or RATE * float(value.pow(2).mean().sqrt())


def noisy(samples: Tensor, decibels: float | None) -> Tensor:
    if decibels is None:
        return samples
    level = samples.detach().pow(2).mean().sqrt() * 10 ** (-decibels / 20)
    return samples + level * torch.randn(len(samples))


def teach(pupil: Pupil, minutes: float, chance: random.Random) -> dict[str, Tensor]:
    values = pupil.lesson.named()
    draw, adam, whisper, viet_asr = Draw(texts(), chance), Adam(values), WhisperBase(), VietAsr()
    for value in values.values():
        value.requires_grad_(True)
    begin, number = time.monotonic(), 0
    while (spent := (time.monotonic() - begin) / 60 / minutes) < 1:
        gradients = {name: torch.zeros_like(value) for name, value in values.items()}
        losses = []
        for _ in range(TOGETHER):
            text = draw()
            samples = noisy(pupil.say(spoken(text, {}), chance.uniform(*SPEEDS)), chance.choice(NOISE))
            loss = whisper.loss(samples, text)
            losses.append(float(loss.detach()))
            if chance.random() < ASKED:
                loss = loss + viet_asr.loss(samples, text).clamp(max=8)
            loss.backward()
            for name, value in values.items():
                if value.grad is not None and torch.isfinite(value.grad).all():
                    gradients[name] += adam.clipped(name, value.grad)
                value.grad = None
        number += 1
        with torch.no_grad():
            adam.step(gradients, min(1.0, number / 10, (1 - spent) / 0.3))
        print(f"step {number}: Whisper {sum(losses) / TOGETHER:.2f}", flush=True)
    return adam.average


def write(folder: Path, learned: dict[str, Tensor]) -> None:
    folder.mkdir()
    before = taught()
    parts = {name: learned[name].numpy().astype(np.float16) for name in ("meanings", "sounds", "tones")}
    styles = (before.styles + learned["style"].numpy()).astype(np.float16)
    names, tone_names = np.array(list(before.rows)), np.array(list(before.tone_rows))
    np.savez_compressed(folder / "taught.npz", styles=styles, **parts, names=names, tone_names=tone_names)
    curves = [f"{name}: {[round(x, 2) for x in heights.tolist()]}" for name, heights in learned.items() if " " in name]
    (folder / "tones.txt").write_text("\n".join(curves) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(1)
    write(asked.out, teach(Pupil(), asked.minutes, random.Random(asked.seed)))


if __name__ == "__main__":
    main()
