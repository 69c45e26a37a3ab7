"""Tables as they were read: rows of cells, and whether the first row names the columns."""

from docutils import nodes

from hocso.model.nodes import line_of

Rows = tuple[tuple[str, ...], ...]


def head_of(table: nodes.table) -> Rows:
    return tuple(_cells(row) for head in table.findall(nodes.thead) for row in head.findall(nodes.row))


def rows_of(table: nodes.table) -> Rows:
    """All rows, those of the head too; each cell's words in one line."""
    return tuple(_cells(row) for row in table.findall(nodes.row))


def table_line(table: nodes.table) -> int:
    """Where a table begins in the source: some readers place only what is in it."""
    return int(table.line) if table.line else line_of(table.next_node(lambda node: bool(node.line)) or table)


def _cells(row: nodes.row) -> tuple[str, ...]:
    return tuple(" ".join(cell.astext().split()) for cell in row.children if isinstance(cell, nodes.entry))
