"""What everything on a drawn phone is made of: boxes, lines of words, icons."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

from hocso.own_data import own_data

INK, FAINT, LINE = "#1c1917", "#57504a", "#b8ada0"
SIZE, LEADING = 19, 25
# The words of a tab are smaller, as on a real phone: four and five of them stand side by side.
TAB_SIZE = 16
ICON_SIZE = 24
"""Of an icon beside words, which is the grid that it was drawn on."""


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

    def moved(self, x: float, y: float) -> "Box":
        return Box(self.x + x, self.y + y, self.width, self.height)


def number(value: float) -> str:
    return f"{value:.0f}"


def filled(colour: str) -> str:
    """The attribute for a colour, with its space; ink is what a drawing has by itself."""
    return f' fill="{colour}"' if colour != INK else ""


def rectangle(box: Box, radius: float, fill: str, stroke: str = "", thick: int = 2) -> str:
    line = f' stroke="{stroke}" stroke-width="{thick}"' if stroke else ""
    corners = f' rx="{number(radius)}"' if radius else ""
    x, y, wide, high = map(number, (box.x, box.y, box.width, box.height))
    place = f' x="{x}" y="{y}"' if (x, y) != ("0", "0") else ""
    return f'<rect{place} width="{wide}" height="{high}"{corners}{filled(fill)}{line}/>'


def moved(svg: str, x: float, y: float, fill: str = INK) -> str:
    """What was drawn about the origin, where it belongs. Like things are written alike, which packs well."""
    return f'<g transform="translate({number(x)} {number(y)})"{filled(fill)}>{svg}</g>'


def lines(
    words: Sequence[str], x: float, top: float, fill: str, *, centred: bool = True, bold: bool = True, size: int = SIZE
) -> str:
    """Lines of text below ``top``, centred on ``x`` or beginning there."""
    look = (' text-anchor="middle"' if centred else "") + (' font-weight="700"' if bold else "")
    look += f' font-size="{size}"' if size != SIZE else ""
    return "".join(
        f'<text x="{number(x)}" y="{number(top + LEADING * row + SIZE)}"{look}{filled(fill)}>{escape(line)}</text>'
        for row, line in enumerate(words)
    )


@cache
def icon_paths() -> dict[str, str]:
    """The picture of each of ``hocso.model.icons.ICONS``, on a grid of 24 by 24."""
    paths: dict[str, str] = own_data(__package__, "icons.yml")
    return paths


def drawn_icon(name: str, x: float, y: float, fill: str, size: int = ICON_SIZE) -> str:
    """An icon whose upper left corner is at ``x``, ``y``; nothing without a name."""
    if not name:
        return ""
    larger = f"scale({size / ICON_SIZE:g})" if size != ICON_SIZE else ""
    place = f"translate({number(x)} {number(y)}){larger}"
    return f'<path transform="{place}"{filled(fill)} d="{icon_paths()[name]}"/>'
