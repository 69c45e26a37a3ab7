"""How wide words are, guessed on the wide side, and how they break into lines.

An SVG does not wrap its text and nobody knows which font a phone will use, so widths are the largest of
the bold fonts we know (Be Vietnam Pro, Noto Sans): a line that fits by this count fits everywhere.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

# Advance widths in ems, of bold letters without their marks.
WIDTHS = {
    0.28: " ",
    0.36: "ijl.,:;!'|·",
    0.48: 'frt()[]"I/-“”‘’',
    0.56: "scz",
    0.92: "mwOQGƠĐDNHMU…%",
    1.08: "W@",
}
EM = {letter: width for width, letters in WIDTHS.items() for letter in letters}
SMALL, CAPITAL = 0.69, 0.84
HORNED = {"ư": 0.78, "Ư": 0.92}
# After these a long address may break: "dichvucong.gov.vn".
BREAKABLE = "./@-_?&="


def width(text: str, size: float) -> float:
    """The room a line of text needs, in the units of ``size``."""
    return size * _ems(text)


@lru_cache(maxsize=8192)
def _ems(text: str) -> float:
    """The width of a text in ems. Words are asked for again and again: in each size, for each place they may stand."""
    return sum(map(_advance, unicodedata.normalize("NFC", text)))


@cache
def _advance(letter: str) -> float:
    bare = unicodedata.normalize("NFD", letter)[0]
    horned = HORNED.get("ư" if "\u031b" in unicodedata.normalize("NFD", letter) and bare == "u" else letter)
    if horned:
        return horned
    return EM.get(bare, CAPITAL if bare.isupper() or ord(bare) > 0x2000 else SMALL)


@lru_cache(maxsize=8192)
def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """The words of ``text`` in lines no wider than ``room``; a word that is wider itself is cut.

    Asked for again and again too: a slide is laid out in each of its forms.
    """
    lines: list[str] = []
    ems = 0.0
    for word in text.split():
        for piece, glued in _pieces(word, size, room):
            between = "" if glued else " "
            joined = ems + _ems(between) + _ems(piece)
            if lines and size * joined <= room:
                lines[-1] += between + piece
                ems = joined
            else:
                lines.append(piece)
                ems = _ems(piece)
    return tuple(lines)


def _pieces(word: str, size: float, room: float) -> Iterator[tuple[str, bool]]:
    """The word, or parts that fit, each with whether it clings to the part before it."""
    if width(word, size) <= room:
        yield word, False
        return
    part, glued = "", False
    for letter in word:
        while part and width(part + letter, size) > room:
            cut = max(part.rfind(mark) for mark in BREAKABLE) + 1 or len(part)
            yield part[:cut], glued
            part, glued = part[cut:], True
        part += letter
    yield part, glued
