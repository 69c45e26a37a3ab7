"""Tables: the header comes again on each page, and no row is split that a page may hold."""

from collections.abc import Callable, Iterable, Sequence

from docutils import nodes

from hocso.model import nodes as ours
from hocso.publish.drawing.lettering import width
from hocso.publish.typesetting.markup import array, call, content, directed, string, value
from hocso.publish.typesetting.renderers.heights import half_pages
from hocso.publish.typesetting.renderers.numbers import numbered
from hocso.publish.typesetting.writing import Writing

HIGH, PICTURE = 1.5, 1.2
"""In half pages: what a cell may hold and surely be no higher than a page, and what of that a picture takes."""
BREAKS = 19
"""Words of so many letters may break anywhere, by a rule of `page.typ`."""


def table(node: nodes.Element, writing: Writing) -> str:
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    group = next((child for child in node.children if isinstance(child, nodes.tgroup)), None)
    before = writing.anchors(node)
    if group is None:
        return before + writing.children(node)
    head, body = _rows(group, nodes.thead), _rows(group, nodes.tbody)
    caption = numbered(node, "table", writing) + writing.children(title) if title else ""
    columns = [child for child in group.children if isinstance(child, nodes.colspec)]  # of this table alone
    widths = [max(column.get("colwidth", 1), 1) for column in columns] or [1]
    written = [[(cell, _inside(cell, writing)) for cell in row] for row in body]
    header = [[(cell, _inside(cell, writing)) for cell in row] for row in head]
    long = any(_is_high(cell, min(widths) / sum(widths), writing) for row in (*head, *body) for cell in row)
    spans = any(cell.get("morecols") or cell.get("morerows") for row in (*head, *body) for cell in row)
    return before + call(
        "sheet",
        columns=array(f"{share}fr" for share in widths),
        widest=array(map(string, _widest([*head, *body], len(widths), spans))),
        title=content(caption) if caption else "none",
        header=array(_cell(*entry) for row in header for entry in row),
        rows=array(_cell(*entry, long) for row in written for entry in row),
        plain_header=array(content(inside) for row in header[:1] for _, inside in row),
        cards="()" if spans else array(array(content(inside) for _, inside in row) for row in written),
    )


def _rows(group: nodes.Element, part: type[nodes.Element]) -> list[list[nodes.Element]]:
    rows = [row for section in group.children if isinstance(section, part) for row in section.children]
    return [[cell for cell in row.children if isinstance(cell, nodes.Element)] for row in rows]


def _inside(cell: nodes.Element, writing: Writing) -> str:
    first = cell.children[0] if cell.children else None
    if isinstance(first, nodes.paragraph) and len(cell.children) == 1:
        return writing.anchors(cell) + directed(cell.astext(), writing.children(first))
    return writing.anchors(cell) + writing.children(cell)


def _widest(rows: Sequence[Sequence[nodes.Element]], columns: int, spans: bool) -> list[str]:
    """The widest word of each column; where cells span several, that of the table. Longer words may break anywhere."""

    def widest(cells: Iterable[nodes.Element]) -> str:
        words = (word for cell in cells for word in cell.astext().split() if len(word) < BREAKS)
        return max(words, key=lambda word: width(word, 1), default="")

    if spans:
        return [widest(cell for row in rows for cell in row)] * columns
    return [widest(row[column] for row in rows if column < len(row)) for column in range(columns)]


def _is_high(cell: nodes.Element, share: float, writing: Writing) -> bool:
    """Whether a cell may be higher than a page; a picture alone is not."""
    pictures = sum(1 for part in cell.findall() if isinstance(part, nodes.image | ours.screen))
    return half_pages(cell, writing, share) + PICTURE * pictures > HIGH


def _cell(cell: nodes.Element, inside: str, long: bool = False) -> str:
    colspan, rowspan = cell.get("morecols", 0) + 1, cell.get("morerows", 0) + 1
    return f"cell(colspan: {colspan}, rowspan: {rowspan}, long: {value(long)}, {content(inside)})"


TABLES: dict[str, Callable[[nodes.Element, Writing], str]] = {"table": table}
