"""Pictures in pixels for programs that draw no others: PowerPoint's SVG is weak, and old ones know no WebP."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import typst

from hocso.messages import message
from hocso.model.errors import CannotPublish
from hocso.publish.fonts import fonts
from hocso.publish.slides.canvas import Frame
from hocso.publish.slides.model import Picture

AS_THEY_ARE = (".png", ".jpg", ".jpeg", ".gif")
SHARP = 144
"""Dots an inch of the slide: two for each of its points."""


def in_pixels(shown: Iterable[tuple[Picture, Frame]]) -> dict[str, bytes]:
    """The pictures by their names, in their order, drawn at the largest size in which any slide shows them."""
    found: dict[str, tuple[Picture, Frame]] = {}
    for picture, frame in shown:
        if picture.name not in found or frame.width > found[picture.name][1].width:
            found[picture.name] = (picture, frame)
    ready = {name: picture.content for name, (picture, _) in found.items() if picture.suffix in AS_THEY_ARE}
    made = ready | _drawn({name: one for name, one in found.items() if name not in ready})
    return {name: made[name] for name in found}


def _drawn(wanted: Mapping[str, tuple[Picture, Frame]]) -> dict[str, bytes]:
    """A page a picture, all by one run of Typst."""
    if not wanted:
        return {}
    with tempfile.TemporaryDirectory(prefix="hocso-slides-") as folder:
        root, pages = Path(folder).resolve(), "#set page(margin: 0pt, fill: none)\n"
        for name, (picture, frame) in wanted.items():
            (root / f"{name}{picture.suffix}").write_bytes(picture.content)
            size = f"width: {frame.width:.2f}pt, height: {frame.height:.2f}pt"
            pages += f'#page({size}, image("/{name}{picture.suffix}", width: 100%, height: 100%))\n'
        main = root / "main.typ"
        main.write_text(pages, encoding="utf-8")
        try:
            made = typst.compile(
                str(main), root=str(root), font_paths=fonts(), ignore_system_fonts=True, format="png", ppi=SHARP
            )
        except typst.TypstError as error:
            raise CannotPublish(message("drawing.refused", reason=error.message)) from error
    return dict(zip(wanted, made if isinstance(made, list) else [made], strict=True))
