"""Blocks of text that any book may hold."""

from collections.abc import Callable, Iterable
from html import escape

from docutils import nodes

from hocso.publish.notebooks.markdown.text import escaped, fenced, folded, joined, marked, paragraph_of, quoted
from hocso.publish.notebooks.markdown.writing import Renderer, Writing
from hocso.publish.numbering import called

ADMONITIONS = (
    "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "todo", "warning",
)  # fmt: skip


def paragraph(node: nodes.Element, writing: Writing) -> str:
    return paragraph_of(writing.inline(node))


def bold(words: str) -> str:
    return marked("**", "strong", words.strip())


def rubric(node: nodes.Element, writing: Writing) -> str:
    return bold(writing.inline(node))


def section(node: nodes.Element, writing: Writing) -> str:
    """A section that stands inside of something else."""
    inner = writing.deeper()
    parts = (inner.heading(child) if isinstance(child, nodes.title) else inner.write(child) for child in node.children)
    return joined(parts)


def title_and_rest(node: nodes.Element) -> tuple[nodes.title | None, list[nodes.Node]]:
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    return title, [child for child in node.children if child is not title]


def boxed(title: str, children: Iterable[nodes.Node], writing: Writing) -> str:
    """A box is a quotation whose title is bold."""
    return quoted(joined([bold(title), writing.blocks(children)]))


def titled_box(node: nodes.Element, writing: Writing) -> str:
    """A topic, a sidebar or an admonition with a title of its own; a box of an extension that is one."""
    if "contents" in node.get("classes", ()):
        return ""
    title, rest = title_and_rest(node)
    own = writing.inline(title) if title else ""
    name = called(node, title.astext() if title else "", writing.curriculum, writing.page)
    return boxed(escaped(name) + own, rest, writing)


def admonition(kind: str) -> Renderer:
    return lambda node, writing: boxed(writing.word(f"booklet.admonition-{kind}"), node.children, writing)


def code_block(node: nodes.Element, _: Writing) -> str:
    language = node.get("language", "")
    return fenced(node.astext(), language if language.isidentifier() and language != "default" else "")


def math_block(node: nodes.Element, _: Writing) -> str:
    return f"$$\n{node.astext().strip()}\n$$"


def raw(node: nodes.Element, _: Writing) -> str:
    """HTML stands as it is: JupyterLab shows what is harmless of it. What is meant for LaTeX alone is left out."""
    return node.astext() if "html" in node.get("format", "").split() else ""


def container(node: nodes.Element, writing: Writing) -> str:
    """A group; what a page folds away is folded away here too."""
    if "toctree-wrapper" in node.get("classes", ()):
        return ""
    if node.get("design_component") == "dropdown":
        title = next((child for child in node.children if isinstance(child, nodes.rubric)), None)
        summary = escape(title.astext() if title else writing.word("notebook.more"))
        return folded(summary, writing.blocks(child for child in node.children if child is not title))
    return writing.blocks(node.children)


def quotation(node: nodes.Element, writing: Writing) -> str:
    return quoted(writing.blocks(node.children))


def attribution(node: nodes.Element, writing: Writing) -> str:
    return f"— {writing.inline(node)}"


def verse(node: nodes.Element, writing: Writing, depth: int = 0) -> str:
    """Lines that end where they end; those of an inner block are set in."""
    lines = []
    for child in node.children:
        if isinstance(child, nodes.line_block):
            lines.append(verse(child, writing, depth + 1))
        elif isinstance(child, nodes.Element):
            lines.append("&emsp;" * depth + paragraph_of(writing.inline(child)))
    return "\\\n".join(lines)


def footnote(node: nodes.Element, writing: Writing) -> str:
    label, *rest = node.children
    return f"<sup>{label.astext()}</sup> {writing.blocks(rest)}"


BLOCKS: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "paragraph": paragraph,
    "compact_paragraph": paragraph,
    "section": section,
    "subtitle": rubric,
    "rubric": rubric,
    "centered": rubric,
    "sd_tab_label": rubric,
    "caption": rubric,
    "topic": titled_box,
    "sidebar": titled_box,
    "admonition": titled_box,
    "Admonition": titled_box,
    **{kind: admonition(kind) for kind in ADMONITIONS},
    "block_quote": quotation,
    "attribution": attribution,
    "literal_block": code_block,
    "doctest_block": code_block,
    "productionlist": code_block,
    "desc_signature": code_block,
    "math_block": math_block,
    "displaymath": math_block,
    "raw": raw,
    "container": container,
    "compound": container,
    "footnote": footnote,
    "citation": footnote,
    "line_block": verse,
    "transition": lambda _, __: "---",
}
