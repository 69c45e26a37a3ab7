"""What of an inline doctree is read and what is said."""

from docutils import nodes

from hocso.model import nodes as hocso
from hocso.vietnamese.sentences import HARD_BREAK

_SILENT_INLINE = (nodes.math, nodes.footnote_reference, nodes.citation_reference, nodes.image, nodes.target)


def shown_text(node: nodes.Node) -> str:
    """The text a reader sees in ``node``, with ``HARD_BREAK`` for a line break. Sentences are cut by its offsets."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.raw):
        return HARD_BREAK if "<br" in node.astext() else ""
    if isinstance(node, (*_SILENT_INLINE, nodes.problematic, nodes.system_message)):
        return ""
    return "".join(shown_text(child) for child in node.children)


def said_text(node: nodes.Node) -> str:
    """The text as it is to be said: ``say`` gives its other text."""
    if isinstance(node, hocso.say):
        return str(node["spoken"])
    if isinstance(node, nodes.Text | nodes.raw) or not node.children:
        return shown_text(node)
    if isinstance(node, _SILENT_INLINE):
        return ""
    return "".join(said_text(child) for child in node.children)


def in_one_line(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.replace(HARD_BREAK, " ").split())
