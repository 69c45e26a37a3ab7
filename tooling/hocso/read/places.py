"""Where in the source a docutils node comes from."""

import re
from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.transforms import SphinxTransform

_LINES_A_CELL = 10_000
"""In an .ipynb MyST-NB counts lines as 10,000 times the cell's number, plus one, plus the line in the cell."""

_NOTEBOOK = ".ipynb"
_CELL_TEXT = re.compile(r'^( *)"source": *(\[?)')


class PlainLines(SphinxTransform):
    """Give the nodes of an .ipynb the lines of that file, as a text editor counts them."""

    default_priority = 885

    def apply(self, **_: object) -> None:
        starts = cell_lines(Path(str(self.document.get("source", ""))))
        for node in self.document.findall(nodes.Element):
            if node.line:
                node.line = plain_line(int(node.line), starts)


def cell_lines(path: Path) -> tuple[int, ...]:
    """For each cell of an .ipynb the line of the file on which its text begins; () for any other file."""
    if path.suffix != _NOTEBOOK or not path.is_file():
        return ()
    return cell_lines_of(path.read_text(encoding="utf-8-sig", errors="replace"))


def cell_lines_of(source: str) -> tuple[int, ...]:
    """See ``cell_lines``. Only the keys at the cells' own depth count: outputs may have a "source" too."""
    found = [(number, match) for number, row in enumerate(source.splitlines(), 1) if (match := _CELL_TEXT.match(row))]
    depth = min((len(match[1]) for _, match in found), default=0)
    return tuple(number + len(match[2]) for number, match in found if len(match[1]) == depth)


def plain_line(line: int, starts: Sequence[int]) -> int:
    """A line as a person counts it. Without a line for its cell (``starts``), the number of the cell, from 1."""
    if line < _LINES_A_CELL:
        return line
    cell, inside = divmod(line, _LINES_A_CELL)
    return starts[cell - 1] + max(inside - 2, 0) if cell <= len(starts) else cell


def source_of(node: nodes.Node | None) -> str:
    """The file a node or the nearest node around it comes from."""
    while node is not None:
        if isinstance(node, nodes.Element) and node.source:
            return str(node.source)
        node = node.parent
    return ""
