"""The parts a phone's screen is drawn from. Each takes its place and gives its SVG and the box it fills."""

from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hocso.model.curriculum import Look
from hocso.publish.drawing.lettering import wrap

INK, FAINT, LINE = "#1c1917", "#57504a", "#b8ada0"
SIZE, LEADING = 19, 25
# The words of a tab are smaller, as on a real phone: four and five of them stand side by side.
TAB_SIZE = 16


@dataclass(frozen=True)
class Box:
    """A rectangle on the drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Piece:
    """A drawn item and where it stands."""

    svg: str
    box: Box


@dataclass(frozen=True)
class Brush:
    """How to draw one item: the colours of its module, whether it is the one that stands out, and the size of a tab's
    words.
    """

    look: Look
    strong: bool
    small: int = TAB_SIZE


Draw = Callable[[str, Box, Brush], Piece]


def number(value: float) -> str:
    return f"{value:.0f}"


def filled(colour: str) -> str:
    """The attribute for a colour, with its space; ink is what a drawing has by itself."""
    return f' fill="{colour}"' if colour != INK else ""


def rectangle(box: Box, radius: float, fill: str, stroke: str = "", thick: int = 2) -> str:
    line = f' stroke="{stroke}" stroke-width="{thick}"' if stroke else ""
    corners = f' rx="{number(radius)}"' if radius else ""
    x, y, wide, high = map(number, (box.x, box.y, box.width, box.height))
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}"{corners}{filled(fill)}{line}/>'


def lines(
    words: list[str], x: float, top: float, fill: str, *, centred: bool = True, bold: bool = True, size: int = SIZE
) -> str:
    """Lines of text below ``top``, centred on ``x`` or beginning there."""
    look = (' text-anchor="middle"' if centred else "") + (' font-weight="700"' if bold else "")
    look += f' font-size="{size}"' if size != SIZE else ""
    return "".join(
        f'<text x="{number(x)}" y="{number(top + LEADING * row + SIZE)}"{look}{filled(fill)}>{escape(line)}</text>'
        for row, line in enumerate(words)
    )


def title(label: str, place: Box, brush: Brush) -> Piece:
    words = wrap(label, SIZE, place.width - 24)
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 24)
    text = lines(words, box.middle, box.y + 12, "#fff")
    return Piece(rectangle(box, 0, brush.look.colour) + text, box)


def text(label: str, place: Box, _: Brush) -> Piece:
    words = wrap(label, SIZE, place.width)
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 2)
    return Piece(lines(words, box.x, box.y, INK, centred=False, bold=False), box)


def button(label: str, place: Box, brush: Brush) -> Piece:
    words = wrap(label, SIZE, place.width - 28)
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 22)
    fill, ink = (brush.look.colour, "#fff") if brush.strong else ("#fff", brush.look.colour)
    shape = rectangle(box, 23, fill, brush.look.colour)
    return Piece(shape + lines(words, box.middle, box.y + 11, ink), box)


def icon(label: str, place: Box, brush: Brush) -> Piece:
    words = wrap(label, SIZE, place.width - 14)
    box = Box(place.x, place.y, place.width, max(place.height, icon_height(label, place.width)))
    fill, ink = (brush.look.colour, "#fff") if brush.strong else (brush.look.soft, INK)
    spare = (box.height - 52 - LEADING * len(words)) / 2
    knob = Box(box.middle - 15, box.y + 12 + spare, 30, 30)
    sign = rectangle(knob, 9, ink if brush.strong else brush.look.colour)
    sign += rectangle(Box(knob.x + 9, knob.y + 9, 12, 12), 6, fill)
    return Piece(rectangle(box, 16, fill) + sign + lines(words, box.middle, knob.bottom + 4, ink), box)


def icon_height(label: str, room: float) -> float:
    return max(90, 60 + LEADING * len(wrap(label, SIZE, room - 14)))


def field(label: str, place: Box, _: Brush) -> Piece:
    words = wrap(label, SIZE, place.width - 28) or [""]
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 22)
    svg = rectangle(box, 8, "#fff", FAINT) + lines(words, box.x + 12, box.y + 11, INK, centred=False, bold=False)
    return Piece(svg, box)


def row(label: str, place: Box, brush: Brush) -> Piece:
    words = wrap(label, SIZE, place.width - 26)
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 20)
    edge, level = box.x + box.width, box.y + box.height / 2
    arrow = f'<path d="M{number(edge - 12)} {number(level - 8)}l8 8-8 8" fill="none" stroke="{brush.look.colour}" '
    under = f'<path d="M{number(box.x)} {number(box.bottom)}h{number(box.width)}" stroke="{LINE}" stroke-width="1.5"/>'
    ink = brush.look.colour if brush.strong else INK
    svg = lines(words, box.x + 2, box.y + 9, ink, centred=False, bold=brush.strong)
    return Piece(svg + arrow + 'stroke-width="3"/>' + under, box)


def code(label: str, place: Box, _: Brush) -> Piece:
    words = wrap(label, SIZE, place.width)
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


def picture(label: str, place: Box, brush: Brush) -> Piece:
    words = wrap(label, SIZE, place.width - 24)
    box = Box(place.x, place.y, place.width, 96 + LEADING * len(words))
    middle, top = number(box.middle), box.y
    person = (
        f'<circle cx="{middle}" cy="{number(top + 34)}" r="17" fill="{brush.look.colour}"/>'
        f'<path d="M{number(box.middle - 34)} {number(top + 86)}a34 30 0 0 1 68 0z" fill="{brush.look.colour}"/>'
    )
    return Piece(rectangle(box, 12, brush.look.soft, LINE) + person + lines(words, box.middle, top + 90, INK), box)


def note(label: str, place: Box, brush: Brush) -> Piece:
    words = wrap(label, SIZE, place.width - 52)
    box = Box(place.x, place.y, place.width, LEADING * len(words) + 22)
    bell = (
        f'<path transform="translate({number(box.x + 12)} {number(box.y + 12)})" fill="{brush.look.colour}" '
        'd="M11 0a2 2 0 0 1 2 2 8 8 0 0 1 6 8v6l3 4H0l3-4v-6a8 8 0 0 1 6-8 2 2 0 0 1 2-2zM8 22h6a3 3 0 0 1-6 0z"/>'
    )
    shape = rectangle(box, 14, "#fff", brush.look.colour)
    return Piece(shape + bell + lines(words, box.x + 42, box.y + 10, INK, centred=False, bold=False), box)


def tab(label: str, place: Box, brush: Brush) -> Piece:
    words = wrap(label, brush.small, place.width - 4)
    box = Box(place.x, place.y, place.width, max(place.height, tab_height(label, place.width, brush.small)))
    ink = brush.look.colour if brush.strong else FAINT
    dot = f'<circle cx="{number(box.middle)}" cy="{number(box.y + 14)}" r="6" fill="{ink}"/>'
    return Piece(dot + lines(words, box.middle, box.y + 21, ink, bold=brush.strong, size=brush.small), box)


def tab_height(label: str, room: float, size: int = TAB_SIZE) -> float:
    return 36 + LEADING * len(wrap(label, size, room - 4))


# One line for each kind of hocso.model.nodes.SCREEN_ITEMS.
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
