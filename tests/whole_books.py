"""What a reader of the published files would find, as text that a golden file can hold."""

import re
from pathlib import Path

import pypdfium2
from bs4 import BeautifulSoup, Tag

from hocso.model.narration import Track

# What the page says of itself, not of the lesson: buttons, badges, numbers in discs, the way to other pages.
CHROME = ".sound, .badge, .meta, .ways, .disc, .verdict, summary, svg, nav, script, .mins, .tick, .on-from, .forget"

BLOCKS = ["p", "h1", "h2", "h3", "li", "div", "section", "legend", "label", "figcaption", "td", "th", "tr"]


def main_of(page: Path) -> Tag:
    """The page's ``<main>`` without its own labels."""
    main = BeautifulSoup(page.read_text("utf-8"), "html.parser").main
    assert main is not None
    for label in main.select(CHROME):
        label.decompose()
    return main


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def page_text(page: Path) -> str:
    """The words of a page, a line each block."""
    main = main_of(page)
    for block in main.find_all(BLOCKS):
        block.append("\n")
    for image in main.find_all("img"):
        image.append(f"[{image['alt']}]\n")
    lines = (in_one_line(line) for line in main.get_text().splitlines(keepends=False))
    return "\n".join(line for line in lines if line) + "\n"


def cue_text(track: Track) -> str:
    """The sentences of a track in order; times depend on the voice and are tested elsewhere."""
    return f"{track.passage}: {' '.join(cue.anchor for cue in track.cues)}\n"


def pdf_text(path: Path) -> str:
    """The words of a PDF, page by page."""
    pages = []
    with pypdfium2.PdfDocument(path) as pdf:
        for number in range(len(pdf)):
            text = pdf[number].get_textpage().get_text_bounded()
            pages.append(f"=== {number + 1}\n" + re.sub(r"[ \r]*\n+", "\n", text).strip())
    return "\n".join(pages) + "\n"
