"""Printed pages as an eye, a camera and a checker see them: letters and their sizes, white, edges, codes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import outloud
import pikepdf
import pymupdf
import pypdfium2
import zxingcpp
from PIL import Image, ImageOps

from booklets import Booklet, Listener, set_to
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Edition
from hocso.publish.booklet import publish_booklets

POINTS_A_CM = 72 / 2.54
MARGINS = {"a4": (2.4, 2.0, 2.7, 2.0), "a5": (1.6, 1.3, 2.0, 1.6)}
"""Inside, outside, top and bottom in centimetres, as the templates have them."""
EDGE = 4.5
"""Half of the thickest outline and a soft edge, in points."""


@dataclass(frozen=True)
class Letters:
    """Words in one size on one line: the page from 1, and the box around them in points from the page's top left."""

    page: int
    text: str
    size: float
    box: tuple[float, float, float, float]


class Paper:
    """A PDF on a kind of paper."""

    def __init__(self, raw: bytes, paper: str = "a4") -> None:
        self.raw = raw
        self.pdf = pymupdf.open(stream=io.BytesIO(raw), filetype="pdf")
        self.width, self.height = self.pdf[0].rect.width, self.pdf[0].rect.height
        self.inside, self.outside, self.top, self.bottom = (cm * POINTS_A_CM for cm in MARGINS[paper])

    @cached_property
    def letters(self) -> list[Letters]:
        """Every run of letters, those in drawings too, at the size they have on paper."""
        return [
            Letters(leaf.number + 1, span["text"], span["size"], span["bbox"])
            for leaf in self.pdf
            for block in leaf.get_text("dict")["blocks"]
            for line in block.get("lines", [])
            for span in line["spans"]
            if span["text"].strip()
        ]

    def body(self, page: int) -> list[Letters]:
        """The letters of a page between its header and its number."""
        end = self.height - self.bottom
        return [one for one in self.letters if one.page == page and one.box[1] > self.top - 9 and one.box[3] < end + 9]

    def lines(self, page: int) -> int:
        return len({round(one.box[3] / 6) for one in self.body(page)})

    def share_used(self, page: int) -> float:
        """How far down the text area something stands, from 0 to 1."""
        image = self.images[page - 1]
        area = image.crop((0, round(self.top), image.width, round(self.height - self.bottom)))
        ink = ImageOps.invert(area).getbbox()
        return ink[3] / area.height if ink else 0.0

    def beyond_margins(self) -> Iterator[tuple[int, tuple[int, int, int, int]]]:
        """The pages with ink beyond their margins, and where; the cover has none."""
        for page, image in enumerate(self.images[1:], 2):
            left, right = (self.inside, self.outside) if page % 2 else (self.outside, self.inside)
            ink = ImageOps.invert(image).getbbox() or (image.width, 0, 0, 0)
            if ink[0] < left - EDGE or ink[2] > self.width - right + EDGE or ink[3] > self.height - 6:
                yield page, ink

    @cached_property
    def images(self) -> list[Image.Image]:
        """The pages in grey, a pixel a point."""
        return self._rendered(1)

    def codes(self) -> Iterator[str]:
        """What a phone's camera reads on the pages."""
        for image in self._rendered(2):
            yield from (found.text for found in zxingcpp.read_barcodes(image))

    def _rendered(self, scale: int) -> list[Image.Image]:
        document = pypdfium2.PdfDocument(self.raw)
        images = [leaf.render(scale=scale, grayscale=True).to_pil() for leaf in document]
        document.close()
        return images


def printed(curriculum: Curriculum, setting: str, out: Path) -> tuple[Booklet, Paper]:
    """The booklet of the first module, in a size of print on a kind of paper, such as "18 a4"."""
    made, *_ = publish_booklets(Edition(set_to(curriculum, setting), {}), out, Listener())
    raw = made.path.read_bytes()
    return Booklet(raw), Paper(raw, setting.split()[1])


def accessibility_faults(path: Path) -> list[tuple[str, str]]:
    """What a checker of PDF/UA-1 and of what it means for a reader finds: (rule, message).

    Three are left out: PAG-001 takes a heading that begins several pages ("Câu hỏi") for a running head, TAG-002 takes
    a running head that stands on one page only for prose that nobody hears, and ORD-001 asks that tags and ink come in
    one order, which a reader of tags never notices where two columns go on overleaf. TBL-014 asks a table for its page,
    which only its cells have: where cells are, lines that cross are a table's.
    """
    result = outloud.check(str(path), skip=["PAG-001", "TAG-002", "ORD-001"])
    assert result.error is None
    tables = set(pages_of_cells(path))
    drawn = (found for found in result.findings if found.rule != "TBL-014" or found.page not in tables)
    return [(found.rule, found.message) for found in drawn]


def pages_of_cells(path: Path) -> Iterator[int]:
    """The pages, from 1, on which a cell of a tagged table stands."""
    with pikepdf.open(path) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") in ("/TD", "/TH") and "/Pg" in found:
                yield pikepdf.Page(found.Pg).index + 1
