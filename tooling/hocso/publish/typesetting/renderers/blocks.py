"""Blocks of text that any book may hold."""

from collections.abc import Callable

from docutils import nodes

from hocso.publish.numbering import called
from hocso.publish.typesetting.markup import call, content, directed, string, value, words
from hocso.publish.typesetting.renderers.numbers import numbered
from hocso.publish.typesetting.renderers.raw import raw
from hocso.publish.typesetting.writing import Renderer, Writing

CALM = ("hint", "important", "note", "seealso", "tip", "todo")
# Their outline is thick: they tell of harm.
HARM = ("attention", "caution", "danger", "error", "warning")


def around(name: str) -> Renderer:
    def render(node: nodes.Element, writing: Writing) -> str:
        return call(name, writing.children(node))

    return render


def paragraph(node: nodes.Element, writing: Writing) -> str:
    """A paragraph; one that holds a picture alone is that picture."""
    body = writing.children(node)
    if len(node.children) == 1 and isinstance(node.children[0], nodes.image):
        return body
    return directed(node.astext(), call("par", body)) if body else ""


def section(node: nodes.Element, writing: Writing) -> str:
    inner = writing.deeper()
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    body = inner.each(child for child in node.children if child is not title)
    if title is None:
        return inner.anchors(node) + body
    heading = inner.anchors(node) + inner.anchors(title) + directed(title.astext(), inner.children(title))
    return call("section-heading", heading, level=str(inner.depth)) + body


def titled_box(node: nodes.Element, writing: Writing) -> str:
    """A topic, a sidebar or an admonition with a title of its own; a box of an extension that is one."""
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    if "contents" in node.get("classes", ()):
        return ""
    body = writing.each(child for child in node.children if child is not title)
    name = called(node, title.astext() if title else "", writing.curriculum, writing.lesson)
    heading = words(name) + (writing.children(title) if title else "")
    return call("note-box", body, title=content(heading) if heading else "none")


def admonition(kind: str) -> Renderer:
    def render(node: nodes.Element, writing: Writing) -> str:
        title = string(writing.word(f"admonition-{kind}"))
        return call("note-box", writing.children(node), title=title, strong_edge=value(kind in HARM))

    return render


def code_block(node: nodes.Element, _: Writing) -> str:
    language = node.get("language", "")
    shown = language if language.isidentifier() else None
    return call("code", text=string(node.astext()), language=value(shown))


def container(node: nodes.Element, writing: Writing) -> str:
    """A group; of a lesson's code cell only the output is shown."""
    classes = node.get("classes", ())
    if "cell_input" in classes and writing.lesson.front is not None:
        return ""
    if "toctree-wrapper" in classes:
        return ""
    if node.get("nb_element") == "mime_bundle" and len(node.children) > 1:
        return writing.write(best_output(node))
    return writing.children(node)


def best_output(bundle: nodes.Element) -> nodes.Node:
    """Of the forms a code cell's output comes in, the one that prints best."""
    order = ("image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain")
    by_type = {child.get("mime_type", ""): child for child in bundle.children if isinstance(child, nodes.Element)}
    return next((by_type[kind] for kind in order if kind in by_type), bundle.children[0])


def signature(node: nodes.Element, _: Writing) -> str:
    return call("code", text=string(node.astext()))


def caption_line(node: nodes.Element, writing: Writing) -> str:
    """The caption of a block of code, which is its container's child."""
    owner = node.parent if isinstance(node.parent, nodes.Element) else node
    return call("rubric", numbered(owner, "code-block", writing) + writing.children(node))


def citation(node: nodes.Element, writing: Writing) -> str:
    label = node.children[0].astext() if node.children else ""
    return call("field", writing.each(node.children[1:]), name=string(label))


def footnote(node: nodes.Element, writing: Writing) -> str:
    """Printed where it is mentioned; here only if it never is."""
    return "" if node.get("backrefs") else citation(node, writing)


def verse(node: nodes.Element, writing: Writing, depth: int = 0) -> str:
    lines = []
    for child in node.children:
        if isinstance(child, nodes.line_block):
            lines.append(verse(child, writing, depth + 1))
        elif isinstance(child, nodes.Element):
            lines.append(call("verse-line", writing.children(child), depth=str(depth)))
    return "".join(lines)


def transition(node: nodes.Element, _: Writing) -> str:
    """A line between two parts; the one before a page's footnotes has nothing to part here."""
    later = node.findall(include_self=False, descend=False, siblings=True)
    parts = any(not isinstance(one, nodes.footnote) for one in later)
    return "#transition;" if parts else ""


BLOCKS: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "paragraph": paragraph,
    "compact_paragraph": paragraph,
    "section": section,
    "subtitle": around("rubric"),
    "rubric": around("rubric"),
    "centered": around("rubric"),
    "dropdown_title": around("rubric"),
    "sd_tab_label": around("rubric"),
    "term": around("rubric"),
    "topic": titled_box,
    "sidebar": titled_box,
    "admonition": titled_box,
    "Admonition": titled_box,
    **{kind: admonition(kind) for kind in (*CALM, *HARM)},
    "block_quote": around("quoted"),
    "attribution": around("attribution"),
    "literal_block": code_block,
    "doctest_block": code_block,
    "productionlist": code_block,
    "raw": raw,
    "container": container,
    "desc_signature": signature,
    "caption": caption_line,
    "citation": citation,
    "footnote": footnote,
    "line_block": verse,
    "transition": transition,
}
