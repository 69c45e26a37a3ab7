"""Pictures whose files are damaged: which of a manuscript's, and what is printed where one stood."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import typst

from hocso.publish.fonts import fonts
from hocso.publish.typesetting.manuscript import Manuscript

SIZE = (160, 120)
GREY = "#b9b9b9"
KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}


def damaged(manuscript: Manuscript) -> frozenset[str]:
    """The pictures that Typst cannot draw. It does not say which one it met, so each is tried alone."""
    return frozenset(name for name in manuscript.places if _is_damaged(name, manuscript.pictures[name]))


def without(manuscript: Manuscript, names: frozenset[str]) -> Manuscript:
    """The manuscript with a grey field in place of each of these pictures; what describes it stays."""
    fields: Mapping[str, bytes] = {name: grey_field(Path(name).suffix) for name in names}
    return replace(manuscript, pictures={**manuscript.pictures, **fields})


def _is_damaged(name: str, content: bytes) -> bool:
    with tempfile.TemporaryDirectory(prefix="hocso-picture-") as folder:
        root, picture = Path(folder).resolve(), Path(name).name
        (root / picture).write_bytes(content)
        (root / "main.typ").write_text(f'#image("/{picture}")', encoding="utf-8")
        try:
            typst.compile(str(root / "main.typ"), root=str(root), font_paths=fonts(), ignore_system_fonts=True)
        except typst.TypstError:
            return True
    return False


def grey_field(suffix: str) -> bytes:
    """A grey picture in the format of files with this ending."""
    width, height = SIZE
    if suffix == ".svg":
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        return f'{svg}<rect width="{width}" height="{height}" fill="{GREY}"/></svg>'.encode()
    from PIL import Image  # hardly any picture is damaged

    drawn = BytesIO()
    Image.new("RGB", SIZE, GREY).save(drawn, KINDS[suffix])
    return drawn.getvalue()
