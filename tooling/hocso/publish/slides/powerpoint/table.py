"""A table on a PowerPoint slide, which stays one that can be edited."""

from collections.abc import Sequence

from pptx.util import Pt

from hocso.publish.slides.canvas import INSET
from hocso.publish.slides.fitting import row_height, table_rows
from hocso.publish.slides.model import Table, Words
from hocso.publish.slides.powerpoint.shapes import fill
from hocso.publish.slides.powerpoint.text import Paragraph, cell_body
from hocso.publish.slides.powerpoint.theme import TINTED, WHITE

STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""PowerPoint's own name for the look that it gives a new table."""


def write_table(table: Table, width: float, size: int, language: str) -> str:
    """The rows as XML, ``width`` points wide, in letters of ``size`` points."""
    columns = "".join(f'<a:gridCol w="{Pt(share * width)}"/>' for share in table.shares)
    rows = table_rows(table)
    heads = [bool(table.header), *[False] * len(rows)]
    written = "".join(
        _row(row, Pt(row_height(row, table.shares, width, size)), head, size, language)
        for row, head in zip(rows, heads, strict=False)
    )
    first = ' firstRow="1"' if table.header else ""
    look = f"<a:tblPr{first}><a:tableStyleId>{STYLE}</a:tableStyleId></a:tblPr>"
    return f"<a:tbl>{look}<a:tblGrid>{columns}</a:tblGrid>{written}</a:tbl>"


def _row(row: Sequence[Words], high: int, head: bool, size: int, language: str) -> str:
    side, above = Pt(INSET), Pt(INSET / 2)
    margins = f'marL="{side}" marR="{side}" marT="{above}" marB="{above}"'
    look = f"<a:tcPr {margins}>{fill(TINTED if head else WHITE)}</a:tcPr>"
    cells = "".join(f"<a:tc>{cell_body(Paragraph(words, size), language)}{look}</a:tc>" for words in row)
    return f'<a:tr h="{high}">{cells}</a:tr>'
