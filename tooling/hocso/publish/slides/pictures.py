"""Pictures for slides: files, phones drawn from their few lines, and codes for the camera."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from docutils import nodes
from PIL import Image, UnidentifiedImageError

from hocso.model import nodes as ours
from hocso.publish.drawing import phone_svg
from hocso.publish.slides.model import Line, Picture, Run
from hocso.publish.slides.reading import Reading
from hocso.publish.typesetting.markup import printable
from hocso.publish.typesetting.pictures import DRAWABLE, Pictures, code_in, true_suffix
from hocso.store import digest

FONT = "Be Vietnam Pro"
VIEW_BOX = re.compile(r"""\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")
SIDES = tuple(re.compile(rf"""<svg[^>]*\s{side}\s*=\s*["']\s*([\d.]+)""") for side in ("width", "height"))
SQUARE = (100.0, 100.0)


def picture_of(node: nodes.Element, reading: Reading, described: str = "") -> Iterator[Picture | Line]:
    """The picture of a screen or an image, ``described`` by others if not by itself; or else its description."""
    if isinstance(node, ours.screen):
        yield _phone(node, reading)
    else:
        yield from _file(node, reading, said(node.get("alt", "")) or said(described))


def _phone(node: ours.screen, reading: Reading) -> Picture:
    svg = phone_svg(node, reading.module.look, font_family=FONT, language=reading.curriculum.language)
    alt = _described(node, node.get("alt", "") or node.get("title", ""), "screen", reading)
    return drawing(printable(svg).encode("utf-8"), ".svg", alt, inline=True)


def _file(node: nodes.Element, reading: Reading, alt: str) -> Iterator[Picture | Line]:
    uri = node.get("uri", "")
    path = Pictures(reading.curriculum.root).find(uri)
    picture = _read(path, alt) if path and _drawable(path) else None
    if picture:
        yield replace(picture, alt=_described(node, alt, uri, reading))
        return
    trouble = "picture-missing" if path is None else "picture-broken" if _drawable(path) else "picture-kind"
    reading.note(trouble, node, picture=uri)
    if alt:
        yield Line((Run(alt),))


def _drawable(path: Path) -> bool:
    return path.suffix.lower() in DRAWABLE


def _read(path: Path, alt: str) -> Picture | None:
    """The picture in a file; None if it is none."""
    try:
        content = path.read_bytes()
        if true_suffix(content, path.suffix.lower()) == ".svg":
            ElementTree.fromstring(content)  # whoever draws it later does not know whose it is
        return drawing(content, path.suffix.lower(), alt)
    except (UnidentifiedImageError, Image.DecompressionBombError, ElementTree.ParseError, OSError, ValueError):
        return None


def drawing(content: bytes, suffix: str, alt: str, *, inline: bool = False) -> Picture:
    """A picture by its bytes, with the size that they say."""
    suffix = true_suffix(content, suffix)
    wide, high = svg_size(content.decode("utf-8", "replace")) if suffix == ".svg" else _pixels(content)
    return Picture(digest(content)[:24], suffix, content, wide, high, alt, inline)


def _pixels(content: bytes) -> tuple[float, float]:
    with Image.open(io.BytesIO(content)) as picture:
        return float(picture.width), float(picture.height)


def svg_size(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in its own units; a square if it does not say."""
    if box := VIEW_BOX.search(svg):
        sides = float(box[1]), float(box[2])
    else:
        found = [side.search(svg) for side in SIDES]
        sides = (float(found[0][1]), float(found[1][1])) if found[0] and found[1] else SQUARE
    return sides if min(sides) > 0 else SQUARE


def qr_code(root: Path, address: str, alt: str) -> Picture:
    return drawing(code_in(root, address), ".svg", alt)


def said(description: str) -> str:
    """A description on one line; "" if it says nothing."""
    return " ".join(printable(description).split())


def _described(node: nodes.Element, description: str, name: str, reading: Reading) -> str:
    alt = said(description)
    if not alt:
        reading.note("picture-undescribed", node, picture=name)
    return alt or reading.word("undescribed")
