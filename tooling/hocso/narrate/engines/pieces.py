"""A sentence in pieces that a service takes at a time."""

import re
import textwrap
from collections.abc import Iterator
from math import ceil

_CLAUSE = re.compile(r".+?(?:[,.;:?!]+(?=\s|$)|$)\s*", re.DOTALL)


def pieces_of(spoken: str, longest: int) -> Iterator[str]:
    """The words of ``spoken`` in their order, in pieces of at most ``longest`` characters with a word in each.

    Cut where a clause ends if that is possible, between words otherwise, within a word never: a word of more
    characters, which no syllable is, stays a piece of its own.
    """
    piece = ""
    for part in filter(_sounds, _parts(" ".join(spoken.split()), longest)):
        if piece and len(piece) + 1 + len(part) > longest:
            yield piece
            piece = part
        else:
            piece = f"{piece} {part}".strip()
    if piece:
        yield piece


def _parts(text: str, longest: int) -> Iterator[str]:
    """The clauses, those that are too long in parts of about the same length."""
    for match in _CLAUSE.finditer(text):
        clause = match[0].strip()
        even = ceil(len(clause) / max(1, ceil(len(clause) / longest)))
        width = min(longest, even + longest // 8)
        yield from textwrap.wrap(clause, width, break_long_words=False, break_on_hyphens=False)


def _sounds(piece: str) -> bool:
    return any(character.isalnum() for character in piece)
