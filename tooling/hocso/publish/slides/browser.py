"""The file that a browser shows: a deck's slides in nbconvert's exporter, reveal.js and letters inside of it."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from nbconvert.exporters.slides import SlidesExporter
from nbformat import from_dict

from hocso.messages import sentences
from hocso.publish.slides.html import notes_html, slide_html
from hocso.publish.slides.model import Deck
from hocso.publish.slides.webfont import font_faces

TEMPLATE = "reveal-hocso"
PLACE = re.compile(r"<!--part (\d+)-->")
REVEAL = "sphinx_revealjs"
"""The package that carries reveal.js."""
KEYS = ("next", "previous", "first", "overview", "full", "blank", "notes", "help")
SAID = ("previous-slide", "next-slide", "resume")
ENGLISH = MappingProxyType(
    {
        "reveal.js - Speaker View": "speaker-view",
        "Loading speaker view...": "loading",
        ">Upcoming<": "upcoming",
        ">Time <": "time",
        "Click to Reset": "reset",
        ">Notes<": "notes",
        "Pacing – Time to finish current slide": "pacing",
        "'Layout'": "layout",
        "'Default'": "layout-default",
        "'Wide'": "layout-wide",
        "'Tall'": "layout-tall",
        "'Notes only'": "layout-notes-only",
        "Error connecting to main window.<br>Please try closing and reopening the speaker view.": "cannot-connect",
        "Cross origin error.<br>The speaker window can only be opened from the same origin.": "cannot-connect",
        "Speaker view popup failed to open. "
        "Please make sure popups are allowed and reopen the speaker view.": "blocked",
    }
)
"""What the speaker view says, in marks where the bare word stands elsewhere too, and the name of our word for it."""


def write_html(deck: Deck) -> bytes:
    """A page for ``file://`` as much as for a server: it asks for nothing."""
    words = sentences("slides", deck.language)
    written = list(_written(deck, words))
    cells = [_cell(number, kind) for number, (kind, _) in enumerate(written)]
    notebook = from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})  # type: ignore[no-untyped-call]
    page, _ = _exporter().from_notebook_node(notebook, resources={"hocso": _inside(deck, words)})
    return PLACE.sub(lambda place: written[int(place[1])][1], str(page)).encode("utf-8")


@cache
def _exporter() -> SlidesExporter:
    """What prepares other people's cells is left out: ours are HTML already."""
    beside = [str(files(__package__))]
    return SlidesExporter(template_name=TEMPLATE, extra_template_basedirs=beside, default_preprocessors=[])


def _written(deck: Deck, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The slides and their notes, each with what it is for the exporter."""
    for number, slide in enumerate(deck.slides, 1):
        yield "slide", slide_html(slide, number, deck, words["right"], words["keys-hint"])
        if slide.notes:
            yield "notes", notes_html(slide.notes)


def _cell(number: int, kind: str) -> Mapping[str, object]:
    """A cell that holds the place of a slide or of its notes.

    The exporter reads the finished page once more, tag by tag: ours are laid into it when it has.
    """
    metadata = {"raw_mimetype": "text/html", "slideshow": {"slide_type": kind}}
    return {"cell_type": "raw", "id": f"part{number}", "metadata": metadata, "source": f"<!--part {number}-->"}


def _inside(deck: Deck, words: Mapping[str, str]) -> dict[str, object]:
    """What the template lays around the slides."""
    return {
        "language": deck.language,
        "title": deck.title,
        "colour": deck.look.colour,
        "soft": deck.look.soft,
        "words": words,
        "key-list": [words[f"key-{name}"] for name in KEYS],
        "said": json.dumps({name: words[name] for name in SAID}, ensure_ascii=False).replace("</", "<\\/"),
        "fonts_css": font_faces(),
        "css": _ours("slides.css"),
        "start_js": _ours("start.js"),
        "reveal_css": _theirs("dist/reveal.css"),
        "reveal_js": _theirs("dist/reveal.js"),
        "notes_js": speaker_view(words),
    }


def speaker_view(words: Mapping[str, str]) -> str:
    """reveal.js's speaker view in the book's language. What a later release says in other words stays English."""
    script = _theirs("plugin/notes/notes.js")
    for theirs, name in ENGLISH.items():
        ours = words[name].replace('"', "”").replace("'", "’")
        script = script.replace(theirs, theirs.replace(theirs.strip("<>' "), ours))
    return script.replace("</script", "<\\/script")


@cache
def _ours(name: str) -> str:
    return (files(__package__) / TEMPLATE / name).read_text(encoding="utf-8")


@cache
def _theirs(name: str) -> str:
    return (files(REVEAL) / "_static" / "revealjs" / name).read_text(encoding="utf-8")
