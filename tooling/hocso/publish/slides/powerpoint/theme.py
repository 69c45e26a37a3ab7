"""An empty presentation in the module's colours: its theme, its master, and layouts with our frames."""

import datetime as dt
import io
import re
from collections.abc import Mapping
from functools import cache

import pptx
from pptx.enum.dml import MSO_THEME_COLOR as COLOUR
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.package import Part
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Pt

from hocso.publish.slides.canvas import (
    BAND_FRAME,
    BODY_GAP,
    BOTTOM,
    COUNT_WIDTH,
    FOOT_TOP,
    HEIGHT,
    LEFT,
    RIGHT,
    TITLE_FRAME,
    WIDTH,
    Frame,
)
from hocso.publish.slides.model import Deck
from hocso.publish.slides.powerpoint.package import packed

FIRST, CONTENT, BARE = "Title Slide", "Title and Content", "Title Only"
"""The layouts that are kept, by the names that PowerPoint gives them."""
FACE = '<a:latin typeface="Segoe UI" panose="020B0502040204020203" pitchFamily="34" charset="0"/>'
"""Windows has it, and it has all Vietnamese letters; elsewhere another sans serif takes its place."""
INK, WHITE, TINTED = COLOUR.TEXT_1, COLOUR.BACKGROUND_1, COLOUR.BACKGROUND_2
OURS, CREAM, PAPER, FAINT = COLOUR.ACCENT_1, COLOUR.ACCENT_3, COLOUR.ACCENT_4, COLOUR.ACCENT_5
THE_EPOCH = dt.datetime(1980, 1, 1)
LONGEST = 255
"""Letters that the format allows for what a file says of itself."""
HEAD_HEIGHT = 110
"""Of a slide that somebody adds; ours say for themselves."""


def new_presentation(deck: Deck) -> Presentation:
    presentation = pptx.Presentation(io.BytesIO(_framed()))
    _colour(presentation, deck)
    _describe(presentation, deck)
    return presentation


@cache
def _framed() -> bytes:
    """The file that all presentations begin with."""
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _drop_leftovers(presentation)
    _frame_layouts(presentation)
    return packed(presentation)


def layout_named(presentation: Presentation, name: str) -> SlideLayout:
    return next(layout for layout in presentation.slide_layouts if layout.name == name)


def _drop_leftovers(presentation: Presentation) -> None:
    """The library's own thumbnail and printer, and layouts that nobody needs."""
    package = presentation.part.package
    for holder, kind in ((package, RELATION.THUMBNAIL), (presentation.part, RELATION.PRINTER_SETTINGS)):
        for name in [name for name, relation in holder._rels.items() if relation.reltype == kind]:
            holder._rels.pop(name)
    for layout in list(presentation.slide_layouts):
        if layout.name not in (FIRST, CONTENT, BARE):
            presentation.slide_layouts.remove(layout)


def _colour(presentation: Presentation, deck: Deck) -> None:
    """Theme colours and the theme's typeface: whoever changes them changes every slide."""
    colours = {
        "dk1": "1C1917", "lt1": "FFFFFF", "dk2": deck.look.colour, "lt2": deck.look.soft, "accent1": deck.look.colour,
        "accent2": "C2410C", "accent3": "FFF1C9", "accent4": "FFFBF3", "accent5": "D9CFC0", "accent6": "57534E",
        "hlink": deck.look.colour, "folHlink": deck.look.colour,
    }  # fmt: skip
    master = presentation.slide_master
    theme = master.part.part_related_by(RELATION.THEME)
    assert isinstance(theme, Part)
    theme.blob = themed(theme.blob.decode("utf-8"), colours).encode("utf-8")
    master.background.fill.solid()
    master.background.fill.fore_color.theme_color = PAPER


def themed(theme: str, colours: Mapping[str, str]) -> str:
    for name, colour in colours.items():
        value = f'<a:{name}><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", value, theme, flags=re.DOTALL)
    return re.sub(r'<a:latin typeface="[^"]*"/>', FACE, theme)


def _frame_layouts(presentation: Presentation) -> None:
    body = Frame(LEFT, HEAD_HEIGHT + BODY_GAP, RIGHT - LEFT, BOTTOM - HEAD_HEIGHT - BODY_GAP)
    frames = {
        "TITLE": Frame(LEFT, 16, RIGHT - LEFT, HEAD_HEIGHT - 16),
        "BODY": body,
        "OBJECT": body,
        "CENTER_TITLE": Frame(*TITLE_FRAME),
        "SUBTITLE": Frame(*BAND_FRAME),
        "SLIDE_NUMBER": Frame(LEFT, FOOT_TOP, COUNT_WIDTH, 24),
        "FOOTER": Frame(LEFT + COUNT_WIDTH, FOOT_TOP, RIGHT - LEFT - COUNT_WIDTH - 100, 24),
        "DATE": Frame(RIGHT - 100, FOOT_TOP, 100, 24),
    }
    for holder in (presentation.slide_master, *presentation.slide_layouts):
        for shape in holder.placeholders:
            frame = frames[shape.placeholder_format.type.name]
            shape.left, shape.top, shape.width, shape.height = map(Pt, (frame.x, frame.y, frame.width, frame.height))


def _describe(presentation: Presentation, deck: Deck) -> None:
    about = presentation.core_properties
    author = deck.author[:LONGEST]
    about.title, about.author, about.last_modified_by = deck.title[:LONGEST], author, author
    about.language = "vi-VN" if deck.language == "vi" else "en-US"
    about.created = about.modified = THE_EPOCH
    about.revision = 1
