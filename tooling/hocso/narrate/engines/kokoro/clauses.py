"""Sentences of any length in pieces the model can say in one call."""

from collections.abc import Iterator

from hocso.narrate.engines.kokoro.phonemes import PAUSES, TOKEN
from hocso.narrate.spoken.foreign import as_syllables
from hocso.vietnamese.syllables import Syllable, analyse

# The model takes 510 symbols; a syllable has at most eight with its space.
LONGEST = 60

Clause = tuple[Syllable | str, ...]


def clauses(spoken: str) -> Iterator[Clause]:
    """Pieces of at most ``LONGEST`` syllables, each ending in a pause, cut where a pause stands if there is one."""
    rest = list(_tokens(spoken))
    while any(isinstance(token, Syllable) for token in rest):
        cut = _cut(rest)
        piece, rest = rest[:cut], rest[cut:]
        if isinstance(piece[-1], Syllable):
            piece.append("," if rest else ".")
        if any(isinstance(token, Syllable) for token in piece):
            yield tuple(piece)


def _tokens(spoken: str) -> Iterator[Syllable | str]:
    """Syllables and pauses; a word that is no syllable is said as Vietnamese would."""
    for match in TOKEN.finditer(spoken.lower()):
        token = match.group()
        if token in PAUSES:
            yield token
        else:
            yield from (found for part in as_syllables(token) if (found := analyse(part)))


def _cut(tokens: list[Syllable | str]) -> int:
    """How many tokens the next piece takes: all if they fit, else up to the last pause that fits, else what fits."""
    syllables = 0
    last_pause = 0
    for at, token in enumerate(tokens):
        if isinstance(token, Syllable):
            syllables += 1
            if syllables > LONGEST:
                return last_pause or at
        elif syllables:
            last_pause = at + 1
    return len(tokens)
