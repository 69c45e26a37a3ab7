"""Sentences of any length in pieces the model can say in one call."""

from collections.abc import Iterator
from dataclasses import dataclass

from hocso.narrate.engines.kokoro.phonemes import PAUSES, TOKEN
from hocso.narrate.spoken.foreign import as_syllables
from hocso.narrate.spoken.pipeline import UNREADABLE
from hocso.vietnamese.syllables import Syllable, analyse

# The model takes 510 symbols; a syllable has at most eight with its space.
LONGEST = 60

Clause = tuple[Syllable | str, ...]


@dataclass(frozen=True)
class Piece:
    """What is said in one call, and for each of its syllables the word it is of: the first character and the end."""

    clause: Clause
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Token:
    said: Syllable | str
    word: tuple[int, int]

    @property
    def is_syllable(self) -> bool:
        return isinstance(self.said, Syllable)


def pieces(spoken: str) -> Iterator[Piece]:
    """Pieces of at most ``LONGEST`` syllables, each ending in a pause, cut where a pause stands if there is one."""
    rest = list(_tokens(spoken))
    while any(token.is_syllable for token in rest):
        cut = _cut(rest)
        own, rest = rest[:cut], rest[cut:]
        words = tuple(token.word for token in own if token.is_syllable)
        if words:
            yield Piece(_ended(tuple(token.said for token in own), more=bool(rest)), words)


def _ended(clause: Clause, more: bool) -> Clause:
    if isinstance(clause[-1], Syllable):
        return (*clause, "," if more else ".")
    return clause


def _tokens(spoken: str) -> Iterator[_Token]:
    """Syllables and pauses; a word that is no syllable is said as Vietnamese would, or named if it cannot be."""
    for match in TOKEN.finditer(spoken):
        written = match.group().lower()
        if written in PAUSES:
            yield _Token(written, match.span())
            continue
        parts = (written,) if analyse(written) else as_syllables(match.group()) or UNREADABLE
        yield from (_Token(found, match.span()) for part in parts if (found := analyse(part)))


def _cut(tokens: list[_Token]) -> int:
    """How many tokens the next piece takes: all if they fit, else up to the last pause that fits, else what fits."""
    syllables = 0
    last_pause = 0
    for at, token in enumerate(tokens):
        if token.is_syllable:
            syllables += 1
            if syllables > LONGEST:
                return last_pause or at
        elif syllables:
            last_pause = at + 1
    return len(tokens)
