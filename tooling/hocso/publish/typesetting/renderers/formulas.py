"""Formulas: typeset, and heard as their LaTeX; one that nobody can read is told, and printed as it was written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from docutils import nodes

from hocso.publish.numbering import equation_number
from hocso.publish.typesetting.markup import array, call, printable, string, value
from hocso.publish.typesetting.writing import Writing

if TYPE_CHECKING:
    from hocso.publish.typesetting.formulas import Mathematics


def math(node: nodes.Element, writing: Writing) -> str:
    try:
        read = _read(node, block=False)
    except Exception:  # the converter raises whatever a half-written formula sets off
        writing.note("formula", node, formula=heard(node))
        return call("inline-code", text=string(node.astext()))
    return call("inline-formula", alt=string(heard(node)), high=value(read.high), body=f"${' '.join(read.pieces)}$")


def math_block(node: nodes.Element, writing: Writing) -> str:
    try:
        return source_of(node, equation_number(node, writing.curriculum, writing.lesson))
    except Exception:  # as above
        writing.note("formula", node, formula=heard(node))
        return call("code", text=string(node.astext().strip()))


def source_of(node: nodes.Element, number: str) -> str:
    """The markup of a formula that stands by itself, with its number if it has one; raises as ``typst_math`` does."""
    pieces = array(f"${piece}$" for piece in _read(node, block=True).pieces)
    return call("formula", alt=string(heard(node)), number=value(number or None), pieces=pieces)


def _read(node: nodes.Element, *, block: bool) -> "Mathematics":
    from hocso.publish.typesetting.formulas import typst_math  # few books have formulas

    return typst_math(node.astext(), block=block)


def heard(node: nodes.Element) -> str:
    """The LaTeX on one line: what a screen reader says in place of the formula."""
    return " ".join(printable(node.astext()).split())


FORMULAS: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "math": math,
    "math_block": math_block,
    "displaymath": math_block,
}
