"""Printed pages as an eye, a camera and a checker see them: letters and their sizes, white, edges, codes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import outloud
import pymupdf
import pypdfium2
import zxingcpp

POINTS_A_CM = 72 / 2.54
MARGINS = {"a4": (2.4, 2.0, 2.7, 2.0), "a5": (1.6, 1.3, 2.2, 1.8)}
"""Inside, outside, top and bottom in centimetres, as the templates have them."""
EDGE = 3.1
"""Half of the thickest outline, in points: it stands on the edge of its box."""


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
        ends = [box[3] for box in self._boxes(page) if self.top < box[3] <= self.height - self.bottom + 2]
        return (max(ends, default=self.top) - self.top) / (self.height - self.top - self.bottom)

    def outside_margins(self) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
        """What reaches beyond the margins of a page or its lower edge; the cover has none."""
        for page in range(2, len(self.pdf) + 1):
            left, right = (self.inside, self.outside) if page % 2 else (self.outside, self.inside)
            for box in self._boxes(page):
                if box[0] < left - EDGE or box[2] > self.width - right + EDGE or box[3] > self.height:
                    yield page, box

    def _boxes(self, page: int) -> Iterator[tuple[float, float, float, float]]:
        leaf = self.pdf[page - 1]
        yield from (word[:4] for word in leaf.get_text("words"))
        inked = (drawn for drawn in leaf.get_drawings() if drawn["color"] or drawn["fill"] != (1, 1, 1))
        yield from (tuple(drawn["rect"]) for drawn in inked)
        yield from (tuple(image["bbox"]) for image in leaf.get_image_info())

    def codes(self) -> Iterator[str]:
        """What a phone's camera reads on the pages."""
        document = pypdfium2.PdfDocument(self.raw)
        for leaf in document:
            yield from (found.text for found in zxingcpp.read_barcodes(leaf.render(scale=2).to_pil()))
        document.close()


def accessibility_faults(path: Path) -> list[tuple[str, str]]:
    """What a checker of PDF/UA-1 and of what it means for a reader finds: (rule, message).

    Two are left out: TAG-002 takes a running head that stands on one page only for prose that nobody hears, and ORD-001
    asks that tags and ink come in one order, which a reader of tags never notices where two columns go on overleaf.
    """
    result = outloud.check(str(path), skip=["TAG-002", "ORD-001"])
    assert result.error is None
    return [(found.rule, found.message) for found in result.findings]
