"""Pictures: files, figures with captions, and phones drawn from their few lines."""

from collections.abc import Callable, Iterator

from docutils import nodes

from hocso.model import nodes as ours
from hocso.publish.drawing import paper_layouts, phone_files, phone_svg
from hocso.publish.typesetting.markup import call, content, printable, string, value
from hocso.publish.typesetting.pictures import DRAWABLE
from hocso.publish.typesetting.renderers.heights import half_pages
from hocso.publish.typesetting.renderers.numbers import numbered
from hocso.publish.typesetting.writing import Writing

FONT = "Be Vietnam Pro"
TALLEST = {"a4": 840, "a5": 585}
"""How high a phone may be drawn, in the units of its drawing, to stand on a page with letters of 16 points."""
WIDEST = {"a4": 558, "a5": 400}
"""How wide then."""
BESIDE_A_PICTURE = 0.3
"""Of half a page, what is surely left for words by a picture as high as may be."""
LEAST_WORDS, PHONE_SHARE = 16, 0.75
"""The letters in phones, in points and as a share of the text's, whatever is more: `phone-words` in theme.typ."""


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
    told = {"long": value(half_pages(node, writing) > BESIDE_A_PICTURE)}
    if caption is not None:
        told["caption"] = content(numbered(node, "figure", writing) + writing.children(caption))
    return call("captioned", body, **told)


def screen(node: nodes.Element, writing: Writing) -> str:
    return "".join(screens(node, writing))


def screens(node: nodes.Element, writing: Writing) -> list[str]:
    """A screen as pictures that each keep to a page: one of all its phones where that has room, else one a phone.

    Where not even that has, its description. The first picture speaks for all of them.
    """
    assert isinstance(node, ours.screen)
    title, alt = node.get("title", ""), said(node.get("alt", "")) or said(node.get("title", ""))
    drawings = next((svgs for svgs in _drawings(node, writing) if not any(_too_tall(svg, writing) for svg in svgs)), [])
    if not drawings:
        writing.note("phone-too-tall", node)
        return [call("undrawn", string_content(alt))] if alt else []
    if not alt:
        writing.note("picture-undescribed", node, picture="screen")
        alt = writing.word("undescribed")
    names = [writing.pictures.add(printable(svg).encode("utf-8"), ".svg", writing.place(node)) for svg in drawings]
    below = content(string_content(title)) if title else "none"
    spoken = [string(alt), *["none"] * (len(names) - 1)]
    return [call("phone", path=string(name), alt=told, title=below) for name, told in zip(names, spoken, strict=True)]


def _drawings(node: ours.screen, writing: Writing) -> Iterator[list[str]]:
    """The ways to draw a screen, the best first: its phones in one picture, wider and wider, then one each."""
    paper = writing.curriculum.settings.print
    room = WIDEST[paper.paper]
    layouts = list(paper_layouts(node, room, room * LEAST_WORDS / max(LEAST_WORDS, PHONE_SHARE * paper.size)))
    look, language = writing.module.look, writing.curriculum.language
    for layout in layouts:
        yield [phone_svg(node, look, font_family=FONT, language=language, layout=layout)]
    for layout in layouts:
        yield phone_files(node, look, font_family=FONT, language=language, layout=layout)


def _too_tall(svg: str, writing: Writing) -> bool:
    """Whether a phone would have to shrink below large print to stand on a page."""
    height = float(svg.partition(' viewBox="0 0 ')[2].split()[1].partition('"')[0])
    return height > TALLEST[writing.curriculum.settings.print.paper]


PICTURED: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "image": image,
    "figure": figure,
    "screen": screen,
}
