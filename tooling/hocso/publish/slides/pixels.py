"""Pictures in pixels for programs that draw no others: PowerPoint's SVG is weak, and old ones know no WebP."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import typst

from hocso.installation import installation_digest
from hocso.publish.fonts import fonts
from hocso.publish.slides.canvas import Frame
from hocso.publish.slides.layout import laid_out
from hocso.publish.slides.model import Deck, Picture
from hocso.publish.typesetting.damaged import grey_field
from hocso.store import Store, digest

AS_THEY_ARE = (".png", ".jpg", ".jpeg", ".gif")
SHARP = 144
"""Dots an inch of the slide: two for each of its points."""


Wanted = Mapping[str, tuple[Picture, Frame]]
"""Pictures by their names, in their order, each with where it is shown largest."""


def shown(deck: Deck) -> Wanted:
    """The pictures of a deck."""
    found: dict[str, tuple[Picture, Frame]] = {}
    for slide, layout in zip(deck.slides, map(laid_out, deck.slides), strict=True):
        picture, frame = slide.picture, layout.picture
        if picture and frame and (picture.name not in found or frame.width > found[picture.name][1].width):
            found[picture.name] = (picture, frame)
    return found


def key(picture: Picture, frame: Frame) -> str:
    """Names what ``in_pixels`` draws of a picture in a frame."""
    return digest(installation_digest(), picture.name, picture.suffix, *_size(frame))


def in_pixels(wanted: Wanted, shelf: Store) -> dict[str, bytes]:
    """The pictures by their names, in their order. Lessons show many phones alike: what was drawn is on the shelf."""
    ready = {name: picture.content for name, (picture, _) in wanted.items() if picture.suffix in AS_THEY_ARE}
    keys = {name: key(*one) for name, one in wanted.items() if name not in ready}
    for name, picture in _drawn({name: wanted[name] for name in keys if not shelf.has(keys[name])}).items():
        shelf.put(keys[name], picture)
    return {name: ready[name] if name in ready else shelf.path(keys[name]).read_bytes() for name in wanted}


def _size(frame: Frame) -> tuple[str, str]:
    return f"{frame.width:.2f}pt", f"{frame.height:.2f}pt"


def _drawn(wanted: Wanted) -> dict[str, bytes]:
    """A page a picture, all by one run of Typst. Of a file that it refuses there is a grey field, as in the PDF of the
    slides, which tells where it stands."""
    try:
        return _together(wanted) if wanted else {}
    except typst.TypstError:
        if len(wanted) == 1:
            return dict.fromkeys(wanted, grey_field(".png"))
        return {name: picture for name in wanted for picture in _drawn({name: wanted[name]}).values()}


def _together(wanted: Wanted) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="hocso-slides-") as folder:
        root, pages = Path(folder).resolve(), "#set page(margin: 0pt, fill: none)\n"
        for name, (picture, frame) in wanted.items():
            (root / f"{name}{picture.suffix}").write_bytes(picture.content)
            width, height = _size(frame)
            inside = f'image("/{name}{picture.suffix}", width: 100%, height: 100%)'
            pages += f"#page(width: {width}, height: {height}, {inside})\n"
        main = root / "main.typ"
        main.write_text(pages, encoding="utf-8")
        made = typst.compile(
            str(main), root=str(root), font_paths=fonts(), ignore_system_fonts=True, format="png", ppi=SHARP
        )
    return dict(zip(wanted, made if isinstance(made, list) else [made], strict=True))
