"""Where in the source a docutils node comes from."""

from docutils import nodes

_LINES_A_CELL = 10_000
"""In an .ipynb MyST-NB counts lines as 10,000 times the cell's number plus the line in the cell."""


def line_of(node: nodes.Node | None) -> int:
    """The source line of a node or of the nearest node around it that has one; in an .ipynb its cell's number."""
    while node is not None:
        if isinstance(node, nodes.Element) and node.line:
            return plain_line(int(node.line))
        node = node.parent
    return 1


def plain_line(line: int) -> int:
    """A line as a person counts it; for an .ipynb the number of the cell, from 1."""
    return line if line < _LINES_A_CELL else line // _LINES_A_CELL


def source_of(node: nodes.Node | None) -> str:
    """The file a node or the nearest node around it comes from."""
    while node is not None:
        if isinstance(node, nodes.Element) and node.source:
            return str(node.source)
        node = node.parent
    return ""
