"""A phone: its case, its items from top to bottom, and the one mark that says where to tap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from hocso.messages import message
from hocso.model import nodes
from hocso.model.curriculum import Look
from hocso.model.message import Language
from hocso.publish.drawing.lettering import width
from hocso.publish.drawing.pieces import (
    DRAW,
    INK,
    LINE,
    SIZE,
    TAB_SIZE,
    Box,
    Brush,
    Piece,
    icon_height,
    number,
    rectangle,
    tab_height,
)

WIDTH, SHORTEST = 300, 400
CASE, MARGIN, GAP, BAR = 10, 16, 12, 34
MARK = "#c2410c"
MARK_ROOM = 40
Item = tuple[str, str]


@dataclass(frozen=True)
class Form:
    """How large a phone is drawn, in units of which ``SIZE`` make its letters.

    ``small``: the size of the clock and of the words of tabs.
    """

    width: int = WIDTH
    shortest: int = SHORTEST
    small: int = TAB_SIZE


ON_SCREEN = Form()
WIDTHS = (250, 275, WIDTH)
"""Of a phone on paper: the narrower, the more room for the words beside it."""


def paper_form(screen: nodes.screen) -> Form:
    """For large print: no letter smaller than the others, no wider and longer than its words ask for."""
    needed = _needed(screen["items"])
    return Form(next((each for each in WIDTHS if each >= needed), WIDTHS[-1]), shortest=320, small=SIZE)


def _needed(items: Sequence[Item]) -> float:
    """The width at which no word of a phone is cut."""
    tabs = sum(kind == "tab" for kind, _ in items)
    words = ((kind, width(word, SIZE)) for kind, label in items for word in label.split())
    return max((_room(kind, word, tabs) for kind, word in words), default=0)


def _room(kind: str, word: float, tabs: int) -> float:
    """How wide a phone is in which an item has room for a word: two icons stand side by side, and all the tabs."""
    if kind == "tab":
        return 2 * CASE + tabs * (word + 4)
    inside = 2 * (word + 14) + GAP if kind == "icon" else word + 52
    return inside + 2 * (CASE + MARGIN)


def phone_svg(
    screen: nodes.screen, look: Look, *, font_family: str = "", language: Language = "vi", form: Form = ON_SCREEN
) -> str:
    """The picture of a screen as one ``<svg>``; it names its alternative text and keeps every word as text.

    Without ``font_family`` the words have the letters of the page that the picture stands in.
    """
    items = [(kind, label) for kind, label in screen["items"] if kind in DRAW]
    tap = screen.get("tap", "")
    tap = tap if any(label == tap for _, label in items) else ""
    parts: list[str] = []
    bottom: float = CASE + BAR
    waiting = bool(tap)
    for block in _blocks([item for item in items if item[0] != "tab"]):
        drawn = list(_draw(block, bottom, look, tap, form))
        parts += [piece.svg for _, piece in drawn]
        bottom = max(piece.box.bottom for _, piece in drawn)
        marked = next((piece.box for label, piece in drawn if waiting and label == tap), None)
        if marked:
            parts.append(_mark(marked, language, above=False))
            bottom, waiting = marked.bottom + MARK_ROOM, False
        bottom += GAP
    labels = [label for kind, label in items if kind == "tab"]
    tabs, height = _tabs(labels, bottom, look, tap if waiting else "", language, form)
    return _case(height, form, screen.get("alt", ""), font_family, "".join(parts) + tabs)


def _blocks(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Items that share a line: icons stand two by two, everything else alone."""
    pair: list[Item] = []
    for item in items:
        if item[0] == "icon":
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


def _draw(block: list[Item], top: float, look: Look, tap: str, form: Form) -> Iterator[tuple[str, Piece]]:
    kind = block[0][0]
    if kind == "title":
        place = Box(CASE, top, form.width - 2 * CASE, 0)
        yield block[0][1], DRAW[kind](block[0][1], place, Brush(look, strong=True))
        return
    room = form.width - 2 * (CASE + MARGIN)
    cell = (room - GAP) / 2 if kind == "icon" else room
    left = CASE + MARGIN
    high = max(icon_height(label, cell) for _, label in block) if kind == "icon" else 0
    for place_number, (_, label) in enumerate(block):
        strong = label == tap or (kind == "button" and not tap)
        place = Box(left + place_number * (cell + GAP), top + GAP / 2, cell, high)
        yield label, DRAW[kind](label, place, Brush(look, strong))


def _tabs(labels: list[str], bottom: float, look: Look, tap: str, language: Language, form: Form) -> tuple[str, float]:
    """The bar at the foot of the screen with its mark, and how high the whole phone is then."""
    if not labels:
        return "", max(form.shortest, bottom + MARGIN + CASE)
    cell = (form.width - 2 * CASE) / len(labels)
    high = max(tab_height(label, cell, form.small) for label in labels)
    above = MARK_ROOM + 4 if tap in labels else 0
    height = max(form.shortest, bottom + above + high + CASE + 6)
    top = height - CASE - 6 - high
    svg = f'<path d="M{CASE} {number(top)}h{form.width - 2 * CASE}" stroke="{LINE}" stroke-width="1.5"/>'
    for column, label in enumerate(labels):
        box = Box(CASE + column * cell, top, cell, high)
        svg += DRAW["tab"](label, box, Brush(look, label == tap, form.small)).svg
        if tap in labels and column == labels.index(tap):
            svg += _mark(Box(box.x + 6, box.y + 5, box.width - 12, box.height - 6), language, above=True)
    return svg, height


def _mark(box: Box, language: Language, *, above: bool) -> str:
    """A dashed ring around the place to tap, an arrow that points at it, and the word."""
    ring = Box(box.x - 5, box.y - 5, box.width + 10, box.height + 10)
    tip = ring.y - 5 if above else ring.bottom + 5
    away = -1 if above else 1
    word = message("drawing.tap").in_language(language)
    base = tip - 10 if above else tip + 22
    x = box.middle
    outline = rectangle(ring, min(26, ring.height / 2), "none", MARK, 4).replace("/>", ' stroke-dasharray="10 6"/>')
    arrow = f'<path d="M{number(x - 24)} {number(tip)}l9 {16 * away}h-18z" fill="{MARK}"/>'
    text = f'<text x="{number(x - 8)}" y="{number(base)}" font-weight="700" fill="{MARK}">{escape(word)}</text>'
    return outline + arrow + text


def _case(height: float, form: Form, alt: str, font_family: str, inside: str) -> str:
    battery = f'<path d="M{form.width - 56} 21h26v13h-26zm2 2v9h22v-9zm2 2h13v5h-13z"/>'
    clock = f'<text x="28" y="34" font-size="{form.small}" font-weight="700">7:05</text>'
    font = f" font-family={quoteattr(font_family)}" if font_family else ""
    shell = rectangle(Box(0, 0, form.width, height), 32, INK)
    glass = rectangle(Box(CASE, CASE, form.width - 2 * CASE, height - 2 * CASE), 23, "#fff")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {form.width} {number(height)}" role="img" '
        f'aria-label={quoteattr(alt)}{font} font-size="{SIZE}" fill="{INK}">'
        f"{shell}{glass}{clock}{battery}{inside}</svg>"
    )
