"""Pictures: files, figures with captions, and phones drawn from their few lines."""

from collections.abc import Callable

from docutils import nodes

from hocso.model import nodes as ours
from hocso.publish.drawing import paper_layout, phone_svg
from hocso.publish.typesetting.markup import call, content, printable, string
from hocso.publish.typesetting.pictures import DRAWABLE
from hocso.publish.typesetting.renderers.numbers import numbered
from hocso.publish.typesetting.writing import Writing

FONT = "Be Vietnam Pro"
TALLEST = {"a4": 840, "a5": 585}
"""How high a phone may be drawn, in the units of its drawing, to stand on a page with letters of 16 points."""
WIDEST = {"a4": 558, "a5": 400}
"""How wide then."""


def image(node: nodes.Element, writing: Writing) -> str:
    """A picture: on its own in a block, or as high as a line inside a sentence."""
    return drawn(node, writing, inline=isinstance(node.parent, nodes.TextElement) and not _alone(node))


def _alone(node: nodes.Node) -> bool:
    return all(sibling is node or not sibling.astext().strip() for sibling in node.parent.children)


def drawn(node: nodes.Element, writing: Writing, *, inline: bool = False, described: str = "") -> str:
    """A picture file. One that cannot be drawn is told, and its description printed in its place."""
    uri = node.get("uri", "")
    alt = said(node.get("alt", "")) or said(described)
    path = writing.pictures.find(uri)
    if path is None or path.suffix.lower() not in DRAWABLE:
        writing.note("picture-missing" if path is None else "picture-kind", node, picture=uri)
        return call("undrawn", string_content(alt)) if alt else ""
    if not alt:
        writing.note("picture-undescribed", node, picture=uri)
        alt = writing.word("undescribed")
    name = writing.pictures.add(path.read_bytes(), path.suffix.lower(), writing.place(node))
    return call("glyph-picture" if inline else "picture", path=string(name), alt=string(alt))


def said(description: str) -> str:
    """A description as paper keeps it: one line, "" if nothing of it can be printed."""
    return " ".join(printable(description).split())


def string_content(text: str) -> str:
    return f"#{string(text)};"


def figure(node: nodes.Element, writing: Writing) -> str:
    """A picture with its caption and number; a caption describes a picture that has no other description."""
    caption = next((child for child in node.children if isinstance(child, nodes.caption)), None)
    described = caption.astext() if caption else ""
    body = writing.anchors(node)
    for child in node.children:
        if child is caption:
            continue
        bare = child.children[0] if isinstance(child, nodes.reference) and child.children else child
        body += drawn(bare, writing, described=described) if isinstance(bare, nodes.image) else writing.write(child)
    if caption is None:
        return call("captioned", body)
    label = numbered(node, "figure", writing)
    return call("captioned", body, caption=content(label + writing.children(caption)))


def screen(node: nodes.Element, writing: Writing) -> str:
    assert isinstance(node, ours.screen)
    language = writing.curriculum.language
    layout = paper_layout(node, WIDEST[writing.curriculum.settings.print.paper])
    svg = phone_svg(node, writing.module.look, font_family=FONT, language=language, layout=layout)
    alt = said(node.get("alt", "")) or said(node.get("title", ""))
    if _too_tall(svg, writing):
        writing.note("phone-too-tall", node)
        return call("undrawn", string_content(alt)) if alt else ""
    name = writing.pictures.add(printable(svg).encode("utf-8"), ".svg", writing.place(node))
    if not alt:
        writing.note("picture-undescribed", node, picture="screen")
        alt = writing.word("undescribed")
    title = node.get("title", "")
    return call("phone", path=string(name), alt=string(alt), title=content(string_content(title)) if title else "none")


def _too_tall(svg: str, writing: Writing) -> bool:
    """Whether a phone would have to shrink below large print to stand on a page."""
    height = float(svg.partition(' viewBox="0 0 ')[2].split()[1].partition('"')[0])
    return height > TALLEST[writing.curriculum.settings.print.paper]


PICTURED: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "image": image,
    "figure": figure,
    "screen": screen,
}
