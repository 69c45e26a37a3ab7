"""Words inside a paragraph: emphasis, code, links, formulas."""

from collections.abc import Callable

from docutils import nodes

from hocso.publish.notebooks.markdown.text import code, marked
from hocso.publish.notebooks.markdown.writing import Renderer, Writing

PUBLIC = ("http://", "https://", "mailto:", "tel:")
UNSAFE = str.maketrans({"<": "%3C", ">": "%3E", " ": "%20", "\n": "", "\\": "%5C"})


def emphasis(mark: str, tag: str) -> Renderer:
    return lambda node, writing: marked(mark, tag, writing.inline(node), _beside(node, -1)[-1:], _beside(node, 1)[:1])


def _beside(node: nodes.Node, step: int) -> str:
    """The text right before (-1) or behind (1) a node on its line, "*" for other emphasis, "" at the line's ends."""
    while isinstance(node, nodes.Inline):
        place = node.parent.index(node) + step
        if 0 <= place < len(node.parent.children):
            other = node.parent.children[place]
            return "*" if isinstance(other, nodes.strong | nodes.emphasis) else other.astext()
        node = node.parent
    return ""


def tagged(tag: str) -> Renderer:
    return lambda node, writing: f"<{tag}>{writing.inline(node)}</{tag}>"


def literal(node: nodes.Element, _: Writing) -> str:
    return code(node.astext()) if node.astext().strip() else ""


def math(node: nodes.Element, _: Writing) -> str:
    return f"${node.astext().strip()}$"


def reference(node: nodes.Element, writing: Writing) -> str:
    """A link to another notebook or to the web; a place on the same page is only words, for it has no address there."""
    body, address = writing.inline(node), node.get("refuri", "")
    if address.startswith("doc:"):
        address = writing.way_to(address.removeprefix("doc:").partition("#")[0])
    elif not address.startswith(PUBLIC):
        return body
    return f"[{body}](<{address.translate(UNSAFE)}>)" if address and body else body


def footnote_reference(node: nodes.Element, _: Writing) -> str:
    return f"<sup>{node.astext()}</sup>"


INLINES: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "strong": emphasis("**", "strong"),
    "literal_strong": emphasis("**", "strong"),
    "emphasis": emphasis("*", "em"),
    "literal_emphasis": emphasis("*", "em"),
    "title_reference": emphasis("*", "em"),
    "subscript": tagged("sub"),
    "superscript": tagged("sup"),
    "literal": literal,
    "math": math,
    "reference": reference,
    "footnote_reference": footnote_reference,
    "citation_reference": lambda node, writing: f"\\[{writing.inline(node)}\\]",
}
