"""Pictures: files, figures with captions, and phones drawn from their few lines. They lie in a folder beside.

JupyterLab shows no SVG that is attached to a cell, so none is.
"""

from collections.abc import Callable
from html import escape

from docutils import nodes

from hocso.model import nodes as ours
from hocso.model.curriculum import Look
from hocso.model.place import Place
from hocso.model.screens import phones
from hocso.publish.drawing import phone_svg
from hocso.publish.notebooks.markdown.inlines import PUBLIC
from hocso.publish.notebooks.markdown.text import escaped, joined, marked
from hocso.publish.notebooks.markdown.writing import Writing
from hocso.publish.numbering import numbered
from hocso.publish.typesetting.book import PLAIN

WIDTH = 280
"""Of a phone, in pixels."""
FONT = "Be Vietnam Pro, Roboto, Arial, sans-serif"


def image(node: nodes.Element, writing: Writing, described: str = "") -> str:
    """A picture of the book's own comes along; one on the web is loaded from there."""
    address, alt = node.get("uri", ""), node.get("alt", "") or described
    path = writing.pictures.find(address)
    if path:
        name = writing.pictures.add(path.read_bytes(), path.suffix.lower(), Place(writing.page.path))
        address = writing.way(name.lstrip("/"))
    elif not address.startswith(PUBLIC):
        writing.note("notebook.picture-missing", node, picture=address)
        return marked("*", "em", escaped(alt))
    return drawn(address, alt)


def drawn(address: str, alt: str, size: str = "") -> str:
    """HTML, in which a description may hold any sign and a picture may have a size."""
    return f'<img src="{escape(address)}" alt="{escape(alt)}"{size}>'


def figure(node: nodes.Element, writing: Writing) -> str:
    """A picture with its caption and number; a caption describes a picture that has no other description."""
    caption = next((child for child in node.children if isinstance(child, nodes.caption)), None)
    described = caption.astext() if caption else ""
    parts = []
    for child in node.children:
        if child is not caption:
            parts.append(image(child, writing, described) if isinstance(child, nodes.image) else writing.write(child))
    if caption is not None:
        label = numbered(node, "figure", writing.curriculum, writing.page)
        parts.insert(1, marked("*", "em", f"{label} {writing.inline(caption)}".strip()))
    return joined(parts)


def screen(node: nodes.Element, writing: Writing) -> str:
    assert isinstance(node, ours.screen)
    module = writing.curriculum.module_of(writing.page)
    look = module.look if module else Look(str(PLAIN["colour"]), str(PLAIN["soft"]), None)
    svg = phone_svg(node, look, font_family=FONT, language=writing.curriculum.language)
    name = writing.pictures.add(svg.encode("utf-8"), ".svg", Place(writing.page.path))
    title = node.get("title", "")
    wide = WIDTH * len(phones(node["items"]))
    phone = drawn(writing.way(name.lstrip("/")), node.get("alt", "") or title, f' width="{wide}"')
    return joined([phone, marked("*", "em", escaped(title))])


PICTURED: dict[str, Callable[[nodes.Element, Writing], str]] = {"image": image, "figure": figure, "screen": screen}
