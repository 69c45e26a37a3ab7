"""The picture of a screen: its phones as one drawing or as one each, with what it says to those who do not see it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from hocso.model import nodes
from hocso.model.curriculum import Look
from hocso.model.message import Language
from hocso.model.screens import Phone, ScreenItem, phones
from hocso.publish.drawing.lettering import width
from hocso.publish.drawing.phone import CASE, GAP, MARGIN, ON_SCREEN, WIDTH, Drawn, Form, drawn
from hocso.publish.drawing.pieces import icon_room
from hocso.publish.drawing.shapes import INK, SIZE, moved, number

ALONE = 'xmlns="http://www.w3.org/2000/svg"'
"""What a drawing needs that is a file, and none inside a page of HTML."""
APART = 16
"""Between two phones."""
WIDTHS = (250, 270, WIDTH)
"""Of a phone on paper: the narrower, the more room for the words beside it."""


@dataclass(frozen=True)
class Layout:
    """How the phones of a screen are drawn: each in its form, ``across`` or one below the other."""

    form: Form = ON_SCREEN
    across: bool = True


ACROSS = Layout()


def paper_layout(screen: nodes.screen, room: float) -> Layout:
    """For large print: no letter smaller than the others, no phone wider and longer than its words ask for; two of
    them across if they are no wider than ``room``.
    """
    needed = _needed(screen["items"])
    form = Form(next((each for each in WIDTHS if each >= needed), WIDTHS[-1]), shortest=320, small=SIZE)
    count = len(phones(screen["items"]))
    return Layout(form, across=count * form.width + (count - 1) * APART <= room)


def _needed(items: Sequence[ScreenItem]) -> float:
    """The width at which no word of a phone is cut."""
    tabs = sum(item.kind == "tab" for item in items)
    words = ((item, width(word, SIZE)) for item in items for word in item.words.split())
    return max((_room(item, word, tabs) for item, word in words), default=0)


def _room(item: ScreenItem, word: float, tabs: int) -> float:
    """How wide a phone is in which an item has room for a word: two icons stand side by side, and all the tabs."""
    if item.kind == "tab":
        return 2 * CASE + tabs * (word + 4)
    inside = 2 * (word + 14) + GAP if item.kind == "icon" else word + 52 + icon_room(item)
    return inside + 2 * (CASE + MARGIN)


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
