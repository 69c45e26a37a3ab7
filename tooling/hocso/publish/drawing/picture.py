"""The picture of a screen: its phones as one drawing or as one each, with what it says to those who do not see it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from hocso.model import nodes
from hocso.model.curriculum import Look
from hocso.model.message import Language
from hocso.model.screens import Phone, ScreenItem, phones
from hocso.publish.drawing.lettering import width
from hocso.publish.drawing.phone import CASE, GAP, MARGIN, ON_SCREEN, WIDTH, Drawn, Form, drawn
from hocso.publish.drawing.pieces import EDGES, icon_room
from hocso.publish.drawing.shapes import INK, SIZE, moved, number

ALONE = 'xmlns="http://www.w3.org/2000/svg"'
"""What a drawing needs that is a file, and none inside a page of HTML."""
APART = 16
"""Between two phones."""
WIDTHS = (192, 210, 228, 250, 270, WIDTH)
"""Of a phone on paper: the narrower, the more room for the words beside it."""
NARROW, ROOMY = 210, 250
"""Of a phone that stands alone, and on a page where two have room: a narrower one would only be longer."""


@dataclass(frozen=True)
class Layout:
    """How the phones of a screen are drawn: each in its form, ``across`` or one below the other."""

    form: Form = ON_SCREEN
    across: bool = True


ACROSS = Layout()


def paper_layouts(screen: nodes.screen, room: float, usual: float) -> Iterator[Layout]:
    """For large print: no letter smaller than the others, no phone wider and longer than its words ask for.

    Each layout has wider, and so shorter phones than the one before; two of them stand across if they are no wider than
    ``room``, with the smallest letters that may be. ``usual`` is how wide the page is with the letters that it has.
    """
    count = len(phones(screen["items"]))
    fair = ROOMY if usual >= 2 * ROOMY + APART else NARROW if count == 1 else 0
    least = max(_needed(screen["items"]), fair)
    for wide in [each for each in WIDTHS if each >= least] or WIDTHS[-1:]:
        form = Form(wide, shortest=320, small=SIZE)
        yield Layout(form, across=count * wide + (count - 1) * APART <= room)


def _needed(items: Sequence[ScreenItem]) -> float:
    """The width at which no word of a phone is cut."""
    tabs = sum(item.kind == "tab" for item in items)
    words = ((item, width(word, SIZE)) for item in items for word in item.words.split())
    return max((_room(item, word, tabs) for item, word in words), default=0)


def _room(item: ScreenItem, word: float, tabs: int) -> float:
    """How wide a phone is in which an item has room for a word: two icons stand side by side, and all the tabs."""
    room = word + EDGES.get(item.kind, 0) + icon_room(item)
    if item.kind in ("tab", "title"):
        return 2 * CASE + room * (tabs if item.kind == "tab" else 1)
    return (2 * room + GAP if item.kind == "icon" else room) + 2 * (CASE + MARGIN)


def phone_svg(
    screen: nodes.screen, look: Look, *, font_family: str = "", language: Language = "vi", layout: Layout = ACROSS
) -> str:
    """The picture of a screen as one ``<svg>``; it names its alternative text and keeps every word as text.

    Without ``font_family`` the words have the letters of the page that the picture stands in.
    """
    found = _drawn(screen, look, language, layout)
    wide = layout.form.width
    if layout.across:
        corners = [(column * (wide + APART), 0.0) for column in range(len(found))]
    else:
        corners = [(0, sum(one.height + APART for one in found[:row])) for row in range(len(found))]
    inside = "".join(moved(one.svg, x, y) for one, (x, y) in zip(found, corners, strict=True))
    high = max(y + one.height for one, (_, y) in zip(found, corners, strict=True))
    return _svg(corners[-1][0] + wide, high, f"{ALONE} {_said(screen)}", inside, font_family)


def phone_svgs(screen: nodes.screen, look: Look, *, language: Language = "vi") -> list[str]:
    """A ``<svg>`` each phone, for a page of HTML that lays them out by its width; the first speaks for all of them."""
    found = _drawn(screen, look, language, ACROSS)
    about = [_said(screen), *['aria-hidden="true"'] * (len(found) - 1)]
    return [_svg(WIDTH, one.height, said, one.svg) for one, said in zip(found, about, strict=True)]


def phone_files(
    screen: nodes.screen, look: Look, *, font_family: str, language: Language = "vi", layout: Layout
) -> list[str]:
    """The phones of a screen as files of their own, for pages that have no room for two."""
    found = _drawn(screen, look, language, layout)
    about = f"{ALONE} {_said(screen)}"
    return [_svg(layout.form.width, one.height, about, one.svg, font_family) for one in found]


def _drawn(screen: nodes.screen, look: Look, language: Language, layout: Layout) -> list[Drawn]:
    """The phones of a screen, as high as each other if they stand side by side; one place to tap in all of them."""
    whole = phones(screen["items"])
    marked = _marked(whole, screen.get("tap", ""))

    def draw(form: Form) -> list[Drawn]:
        return [drawn(phone, tap, look, language, form) for phone, tap in zip(whole, marked, strict=True)]

    found = draw(layout.form)
    if not layout.across or len(found) == 1:
        return found
    return draw(replace(layout.form, shortest=math.ceil(max(one.case for one in found))))


def _marked(whole: Sequence[Phone], tap: str) -> list[str]:
    """The label to tap for the first phone that has it, "" for the others."""
    having = [index for index, phone in enumerate(whole) if any(item.words == tap for item in phone.items)]
    return [tap if index in having[:1] else "" for index in range(len(whole))]


def _said(screen: nodes.screen) -> str:
    return f'role="img" aria-label={quoteattr(screen.get("alt", ""))}'


def _svg(wide: float, high: float, about: str, inside: str, font_family: str = "") -> str:
    font = f" font-family={quoteattr(font_family)}" if font_family else ""
    return (
        f'<svg viewBox="0 0 {number(wide)} {number(high)}" {about}{font} font-size="{SIZE}" fill="{INK}">{inside}</svg>'
    )
