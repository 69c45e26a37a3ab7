"""How high words are at most, and at least, before they are set: what surely fits need not be measured."""

from math import ceil

from docutils import nodes

from hocso.model import nodes as ours
from hocso.model.settings import PrintSettings
from hocso.publish.typesetting.writing import Writing

# Letters that surely fit on half a page of A4 at 18 points, and what a new line costs of them.
SURELY_FITS, LINE = 450, 50
LINES = nodes.paragraph | nodes.list_item | nodes.line | nodes.term | ours.choice
# Letters that surely do not fit on a line of A4 at 18 points.
WIDEST = 60
# Lines of text that a row of a formula is as high as.
FORMULA = 3
USUAL = PrintSettings()


def half_pages(node: nodes.Element, writing: Writing, share: float = 1) -> float:
    """No more than so many half pages are taken by words that have a ``share`` of the width."""
    paper = writing.curriculum.settings.print
    fits = SURELY_FITS * (USUAL.size / paper.size) ** 2 / (2 if paper.paper == "a5" else 1)
    return (len(node.astext()) / share + LINE * lines_begun(node)) / fits


def lines_begun(node: nodes.Element) -> int:
    """How many new lines begin in it, at most."""
    blocks = sum(1 for part in node.findall() if isinstance(part, LINES))
    formulas = sum(FORMULA * (1 + part.astext().count(r"\\")) for part in node.findall(nodes.math_block))
    return blocks + formulas + sum(part.astext().count("\n") for part in node.findall(nodes.FixedTextElement))


def least_lines(node: nodes.Node, writing: Writing) -> int:
    """So many lines a question and its choices surely have."""
    paper = writing.curriculum.settings.print
    letters = WIDEST * USUAL.size / paper.size / (1.4 if paper.paper == "a5" else 1)
    parts = node.findall(lambda part: isinstance(part, ours.heading | ours.answer))
    return sum(ceil(len(part.astext()) / letters) for part in parts)
