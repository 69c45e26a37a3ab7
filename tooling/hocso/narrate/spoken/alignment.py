"""Which words are said for which part of a text, and why."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from hocso.model.settings import Accent
from hocso.narrate.spoken.draft import Draft, Origin, Reason, origin_of
from hocso.narrate.spoken.foreign import readings
from hocso.narrate.spoken.instead import said_instead
from hocso.narrate.spoken.lexicon import lexicon_of
from hocso.narrate.spoken.marks import PAUSES
from hocso.narrate.spoken.pipeline import said, tokens, written_out

_SEEN = re.compile(r"[^\s\u00ad\u200b\u2060\ufeff]+")


@dataclass(frozen=True)
class Piece:
    """A part of a text, ``text[begin:end]``, and what is said for it with the pause after it; "" if it is silent."""

    begin: int
    end: int
    said: str
    reason: Reason


def aligned(
    text: str, entries: Mapping[str, str], accent: Accent = "north", instead: str | None = None
) -> tuple[Piece, ...]:
    """The text in pieces, in order: every character that is seen is in one of them, and none in two.

    What the pieces say, one after the other with a space between, is ``spoken(text, entries, accent)``. Where a page
    has ``{say}``, ``text`` is what stands there and ``instead`` what is said for it, which ``spoken`` is then given.
    """
    if not text.strip():
        return ()
    draft = written_out(said_instead(text, text if instead is None else instead), lexicon_of(entries), accent)
    origins = draft.origins()
    heard = _together(_spoken_pieces(text, draft, origins))
    marks = {at for token in tokens(draft) if token.group() in PAUSES for at in _places(origins, token)}
    return tuple(_with_silence(text, heard, marks))


def _spoken_pieces(text: str, draft: Draft, origins: list[Origin]) -> Iterator[Piece]:
    """One piece a word of the draft. The places of two may overlap: 20 and đô la are both said for ``$20``."""
    words = (token for token in tokens(draft) if token.group() not in PAUSES)
    for word, heard in zip(words, said(draft), strict=True):
        begin, end, reason = origin_of(origins[word.start() : word.end()])
        shown = text[begin:end]
        begin, end = end - len(shown.lstrip()), begin + len(shown.rstrip())
        yield Piece(begin, end, heard, reason or _reason_of(word.group()))


def _reason_of(word: str) -> Reason:
    """How a word that no step replaced is read."""
    ways = [reading.reason for reading in readings(word) if reading.syllables] or ["foreign-script"]
    return max(ways, key=lambda way: way != "written")


def _together(pieces: Iterator[Piece]) -> list[Piece]:
    """The same with one piece for those that come from one place."""
    found: list[Piece] = []
    for piece in pieces:
        if found and piece.begin < found[-1].end:
            last = found.pop()
            end = max(last.end, piece.end)
            piece = Piece(min(last.begin, piece.begin), end, f"{last.said} {piece.said}", last.reason)
        found.append(piece)
    return found


def _with_silence(text: str, pieces: list[Piece], marks: set[int]) -> Iterator[Piece]:
    """The pieces and between them those of the text that are not said."""
    at = 0
    for piece in pieces:
        yield from _silent(text, at, piece.begin, marks)
        yield piece
        at = piece.end
    yield from _silent(text, at, len(text), marks)


def _silent(text: str, begin: int, end: int, marks: set[int]) -> Iterator[Piece]:
    def reason(at: int) -> Reason:
        return "mark" if at in marks or unicodedata.category(text[at])[0] == "P" else "silent"

    for run in _SEEN.finditer(text, begin, end):
        for why, places in groupby(range(*run.span()), reason):
            first, *others = places
            yield Piece(first, (others or [first])[-1] + 1, "", why)


def _places(origins: list[Origin], token: re.Match[str]) -> range:
    begin, end, _ = origin_of(origins[token.start() : token.end()])
    return range(begin, end)
