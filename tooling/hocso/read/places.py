"""Where in the source a docutils node comes from."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

_LINES_A_CELL = 10_000
"""In an .ipynb MyST-NB counts lines as 10,000 times the cell's number, plus one, plus the line in the cell."""

_BEING_READ = "hocso_source"
_CELL_TEXT = re.compile(r'^( *)"source": *(\[?)')
_CODE_FENCE = re.compile(r"\s*[`~:]{3,}\s*\{(?:code|raw)-cell\}")
_OPTION = re.compile(r":[\w-]+:")


class PlainLines(SphinxTransform):
    """Give the nodes of a notebook the lines of its file, as a text editor counts them."""

    default_priority = 885

    def apply(self, **_: object) -> None:
        lines = _lines_now(self.env)
        self.env.temp_data.pop(_BEING_READ, None)
        for node in self.document.findall(nodes.Element):
            if node.line:
                node.line = lines.plain(int(node.line))


def begin_page(env: BuildEnvironment, source: str) -> None:
    """From here until its lines are made plain, a page's lines are counted as MyST-NB does."""
    env.temp_data[_BEING_READ] = source


def plain_line(env: BuildEnvironment, line: int) -> int:
    """The line of the page being read, as a person counts, for one that MyST-NB or Sphinx names."""
    return _lines_now(env).plain(line)


def place_of(env: BuildEnvironment, line: int, words: str) -> tuple[int, int]:
    """Line and column of words of the page being read, in the paragraph that begins at a line as MyST-NB counts it."""
    first = plain_line(env, line)
    rows = env.temp_data.get(_BEING_READ, "").split("\n")
    for number in range(first, len(rows) + 1):
        if words in rows[number - 1]:
            return number, rows[number - 1].index(words) + 1
        if not rows[number - 1].strip():
            break
    return first, 1


def _lines_now(env: BuildEnvironment) -> "CellLines":
    source = env.temp_data.get(_BEING_READ)
    if source is None:
        return CellLines((), ())
    found: Any = env.metadata[env.docname].get("source_map") or ()
    return cell_lines(source, found)


@dataclass(frozen=True)
class CellLines:
    """For each cell of a notebook the line on which its text begins, and what MyST-NB counts for that line."""

    starts: tuple[int, ...]
    counted: tuple[int, ...]
    in_one_line: frozenset[int] = frozenset()
    """The cells, from 0, whose whole text is a single line of the file."""

    def plain(self, line: int) -> int:
        """A line as a person counts it. In an .ipynb without line breaks it is the number of the cell, from 1."""
        cell = bisect_right(self.counted, line) - 1
        if cell in self.in_one_line:
            return self.starts[cell]
        if cell >= 0:
            return self.starts[cell] + line - self.counted[cell]
        return line if self.counted or line < _LINES_A_CELL else line // _LINES_A_CELL


def cell_lines(source: str, source_map: Sequence[int] = ()) -> CellLines:
    """The cells of a notebook: of a text by MyST-NB's ``source_map``, which has its places of cells, else of an .ipynb.

    A page that is no notebook has none.
    """
    if source_map:
        rows = source.split("\n")
        return CellLines(
            tuple(_first_line(rows, start) for start in source_map), tuple(start + 2 for start in source_map)
        )
    found = _starts_in_json(source)
    starts = tuple(number + is_list for number, is_list in found)
    counted = tuple(number * _LINES_A_CELL + 2 for number in range(1, len(found) + 1))
    return CellLines(starts, counted, frozenset(cell for cell, (_, is_list) in enumerate(found) if not is_list))


def _first_line(rows: Sequence[str], start: int) -> int:
    """The line, from 1, of the first word of a cell: ``start`` is the first row behind what comes before its text."""
    at = start
    if 0 < start <= len(rows) and _CODE_FENCE.match(rows[start - 1]):
        at = _behind_options(rows, start)
        return at + 2 if at < len(rows) and not rows[at].strip() else at + 1
    while at < len(rows) and not rows[at].strip():
        at += 1
    return at + 1


def _behind_options(rows: Sequence[str], at: int) -> int:
    """The row behind a code cell's options: lines of ``:key: value``, or YAML between lines of dashes."""
    if at < len(rows) and rows[at].strip() == "---":
        return next((row + 1 for row in range(at + 1, len(rows)) if rows[row].strip() == "---"), at)
    while at < len(rows) and _OPTION.match(rows[at].strip()):
        at += 1
    return at


def _starts_in_json(source: str) -> Sequence[tuple[int, bool]]:
    """The lines of an .ipynb with cells' text, and whether a list of lines follows there.

    Only keys at the cells' own depth count: outputs may have a "source".
    """
    if not source.lstrip().startswith("{"):
        return ()
    found = [(number, match) for number, row in enumerate(source.split("\n"), 1) if (match := _CELL_TEXT.match(row))]
    depth = min((len(match[1]) for _, match in found), default=0)
    return [(number, bool(match[2])) for number, match in found if len(match[1]) == depth]


def source_of(node: nodes.Node | None) -> str:
    """The file a node or the nearest node around it comes from."""
    while node is not None:
        if isinstance(node, nodes.Element) and node.source:
            return str(node.source)
        node = node.parent
    return ""
