"""Sheets folded and stapled read in order, for any number of pages."""

import pytest
import typst

from booklets import halves
from hocso.publish.booklet.imposition import impose
from hocso.publish.drawing.fonts import fonts


def numbered(pages: int) -> bytes:
    """A document whose pages say only their number."""
    source = '#set page("a4")\n' + "#pagebreak()\n".join(f"trang{page}.\n" for page in range(1, pages + 1))
    return bytes(typst.compile(source.encode(), font_paths=fonts(), ignore_system_fonts=True, timestamp=0))


def leafed(sides: list[tuple[str, str]]) -> list[str]:
    """The pages as a reader turns them, once the sheets lie in each other, outermost first."""
    sheets = [(sides[number], sides[number + 1]) for number in range(0, len(sides), 2)]
    there = [page for front, back in sheets for page in (front[1], back[0])]
    back_again = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return there + back_again


@pytest.mark.parametrize("pages", range(1, 41))
def test_folded_sheets_read_in_order(pages: int) -> None:
    read = leafed(halves(impose(numbered(pages))))
    assert len(read) % 4 == 0
    assert len(read) - pages < 4
    assert read == [f"trang{page}." for page in range(1, pages + 1)] + [""] * (len(read) - pages)
