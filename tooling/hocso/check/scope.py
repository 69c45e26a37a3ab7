"""The parts of a page that a rule about words may be for: what the lesson says itself, its headings, its quizzes…"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from docutils import nodes

from hocso.check.mask import BLANK
from hocso.check.prose import Piece, pieces
from hocso.model import nodes as ours

NodeType = TypeVar("NodeType", bound=nodes.Node)

_HEADINGS = (nodes.title, nodes.subtitle, nodes.rubric, ours.heading)
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")


class Extract(NamedTuple):
    """A piece of a page, and its words with those blanked that are outside the scope; offsets are the same."""

    piece: Piece
    text: str


def around(node: nodes.Node | None, *kinds: type[NodeType]) -> NodeType | None:
    """The nearest node of these kinds: this one or one around it."""
    while node is not None and not isinstance(node, kinds):
        node = node.parent
    return node


def is_heading(piece: Piece) -> bool:
    return piece.part == "words" and isinstance(piece.node, _HEADINGS)


def _is_sentence(piece: Piece) -> bool:
    return piece.part == "words" and not is_heading(piece)


def _is_for_learners(piece: Piece) -> bool:
    return around(piece.node, ours.trainer) is None


def _is_teaching(piece: Piece) -> bool:
    return piece.part != "label" and around(piece.node, ours.trainer, ours.message) is None


def _within(kind: type[nodes.Node]) -> Callable[[Piece], bool]:
    return lambda piece: around(piece.node, kind) is not None


SCOPES: Mapping[str, Callable[[Piece], bool]] = MappingProxyType(
    {
        "all": lambda _piece: True,
        "learner": _is_for_learners,
        "teaching": _is_teaching,
        "sentence": _is_sentence,
        "heading": is_heading,
        "step": _within(ours.step),
        "quiz": _within(ours.quiz),
        "message": _within(ours.message),
        "trainer": _within(ours.trainer),
        "alt": lambda piece: piece.part == "alt",
    }
)
"""``teaching`` is what the lesson says to learners in its own words: no note for the trainer, no invented message, no
label of a drawn screen, nothing between quotation marks."""


@lru_cache(maxsize=8)
def extracts(doctree: nodes.document, scopes: tuple[str, ...]) -> tuple[Extract, ...]:
    """What of a page is in at least one of the scopes, in the order of the page."""
    return tuple(_extracts(doctree, scopes))


def _extracts(doctree: nodes.document, scopes: tuple[str, ...]) -> Iterator[Extract]:
    for piece in pieces(doctree):
        fitting = [scope for scope in scopes if SCOPES[scope](piece)]
        if fitting:
            yield Extract(piece, _own_words(piece.text) if fitting == ["teaching"] else piece.text)


def passage_of(piece: Piece) -> ours.Passage | None:
    """The passage a piece stands in: a page's title stands in none."""
    return around(piece.node, ours.Passage)


def _own_words(text: str) -> str:
    """The text with what stands between quotation marks blanked: talk that is quoted, names of buttons."""
    return _QUOTED.sub(lambda found: found[0][0] + BLANK * (len(found[0]) - 2) + found[0][-1], text)
