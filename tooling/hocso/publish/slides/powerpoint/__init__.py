"""Slides for PowerPoint and LibreOffice: real text in placeholders, pictures with descriptions, notes."""

from hocso.messages import sentences
from hocso.publish.slides.canvas import Frame, Plan, plan
from hocso.publish.slides.fitting import stacked
from hocso.publish.slides.model import Deck, Picture
from hocso.publish.slides.pixels import in_pixels
from hocso.publish.slides.powerpoint.package import packed, picture_parts
from hocso.publish.slides.powerpoint.page import Page, draw
from hocso.publish.slides.powerpoint.theme import new_presentation

__all__ = ["write_powerpoint"]


def write_powerpoint(deck: Deck) -> bytes:
    """The ``.pptx`` of a deck."""
    plans = [plan(slide, stacked(slide.blocks, plan(slide).body.width, slide.size)) for slide in deck.slides]
    pairs = list(zip(deck.slides, plans, strict=True))
    pictures = in_pixels(pair for slide, layout in pairs for pair in _shown(slide.picture, layout))
    presentation, right = new_presentation(deck), sentences("slides", deck.language)["right"]
    parts = picture_parts(pictures, presentation)
    for number, (slide, layout) in enumerate(pairs, 1):
        draw(Page(presentation, deck, number, slide, layout, parts, right))
    return packed(presentation)


def _shown(picture: Picture | None, layout: Plan) -> list[tuple[Picture, Frame]]:
    return [(picture, layout.picture)] if picture and layout.picture else []
