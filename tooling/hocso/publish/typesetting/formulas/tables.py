"""Matrices, and rows that are set below one another."""

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from hocso.publish.typesetting.formulas.leaves import NOTHING
from hocso.publish.typesetting.formulas.refusal import NotTypeset

Written = Callable[[Element], str]
HELD = {"left": "& {}", "right": "{} &", "center": "{}"}
"""How a cell is held to a side of its column."""


def table(element: Element, written: Written) -> str:
    rows = [list(row) for row in element]
    if element.get("displaystyle") == "true":
        cells, look = [_aligned(row, written) for row in rows], "row-gap: #.5em, column-gap: #2em"
    else:
        cells, look = _matrix(rows, written)
    most = max(map(len, cells), default=0)
    lines = _lines("hline", element.get("rowlines", ""), len(rows))
    lines += _lines("vline", element.get("columnlines", ""), most)
    augmented = f", augment: #({lines})" if lines else ""
    body = "; ".join(", ".join(row + [NOTHING] * (most - len(row))) for row in cells)
    return f"mat(delim: #none, {look}{augmented}, {body})"


def _aligned(row: Sequence[Element], written: Written) -> list[str]:
    """Of each two cells one, whose halves meet where ``&`` stood; of three, the second is a sign between the others."""
    halves = [f"display({half})" if half else "" for half in map(written, row)]
    if len(halves) == 1:
        return [halves[0] or NOTHING]
    if len(halves) == 3:
        return [f"{halves[0]} & {halves[1]} {halves[2]}"]
    pairs = zip(halves[::2], [*halves[1::2], ""], strict=False)
    return [f"{left} & {right}" for left, right in pairs]


def _matrix(rows: Sequence[Sequence[Element]], written: Written) -> tuple[list[list[str]], str]:
    """The cells, and how they stand. Where columns have several sides, an ``&`` holds each to its own."""
    sides = [cell.get("columnalign", "center") for cell in max(rows, key=len, default=())]
    cells = [[written(cell) or NOTHING for cell in row] for row in rows]
    if strange := set(sides) - set(HELD):
        raise NotTypeset(strange.pop())
    if len(set(sides)) < 2:
        return cells, f"align: #{sides[0] if sides else 'center'}"
    held = [[HELD[side].format(cell) for side, cell in zip(sides, row, strict=False)] for row in cells]
    return held, "align: #center"


def _lines(name: str, between: str, count: int) -> str:
    """The lines between so many rows or columns; what is said last of them holds for the others."""
    said = between.split()
    said += said[-1:] * (count - 1 - len(said))
    drawn = [str(number) for number, line in enumerate(said[: max(0, count - 1)], 1) if line != "none"]
    return f"{name}: ({', '.join(drawn)},), " if drawn else ""
