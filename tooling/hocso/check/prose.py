"""The words of a page, block by block, with code, formulas and values from data files left out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.mask import BLANK
from hocso.check.rule import At
from hocso.check.source import line_start, locate_exactly, locate_known
from hocso.check.surroundings import surroundings
from hocso.model import nodes as ours
from hocso.model.lesson import Lesson
from hocso.model.nodes import is_lost, line_of
from hocso.model.screens import ScreenItem
from hocso.vietnamese.recognition import looks_vietnamese

_SKIPPED = (
    nodes.literal_block,
    nodes.math_block,
    nodes.raw,
    nodes.comment,
    nodes.doctest_block,
    nodes.substitution_definition,
    nodes.system_message,
    nodes.target,
)
_OPAQUE = (nodes.literal, nodes.math, nodes.raw, nodes.image, nodes.problematic, ours.fact)
_ADDRESS = re.compile(
    r"""
      https?://\S*[\w/=&-]                                        # less the marks of the sentence around it
    | [\w.+-]+@\S*\w
    # vneid.gov.vn, anh.png; not 1.000, not ra.Rồi
    | \b(?!v\.v\b)(?:[A-Za-z0-9-]+\.)+(?:[a-z]{2,}|[A-Z]{2,})\b(?:/(?:\S*[\w/=&-])?)?
    """,
    re.VERBOSE,
)

_NAMED_BY = 40
_TELLS_LANGUAGE = 2_000


@dataclass(frozen=True)
class Piece:
    """The words of one paragraph, title, label or picture; ``line`` is about where they begin in the source.

    ``node`` is what they stand in, and ``part`` what they are of it: its words, what is said for a picture, or a label
    that stands in a drawn screen or over a message.
    """

    text: str
    line: int
    node: nodes.Node
    part: Literal["words", "alt", "label"] = "words"


@dataclass(frozen=True)
class Spot:
    """Words found on a page. ``exact`` tells that they stand at ``at`` to the letter, so that they can be mended."""

    words: str
    at: At
    exact: bool


@lru_cache(maxsize=4)
def pieces(doctree: nodes.document) -> tuple[Piece, ...]:
    """All words that people read on a page, learners and trainers; as NFC, with addresses blanked."""
    pictures = (Piece(image.get("alt", ""), line_of(image), image, "alt") for image in all_of(doctree, nodes.image))
    return tuple(
        replace(piece, text=_ADDRESS.sub(BLANK, unicodedata.normalize("NFC", piece.text)))
        for piece in (*_pieces(doctree), *pictures)
        if piece.text.strip()
    )


def spots(page: Lesson, find: Callable[[str], Iterable[str]]) -> Iterator[Spot]:
    """Where the words stand that ``find`` picks out of each piece of a page's prose."""
    seen: Counter[tuple[int, str]] = Counter()
    for piece in pieces(page.doctree):
        for words in find(piece.text):
            at = locate_exactly(page, words, piece.line, seen[piece.line, words])
            seen[piece.line, words] += 1
            yield Spot(words, at or line_start(page, piece.line), at is not None)


def spot_at(page: Lesson, piece: Piece, start: int, end: int) -> Spot:
    """Where the words stand that were found at these offsets of a piece, whichever of the same words went before."""
    words = piece.text[start:end]
    same = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")
    nth = sum(1 for found in same.finditer(piece.text) if found.start() < start)
    for earlier in pieces(page.doctree):
        if earlier is piece:
            break
        if earlier.line == piece.line:
            nth += sum(1 for _ in same.finditer(earlier.text))
    at = locate_exactly(page, words, piece.line, nth)
    return Spot(words, at or line_start(page, piece.line), at is not None)


@dataclass(frozen=True)
class Hit:
    """A part of a piece's text that a pattern found.

    ``exact`` tells that it stands at ``at``, to the letter or nearly so (a quotation mark may have been typed
    otherwise): ``mending.replace`` looks before it changes anything.
    """

    found: re.Match[str]
    at: At
    exact: bool


def hits(page: Lesson, find: Callable[[str], Iterable[re.Match[str]]]) -> Iterator[Hit]:
    """Like ``spots`` for anything, words or marks or spaces, on pages in Vietnamese only."""
    if not _in_vietnamese(page.doctree):
        return
    seen: Counter[tuple[int, str]] = Counter()
    for piece in pieces(page.doctree):
        for found in find(piece.text):
            known = surroundings(piece.text, *found.span())
            at = locate_known(page, known, piece.line, seen[piece.line, known.pattern])
            seen[piece.line, known.pattern] += 1
            yield Hit(found, at or line_start(page, piece.line), at is not None)


@lru_cache(maxsize=4)
def _in_vietnamese(doctree: nodes.document) -> bool:
    """By the beginning of its words. The language of a book may be any; what we know of spacing is Vietnamese."""
    sample = ""
    for piece in pieces(doctree):
        sample += piece.text
        if len(sample) >= _TELLS_LANGUAGE:
            break
    return looks_vietnamese(sample)


def beginning(text: str) -> str:
    """The first words of a text, to name it by in a message."""
    text = " ".join(text.split())
    return text if len(text) <= _NAMED_BY else text[:_NAMED_BY].rstrip() + "…"


def _pieces(node: nodes.Node) -> Iterator[Piece]:
    if isinstance(node, _SKIPPED) or _is_code_cell(node):
        return
    if isinstance(node, ours.screen):
        yield from _of_screen(node)
    elif isinstance(node, nodes.TextElement):
        yield Piece(_words(node), line_of(node), node)
    else:
        if isinstance(node, ours.message):
            yield Piece(node.get("sender", ""), line_of(node), node, "label")
        for child in node.children:
            yield from _pieces(child)


def _is_code_cell(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and "cell" in node.get("classes", ())


def _of_screen(screen: ours.screen) -> Iterator[Piece]:
    line = line_of(screen)
    yield Piece(screen.get("title", ""), line, screen)
    yield Piece(screen.get("alt", ""), line, screen, "alt")
    items: list[ScreenItem] = screen.get("items", [])
    yield from (Piece(item.words, line, screen, "label") for item in items)


def _words(node: nodes.Node) -> str:
    if isinstance(node, _OPAQUE) or is_lost(node):
        return BLANK
    if isinstance(node, nodes.Text):
        return node.astext()
    return "".join(_words(child) for child in node.children)
