"""The numbers of figures and tables, the same on paper as on the site."""

from docutils import nodes

from hocso.publish import numbering
from hocso.publish.typesetting.markup import words
from hocso.publish.typesetting.writing import Writing


def numbered(node: nodes.Element, kind: str, writing: Writing) -> str:
    """The label in front of a caption and the space after it, or "" if the book does not number."""
    label = numbering.numbered(node, kind, writing.curriculum, writing.lesson)
    return words(f"{label} ") if label else ""
