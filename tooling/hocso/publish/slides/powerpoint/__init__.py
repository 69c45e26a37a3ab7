"""Slides for PowerPoint and LibreOffice: real text in placeholders, pictures with descriptions, notes."""

import io
import zipfile

from hocso.messages import sentences
from hocso.publish.slides.canvas import Frame, Plan, plan
from hocso.publish.slides.fitting import stacked
from hocso.publish.slides.model import Deck, Picture
from hocso.publish.slides.pixels import in_pixels
from hocso.publish.slides.powerpoint.page import Page, draw
from hocso.publish.slides.powerpoint.theme import new_presentation

__all__ = ["write_powerpoint"]

DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest day that a zip can tell: the same slides give the same bytes."""


def write_powerpoint(deck: Deck) -> bytes:
    """The ``.pptx`` of a deck."""
    plans = [plan(slide, stacked(slide.blocks, plan(slide).body.width, slide.size)) for slide in deck.slides]
    pairs = list(zip(deck.slides, plans, strict=True))
    pictures = in_pixels(pair for slide, layout in pairs for pair in _shown(slide.picture, layout))
    presentation, right = new_presentation(deck), sentences("slides", deck.language)["right"]
    for number, (slide, layout) in enumerate(pairs, 1):
        draw(Page(presentation, deck, number, slide, layout, pictures, right))
    made = io.BytesIO()
    presentation.save(made)
    return _dated(made.getvalue())


def _shown(picture: Picture | None, layout: Plan) -> list[tuple[Picture, Frame]]:
    return [(picture, layout.picture)] if picture and layout.picture else []


def _dated(archive: bytes) -> bytes:
    """The same archive, each file of it of the same day."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            new.writestr(entry, old.read(name))
    return made.getvalue()
