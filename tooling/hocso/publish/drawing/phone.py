"""A phone: its case, its items from top to bottom, and the one mark that says where to tap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hocso.messages import message
from hocso.model.curriculum import Look
from hocso.model.message import Language
from hocso.model.screens import Phone, ScreenItem
from hocso.publish.drawing.lettering import width, wrap
from hocso.publish.drawing.pieces import DRAW, Brush, Piece, icon_height, tab_height
from hocso.publish.drawing.shapes import INK, LEADING, LINE, SIZE, TAB_SIZE, Box, lines, moved, number, rectangle

WIDTH, SHORTEST = 300, 400
CASE, MARGIN, GAP, BAR = 10, 16, 12, 34
MARK = "#c2410c"
MARK_ROOM = 40


@dataclass(frozen=True)
class Form:
    """How large a phone is drawn, in units of which ``SIZE`` make its letters.

    ``small``: the size of the words of tabs.
    """

    width: int = WIDTH
    shortest: int = SHORTEST
    small: int = TAB_SIZE


ON_SCREEN = Form()


@dataclass(frozen=True)
class Drawn:
    """A phone without the ``<svg>`` around it, and how high it is: with the word over it, and by itself."""

    svg: str
    height: float
    case: float


def drawn(phone: Phone, tap: str, look: Look, language: Language, form: Form) -> Drawn:
    """A phone with the word over it, if it has one; ``tap`` is the label of one of its items to mark, or ""."""
    parts: list[str] = []
    bottom: float = CASE + BAR
    waiting = bool(tap)
    for block in _blocks([item for item in phone.items if item.kind != "tab"]):
        pieces = list(_draw(block, bottom, look, tap, form))
        parts += [piece.svg for piece in pieces]
        bottom = max(piece.box.bottom for piece in pieces)
        marked = (piece.box for item, piece in zip(block, pieces, strict=True) if waiting and item.words == tap)
        if box := next(marked, None):
            parts.append(_mark(box, language, above=False))
            bottom, waiting = box.bottom + MARK_ROOM, False
        bottom += GAP
    tabs, height = _tabs(phone, bottom, look, tap if waiting else "", language, form)
    return _under_its_word(phone.word, _case(height, form) + "".join(parts) + tabs, height, look, form)


def _blocks(items: Sequence[ScreenItem]) -> Iterator[list[ScreenItem]]:
    """Items that share a line: icons stand two by two, everything else alone."""
    pair: list[ScreenItem] = []
    for item in items:
        if item.kind == "icon":
            pair.append(item)
            if len(pair) == 2:
                yield pair
                pair = []
            continue
        if pair:
            yield pair
            pair = []
        yield [item]
    if pair:
        yield pair


def _draw(block: list[ScreenItem], top: float, look: Look, tap: str, form: Form) -> Iterator[Piece]:
    kind = block[0].kind
    if kind == "title":
        room = Box(0, 0, form.width - 2 * CASE, 0)
        yield DRAW[kind](block[0], room, Brush(look, strong=True)).at(CASE, top)
        return
    wide = form.width - 2 * (CASE + MARGIN)
    cell = (wide - GAP) / 2 if kind == "icon" else wide
    left = CASE + MARGIN
    high = max(icon_height(item.words, cell) for item in block) if kind == "icon" else 0
    for column, item in enumerate(block):
        strong = item.words == tap or (kind == "button" and not tap)
        piece = DRAW[kind](item, Box(0, 0, cell, high), Brush(look, strong))
        yield piece.at(left + column * (cell + GAP), top + GAP / 2)


def _tabs(phone: Phone, bottom: float, look: Look, tap: str, language: Language, form: Form) -> tuple[str, float]:
    """The bar at the foot of the screen with its mark, and how high the whole phone is then."""
    tabs = [item for item in phone.items if item.kind == "tab"]
    if not tabs:
        return "", max(form.shortest, bottom + MARGIN + CASE)
    labels = [item.words for item in tabs]
    cell = (form.width - 2 * CASE) / len(tabs)
    high = max(tab_height(label, cell, form.small) for label in labels)
    above = MARK_ROOM + 4 if tap in labels else 0
    height = max(form.shortest, bottom + above + high + CASE + 6)
    top = height - CASE - 6 - high
    svg = f'<path d="M{CASE} {number(top)}h{form.width - 2 * CASE}" stroke="{LINE}" stroke-width="1.5"/>'
    for column, item in enumerate(tabs):
        tab = DRAW["tab"](item, Box(0, 0, cell, high), Brush(look, item.words == tap, form.small))
        svg += tab.at(CASE + column * cell, top).svg
        if tap in labels and column == labels.index(tap):
            inside = Box(CASE + column * cell + 6, top + 5, cell - 12, high - 6)
            svg += _mark(inside, language, above=True)
    return svg, height


def _mark(box: Box, language: Language, *, above: bool) -> str:
    """A dashed ring around the place to tap, an arrow that points at it, and the word."""
    wide, high = box.width + 10, box.height + 10
    ring = Box(-wide / 2, 5 if above else -high - 5, wide, high)
    word = message("drawing.tap").in_language(language)
    outline = rectangle(ring, min(26, high / 2), "none", MARK, 4).replace("/>", ' stroke-dasharray="9"/>')
    arrow = f'<path d="M-24 0l9 {-16 if above else 16}h-18z"/>'
    text = f'<text x="-8" y="{-10 if above else 22}" font-weight="700">{escape(word)}</text>'
    return moved(outline + arrow + text, box.middle, box.y - 10 if above else box.bottom + 10, MARK)


def _case(height: float, form: Form) -> str:
    """The phone itself, with its clock, its network and its battery."""
    edge = form.width - 56
    battery = f"M{edge} 21h26v13h-26zm15 2v9h9v-9z"
    network = f"M{edge - 28} 34l17-13v13z"
    clock = '<text x="28" y="35" font-weight="700">7:05</text>'
    shell = rectangle(Box(CASE / 2, CASE / 2, form.width - CASE, height - CASE), 26, "#fff", INK, CASE)
    return f'{shell}{clock}<path d="{battery}{network}"/>'


def _under_its_word(word: str, svg: str, height: float, look: Look, form: Form) -> Drawn:
    """The phone below the word that says when it looks so."""
    words = wrap(word, SIZE, form.width - 40)
    if not words:
        return Drawn(svg, height, height)
    wide = max(width(line, SIZE) for line in words) + 36
    sign = Box((form.width - wide) / 2, 0, wide, LEADING * len(words) + 12)
    top = sign.bottom + 8
    head = rectangle(sign, 8, look.soft) + lines(words, sign.middle, 5, INK)
    return Drawn(head + moved(svg, 0, top), top + height, height)
