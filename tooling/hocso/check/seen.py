"""Everything that people see or hear on a page, to the letter: prose, labels, messages, code, what cells print.

Unlike ``prose``, which is for rules about words, nothing but formulas, the code of cells and values from ``facts.yml``
is left out: a telephone number is one in any of them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.mask import BLANK
from hocso.check.prose import Piece, Spot
from hocso.check.rule import At
from hocso.check.source import line_start, locate_markup
from hocso.model import nodes as ours
from hocso.model.lesson import Lesson
from hocso.model.nodes import line_of
from hocso.model.screens import ScreenItem

_UNSEEN = (nodes.math_block, nodes.raw, nodes.comment, nodes.substitution_definition, nodes.system_message)
_OPAQUE = (nodes.math, nodes.raw, nodes.image, nodes.problematic, ours.fact)


@lru_cache(maxsize=8)
def seen_pieces(doctree: nodes.document, *, code: bool = True) -> tuple[Piece, ...]:
    """The words of every paragraph, label, picture and, with ``code``, block of code, as they stand there."""
    pictures = (Piece(image.get("alt", ""), line_of(image), image, "alt") for image in all_of(doctree, nodes.image))
    left_out = _UNSEEN if code else (*_UNSEEN, nodes.FixedTextElement)
    return tuple(piece for piece in (*_pieces(doctree, left_out), *pictures) if piece.text.strip())


@lru_cache(maxsize=4)
def typed_pieces(doctree: nodes.document) -> tuple[Piece, ...]:
    """Only words that an author typed where ``{fact}`` could stand instead; the words of links are left out."""
    return tuple(
        Piece(_words(node, (*_OPAQUE, nodes.literal, nodes.reference)), line_of(node), node)
        for node in all_of(doctree, nodes.TextElement)
        if not isinstance(node, (nodes.Inline, nodes.FixedTextElement, *_UNSEEN)) and not _in_cell(node)
    )


def spots_in(page: Lesson, pieces: Iterable[Piece], find: Callable[[str], Iterable[str]]) -> Iterator[Spot]:
    """Where the words stand that ``find`` picks out of each of some pieces of a page."""
    count: Counter[tuple[int, str]] = Counter()
    for piece in pieces:
        for words in find(piece.text):
            at = locate_markup(page, words, piece.line, count[piece.line, words])
            count[piece.line, words] += 1
            yield Spot(words, at, _stands(page, words, at))


def _stands(page: Lesson, words: str, at: At) -> bool:
    """Whether the words were found to the letter, and not only their line."""
    return at != line_start(page, at.line) or page.source.split("\n")[at.line - 1].lstrip().startswith(words)


def _pieces(node: nodes.Node, left_out: tuple[type[nodes.Node], ...]) -> Iterator[Piece]:
    if isinstance(node, left_out) or (isinstance(node, nodes.Element) and "cell_input" in node.get("classes", ())):
        return
    if isinstance(node, ours.screen):
        items: list[ScreenItem] = node.get("items", [])
        yield Piece(node.get("alt", ""), line_of(node), node, "alt")
        labels = (node.get("title", ""), *(item.words for item in items))
        yield from (Piece(label, line_of(node), node, "label") for label in labels)
    elif isinstance(node, nodes.TextElement):
        yield Piece(_words(node, _OPAQUE), line_of(node), node)
    else:
        for child in node.children:
            yield from _pieces(child, left_out)


def _words(node: nodes.Node, opaque: tuple[type[nodes.Node], ...]) -> str:
    if isinstance(node, opaque):
        return BLANK
    if isinstance(node, nodes.Text):
        return node.astext()
    return "".join(_words(child, opaque) for child in node.children)


def _in_cell(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.container) and "cell" in parent.get("classes", ()):
            return True
        parent = parent.parent
    return False
