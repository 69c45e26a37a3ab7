"""Formulas on paper: from MathML, which the site shows too, to the mathematics of Typst, which sets them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from hocso.publish.formulas import mathml_tree
from hocso.publish.typesetting.formulas.elements import LARGE, written_row
from hocso.publish.typesetting.formulas.refusal import NotTypeset
from hocso.publish.typesetting.markup import printable

DEEPEST = 40
"""Typst refuses a whole book for one formula that is nested much deeper."""
BEFORE = frozenset("=≠<>≤≥≈≡∼≃≅∝∈∉⊂⊆⊃⊇→⇒⇔↦⟹⟺+−±∪∩")
"""The signs before which a line may break."""
OPENING, CLOSING = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉")
HIGH = frozenset({"mfrac", "mtable", "munder", "munderover"})
HIGH_SIGNS = LARGE | frozenset("∫∬∭∮")
SHORT = 16
"""So many letters and signs surely fit on a line."""


@dataclass(frozen=True)
class Mathematics:
    """What stands between Typst's dollars, in the ``pieces`` between which a line may break.

    One that is ``high`` wants more room than a line of text has, and is so short that it need not break.
    """

    pieces: tuple[str, ...]
    high: bool


def typst_math(source: str, *, block: bool) -> Mathematics:
    """A formula in LaTeX for Typst; where nobody can read it, raises whatever the converter does or ``NotTypeset``."""
    tree = mathml_tree(printable(source), block=block)
    if _depth(tree) > DEEPEST:
        raise NotTypeset("too deep")
    pieces = tuple(written_row(piece) for piece in _pieces(_outermost_row(tree)))
    if not any(pieces):
        raise NotTypeset("nothing to see")
    return Mathematics(pieces, _is_high(tree))


def _depth(element: Element) -> int:
    """How deep elements are nested; without recursion, for it may be very deep."""
    deepest, waiting = 0, [(element, 0)]
    while waiting:
        one, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in one]
    return deepest


def _outermost_row(element: Element) -> Sequence[Element]:
    """The row that may break: the outermost, but what stands in brackets that grow with it is kept together."""
    while len(element) == 1 and element[0].tag == "mrow" and not any(child.get("form") for child in element[0]):
        element = element[0]
    return list(element)


def _pieces(row: Sequence[Element]) -> Iterator[list[Element]]:
    """The parts of a row, each of which but the first begins with a sign that stands in no brackets."""
    piece: list[Element] = []
    open_brackets = 0
    for element in row:
        sign = (element.text or "") if element.tag in ("mi", "mo") else ""
        open_brackets += (sign in OPENING) - (sign in CLOSING)
        if piece and sign in BEFORE and open_brackets <= 0:
            yield piece
            piece = []
        piece.append(element)
    yield piece


def _is_high(tree: Element) -> bool:
    elements = list(tree.iter())
    high = any(element.tag in HIGH or element.text in HIGH_SIGNS for element in elements)
    return high and sum(1 for element in elements if not len(element)) <= SHORT
