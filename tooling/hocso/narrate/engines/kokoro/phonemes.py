"""Words into the model's symbols: which symbol is which part of which syllable."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from hocso.model.settings import Accent
from hocso.own_data import own_data
from hocso.vietnamese.syllables import Syllable

Part = Literal["onset", "glide", "stress", "nucleus", "coda", "space", "pause"]

STRESS = "ˈ"
PAUSES = ",.!?;:"
TOKEN = re.compile(rf"[^\W_]+|[{re.escape(PAUSES)}]")


@dataclass(frozen=True)
class Symbol:
    """One symbol of the model's alphabet. ``syllable`` counts from 0; None for spaces and pauses.

    ``sound`` names what it stands for in Vietnamese, as in ``taught``: the part, the sound, the how manieth symbol of
    it. "" where there is nothing the model would have to be taught.
    """

    text: str
    part: Part
    syllable: int | None = None
    sound: str = ""


@dataclass(frozen=True)
class Sounds:
    """The tables of ``phonemes.yml`` for one accent."""

    onsets: Mapping[str, str]
    glide: str
    nuclei: Mapping[str, str]
    codas: Mapping[str, str]
    nuclei_before: Mapping[str, Mapping[str, str]]

    def parts(self, syllable: Syllable) -> tuple[tuple[Part, str, str], ...]:
        """Each part's symbols and the name of its sound, in the order they are said; a vowel is always stressed."""
        special = self.nuclei_before.get(syllable.coda, {})
        if syllable.nucleus in special:
            nucleus, vowel = special[syllable.nucleus], f"{syllable.nucleus}/{syllable.coda}"
        else:
            nucleus, vowel = self.nuclei[syllable.nucleus], syllable.nucleus
        return (
            ("onset", self.onsets[syllable.onset], syllable.onset),
            ("glide", self.glide if syllable.glide else "", "w"),
            ("stress", STRESS, ""),
            ("nucleus", nucleus, vowel),
            ("coda", self.codas[syllable.coda], syllable.coda),
        )


@cache
def sounds(accent: Accent) -> Sounds:
    """The sounds of an accent: the Northern ones, but for those it has otherwise."""
    data: dict[str, Any] = own_data(__package__, "phonemes.yml")
    north, own = data["north"], data[accent]
    return Sounds(**{name: _changed(table, own.get(name, table)) for name, table in north.items()})


def _changed(table: Any, own: Any) -> Any:
    return {**table, **own} if isinstance(table, dict) else own


def symbols(tokens: tuple[Syllable | str, ...], accent: Accent) -> tuple[Symbol, ...]:
    """The symbols of syllables and pauses, a space before every syllable but the first."""
    found: list[Symbol] = []
    count = 0
    for token in tokens:
        if isinstance(token, str):
            found.append(Symbol(token, "pause"))
            continue
        if found:
            found.append(Symbol(" ", "space"))
        found += _of_syllable(token, count, accent)
        count += 1
    return tuple(found)


def _of_syllable(syllable: Syllable, number: int, accent: Accent) -> list[Symbol]:
    """What an accent says with other symbols than the North was not taught, and has no ``sound``."""
    usual = {part: chars for part, chars, _ in sounds("north").parts(syllable)}
    return [
        Symbol(char, part, number, f"{part}:{name}:{at}" if part != "stress" and usual[part] == chars else "")
        for part, chars, name in sounds(accent).parts(syllable)
        for at, char in enumerate(chars)
    ]
