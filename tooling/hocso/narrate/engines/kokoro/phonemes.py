"""Words into the model's symbols: which symbol is which part of which syllable."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from hocso.vietnamese.syllables import Syllable

Part = Literal["onset", "glide", "stress", "nucleus", "coda", "space", "pause"]

STRESS = "ˈ"
PAUSES = ",.!?;:"
TOKEN = re.compile(rf"[^\W_]+|[{re.escape(PAUSES)}]")


@dataclass(frozen=True)
class Symbol:
    """One symbol of the model's alphabet. ``syllable`` counts from 0; None for spaces and pauses."""

    text: str
    part: Part
    syllable: int | None = None


@dataclass(frozen=True)
class Sounds:
    """The tables of ``phonemes.yml``."""

    onsets: Mapping[str, str]
    glide: str
    nuclei: Mapping[str, str]
    codas: Mapping[str, str]
    nuclei_before: Mapping[str, Mapping[str, str]]

    def parts(self, syllable: Syllable) -> tuple[tuple[Part, str], ...]:
        """The symbols of each part, in the order they are said; a vowel is always stressed."""
        special = self.nuclei_before.get(syllable.coda, {})
        return (
            ("onset", self.onsets[syllable.onset]),
            ("glide", self.glide if syllable.glide else ""),
            ("stress", STRESS),
            ("nucleus", special.get(syllable.nucleus, self.nuclei[syllable.nucleus])),
            ("coda", self.codas[syllable.coda]),
        )


@cache
def northern() -> Sounds:
    """The sounds of the Northern voice."""
    data: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("phonemes.yml").read_text(encoding="utf-8"))
    return Sounds(**data)


def symbols(tokens: tuple[Syllable | str, ...], sounds: Sounds) -> tuple[Symbol, ...]:
    """The symbols of syllables and pauses, a space before every syllable but the first."""
    found: list[Symbol] = []
    count = 0
    for token in tokens:
        if isinstance(token, str):
            found.append(Symbol(token, "pause"))
            continue
        if found:
            found.append(Symbol(" ", "space"))
        found += [Symbol(char, part, count) for part, chars in sounds.parts(token) for char in chars]
        count += 1
    return tuple(found)
