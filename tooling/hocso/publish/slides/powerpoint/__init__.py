"""Slides for PowerPoint and LibreOffice: real text in placeholders, pictures with descriptions, notes."""

from hocso.messages import sentences
from hocso.publish.slides.layout import laid_out
from hocso.publish.slides.model import Deck
from hocso.publish.slides.pixels import in_pixels, shown
from hocso.publish.slides.powerpoint.package import packed, picture_parts
from hocso.publish.slides.powerpoint.page import Page, draw
from hocso.publish.slides.powerpoint.theme import new_presentation
from hocso.store import Store

__all__ = ["write_powerpoint"]


def write_powerpoint(deck: Deck, pictures: Store) -> bytes:
    """The ``.pptx`` of a deck; ``pictures`` is where those in pixels are kept, for other decks and other days."""
    presentation, right = new_presentation(deck), sentences("slides", deck.language)["right"]
    parts = picture_parts(in_pixels(shown(deck), pictures), presentation)
    for number, slide in enumerate(deck.slides, 1):
        draw(Page(presentation, deck, number, slide, laid_out(slide), parts, right))
    return packed(presentation)
