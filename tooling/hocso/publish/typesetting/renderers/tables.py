"""Tables: the header comes again on each page, no row is split."""

from collections.abc import Callable

from docutils import nodes

from hocso.publish.typesetting.markup import array, call, content, directed
from hocso.publish.typesetting.renderers.numbers import numbered
from hocso.publish.typesetting.writing import Writing


def table(node: nodes.Element, writing: Writing) -> str:
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    group = next((child for child in node.children if isinstance(child, nodes.tgroup)), None)
    before = writing.anchors(node)
    if group is None:
        return before + writing.children(node)
    head, body = _rows(group, nodes.thead), _rows(group, nodes.tbody)
    caption = numbered(node, "table", writing) + writing.children(title) if title else ""
    written = [[(cell, _inside(cell, writing)) for cell in row] for row in body]
    header = [[(cell, _inside(cell, writing)) for cell in row] for row in head]
    spans = any(cell.get("morecols") or cell.get("morerows") for row in (*head, *body) for cell in row)
    return before + call(
        "sheet",
        columns=array(f"{max(spec.get('colwidth', 1), 1)}fr" for spec in group.findall(nodes.colspec)),
        title=content(caption) if caption else "none",
        header=array(_cell(*entry) for row in header for entry in row),
        rows=array(_cell(*entry) for row in written for entry in row),
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


def _cell(cell: nodes.Element, inside: str) -> str:
    colspan, rowspan = cell.get("morecols", 0) + 1, cell.get("morerows", 0) + 1
    return f"cell(colspan: {colspan}, rowspan: {rowspan}, {content(inside)})"


TABLES: dict[str, Callable[[nodes.Element, Writing], str]] = {"table": table}
