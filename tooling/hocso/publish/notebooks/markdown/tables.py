"""Tables with a row a line; a cell that reaches over several has its words in the first."""

import re
from collections.abc import Callable, Iterator

from docutils import nodes

from hocso.publish.notebooks.markdown.blocks import bold
from hocso.publish.notebooks.markdown.text import joined
from hocso.publish.notebooks.markdown.writing import Writing
from hocso.publish.numbering import numbered

BAR = re.compile(r"(?<!\\)\|")


def table(node: nodes.Element, writing: Writing) -> str:
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    label = numbered(node, "table", writing.curriculum, writing.page)
    caption = bold(f"{label} {writing.inline(title)}" if label else writing.inline(title)) if title else ""
    group = next((child for child in node.children if isinstance(child, nodes.tgroup)), None)
    if group is None:
        return joined([caption, writing.blocks(child for child in node.children if child is not title)])
    width = max(len(list(group.findall(nodes.colspec))), 1)
    head = list(_rows(group, nodes.thead, writing))
    rows = [*(head or [[]]), *_rows(group, nodes.tbody, writing)]
    lines = [_line([*row, *[""] * width][:width]) for row in rows]
    return joined([caption, "\n".join([lines[0], _line(["---"] * width), *lines[1:]])])


def _rows(group: nodes.Element, part: type[nodes.Element], writing: Writing) -> Iterator[list[str]]:
    hanging: dict[int, int] = {}
    for row in (row for section in group.children if isinstance(section, part) for row in section.children):
        cells: list[str] = []
        for cell in row.children:
            assert isinstance(cell, nodes.Element)
            _skip(cells, hanging)
            for column in range(len(cells), len(cells) + cell.get("morecols", 0) + 1):
                hanging[column] = cell.get("morerows", 0)
            cells += [_inside(cell, writing), *[""] * cell.get("morecols", 0)]
        _skip(cells, hanging)
        yield cells


def _skip(cells: list[str], hanging: dict[int, int]) -> None:
    """Empty cells below those of earlier rows that reach down to here."""
    while hanging.get(len(cells), 0):
        hanging[len(cells)] -= 1
        cells.append("")


def _inside(cell: nodes.Element, writing: Writing) -> str:
    """All of a cell in one line."""
    return BAR.sub(r"\\|", writing.blocks(cell.children)).replace("\n\n", "<br><br>").replace("\n", "<br>")


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


TABLES: dict[str, Callable[[nodes.Element, Writing], str]] = {"table": table}
