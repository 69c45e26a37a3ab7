"""The parts a phone's screen is drawn from. Each takes its room, from the origin on, and gives its SVG and the box it
fills.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hocso.model.curriculum import Look
from hocso.model.screens import ScreenItem
from hocso.publish.drawing.lettering import wrap
from hocso.publish.drawing.shapes import (
    FAINT,
    ICON_SIZE,
    INK,
    LEADING,
    LINE,
    SIZE,
    TAB_SIZE,
    Box,
    drawn_icon,
    lines,
    moved,
    number,
    rectangle,
)

# The room that an icon takes from the words beside it.
ICON_ROOM = {"title": 64, "text": 32, "button": 32, "row": 34, "field": 30}
# The room that its outline takes from the words of an item, and the arrow or bell in it.
EDGES = {
    "title": 24,
    "text": 0,
    "button": 28,
    "icon": 14,
    "field": 28,
    "row": 26,
    "code": 0,
    "picture": 24,
    "note": 52,
    "tab": 4,
}
TILE_ICON, PICTURE_ICON = 36, 72


@dataclass(frozen=True)
class Piece:
    """A drawn item and where it stands."""

    svg: str
    box: Box

    def at(self, x: float, y: float) -> "Piece":
        return Piece(moved(self.svg, x, y), self.box.moved(x, y))


@dataclass(frozen=True)
class Brush:
    """How to draw one item: the colours of its module, whether it is the one that stands out, and the size of a tab's
    words.
    """

    look: Look
    strong: bool
    small: int = TAB_SIZE


Draw = Callable[[ScreenItem, Box, Brush], Piece]


def icon_room(item: ScreenItem) -> int:
    """How much narrower the words of an item are for its icon."""
    return ICON_ROOM.get(item.kind, 0) if item.icon else 0


def words_room(item: ScreenItem, place: Box) -> float:
    return place.width - EDGES[item.kind] - icon_room(item)


def _beside(item: ScreenItem, x: float, box: Box, colour: str) -> str:
    """The icon of an item at ``x``, half-way down its box."""
    return drawn_icon(item.icon, x, box.y + (box.height - ICON_SIZE) / 2, colour)


def title(item: ScreenItem, place: Box, brush: Brush) -> Piece:
    words = wrap(item.words, SIZE, words_room(item, place))
    box = Box(place.x, place.y, place.width, LEADING * max(1, len(words)) + 24)
    sign = _beside(item, box.x + 12, box, "#fff")
    return Piece(
        rectangle(box, 0, brush.look.colour) + sign + lines(words, box.middle, box.y + 12, "#fff"),
        box,
    )


def text(item: ScreenItem, place: Box, brush: Brush) -> Piece:
    left = icon_room(item)
    words = wrap(item.words, SIZE, words_room(item, place))
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 2)
    sign = _beside(item, box.x, box, brush.look.colour)
    return Piece(sign + lines(words, box.x + left, box.y, INK, centred=False, bold=False), box)


def button(item: ScreenItem, place: Box, brush: Brush) -> Piece:
    left = icon_room(item)
    words = wrap(item.words, SIZE, words_room(item, place))
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 22)
    ink = "#fff" if brush.strong else brush.look.colour
    shape = rectangle(box, 23, brush.look.colour) if brush.strong else rectangle(box, 23, "#fff", brush.look.colour)
    shape += _beside(item, box.x + 16, box, ink)
    return Piece(shape + lines(words, box.middle + left / 2, box.y + 11, ink), box)


def icon(item: ScreenItem, place: Box, brush: Brush) -> Piece:
    """A tile with its icon, or with a plain knob."""
    words = wrap(item.words, SIZE, words_room(item, place))
    box = Box(place.x, place.y, place.width, max(place.height, icon_height(item.words, place.width)))
    fill, ink = (brush.look.colour, "#fff") if brush.strong else (brush.look.soft, INK)
    spare = (box.height - 52 - LEADING * len(words)) / 2
    knob = Box(box.middle - 15, box.y + 12 + spare, 30, 30)
    colour = ink if brush.strong else brush.look.colour
    hole = Box(knob.x + 9, knob.y + 9, 12, 12)
    sign = drawn_icon(item.icon, knob.x - 3, knob.y - 3, colour, TILE_ICON)
    sign = sign or rectangle(knob, 9, colour) + rectangle(hole, 6, fill)
    return Piece(rectangle(box, 16, fill) + sign + lines(words, box.middle, knob.bottom + 4, ink), box)


def icon_height(label: str, room: float) -> float:
    return max(90, 60 + LEADING * len(wrap(label, SIZE, room - EDGES["icon"])))


def field(item: ScreenItem, place: Box, _: Brush) -> Piece:
    left = icon_room(item)
    words = wrap(item.words, SIZE, words_room(item, place)) or ("",)
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 22)
    shape = rectangle(box, 8, "#fff", FAINT) + _beside(item, box.x + 10, box, FAINT)
    return Piece(shape + lines(words, box.x + 12 + left, box.y + 11, INK, centred=False, bold=False), box)


def row(item: ScreenItem, place: Box, brush: Brush) -> Piece:
    left = icon_room(item)
    words = wrap(item.words, SIZE, words_room(item, place))
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 20)
    edge, level = box.x + box.width, box.y + box.height / 2
    arrow = f'<path d="M{number(edge - 12)} {number(level - 8)}l8 8-8 8" fill="none" stroke="{brush.look.colour}" '
    under = f'<path d="M{number(box.x)} {number(box.bottom)}h{number(box.width)}" stroke="{LINE}" stroke-width="1.5"/>'
    ink = brush.look.colour if brush.strong else INK
    svg = _beside(item, box.x + 1, box, brush.look.colour)
    svg += lines(words, box.x + 2 + left, box.y + 9, ink, centred=False, bold=brush.strong)
    return Piece(svg + arrow + 'stroke-width="3"/>' + under, box)


def code(item: ScreenItem, place: Box, _: Brush) -> Piece:
    words = wrap(item.words, SIZE, words_room(item, place))
    box = Box(place.x, place.y, place.width, 116 + (LEADING * len(words) + 6 if words else 0))
    left, top = box.middle - 55, box.y
    corners = "".join(
        rectangle(Box(left + x + 4, top + y + 4, 26, 26), 0, "#fff", INK, 8)
        + rectangle(Box(left + x + 12, top + y + 12, 10, 10), 0, INK)
        for x, y in ((0, 0), (76, 0), (0, 76))
    )
    # A sign, not a code: no phone must be able to scan it.
    dots = "M44 8h10v10h10v12H44zM44 40h12v10H44zM8 44h10v12H8zM24 48h12v10H24zM60 44h14v12H60zM84 44h18v10H84z"
    dots += "M44 62h10v22H44zM62 66h14v10H62zM84 64h10v16h8v10H84zM56 90h18v12H56zM86 96h12v8H86z"
    svg = f'{corners}<path transform="translate({number(left)} {number(top)})" d="{dots}"/>'
    return Piece(svg + lines(words, box.middle, top + 116, INK), box)


def picture(item: ScreenItem, place: Box, brush: Brush) -> Piece:
    """What stands for a photo: a person if nothing else is named."""
    words = wrap(item.words, SIZE, words_room(item, place))
    box = Box(place.x, place.y, place.width, 96 + LEADING * len(words))
    left = box.middle - PICTURE_ICON / 2
    sign = drawn_icon(item.icon or "person", left, box.y + 12, brush.look.colour, PICTURE_ICON)
    return Piece(rectangle(box, 16, brush.look.soft) + sign + lines(words, box.middle, box.y + 90, INK), box)


def note(item: ScreenItem, place: Box, brush: Brush) -> Piece:
    """A notification: with a bell if nothing else is named."""
    words = wrap(item.words, SIZE, words_room(item, place))
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 22)
    sign = drawn_icon(item.icon or "notifications", box.x + 11, box.y + 11, brush.look.colour)
    shape = rectangle(box, 14, "#fff", brush.look.colour)
    return Piece(shape + sign + lines(words, box.x + 42, box.y + 10, INK, centred=False, bold=False), box)


def tab(item: ScreenItem, place: Box, brush: Brush) -> Piece:
    words = wrap(item.words, brush.small, words_room(item, place))
    box = Box(place.x, place.y, place.width, max(place.height, tab_height(item.words, place.width, brush.small)))
    ink = brush.look.colour if brush.strong else FAINT
    sign = drawn_icon(item.icon, box.middle - ICON_SIZE / 2, box.y + 2, ink)
    sign = sign or f'<circle cx="{number(box.middle)}" cy="{number(box.y + 14)}" r="6" fill="{ink}"/>'
    return Piece(sign + lines(words, box.middle, box.y + 25, ink, bold=brush.strong, size=brush.small), box)


def tab_height(label: str, room: float, size: int = TAB_SIZE) -> float:
    return 40 + LEADING * len(wrap(label, size, room - EDGES["tab"]))


# One line for each kind of hocso.model.screens.SCREEN_ITEMS that stands on a phone.
DRAW: dict[str, Draw] = {
    "title": title,
    "text": text,
    "button": button,
    "icon": icon,
    "field": field,
    "row": row,
    "code": code,
    "picture": picture,
    "note": note,
    "tab": tab,
}
