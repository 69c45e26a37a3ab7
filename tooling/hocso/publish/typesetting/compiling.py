"""From Typst source and its files to a PDF, and from Typst's complaints to ours."""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import typst

from hocso.messages import message
from hocso.model.errors import CannotPublish
from hocso.publish.fonts import fonts
from hocso.publish.typesetting.layout import templates
from hocso.publish.typesetting.manuscript import Manuscript

# Printed in place of a sign that no font has.
NO_GLYPH = "\u25af"
UNSHOWN = re.compile(r'the text `("(?:[^"\\]|\\.)*")` could not be displayed')
# What goes without saying, and what some versions of Poppler call an error wherever they read it.
NEEDLESS = b"/Suspects false"
# A printed page has no date of its own: the same lessons give the same bytes.
EPOCH = 0


def typeset(manuscript: Manuscript) -> tuple[bytes, frozenset[str]]:
    """The PDF/UA-1 of a manuscript, and the signs that no font could show; CannotPublish if Typst refuses it."""
    unshown: frozenset[str] = frozenset()
    while True:
        try:
            return _compile(manuscript, unshown), unshown
        except typst.TypstError as error:
            more = signs(error.diagnostic) - unshown
            if not more:
                raise refusal(error, manuscript) from error
            unshown |= more


def signs(diagnostic: str) -> frozenset[str]:
    """The characters that Typst says it cannot show."""
    quoted = (re.sub(r"\\u\{([0-9a-f]+)\}", _character, found) for found in UNSHOWN.findall(diagnostic))
    return frozenset(sign for text in quoted for sign in text[1:-1] if not sign.isascii())


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _compile(manuscript: Manuscript, unshown: frozenset[str]) -> bytes:
    with laid_out(manuscript, str.maketrans(dict.fromkeys(unshown, NO_GLYPH))) as root:
        made = typst.compile(
            str(root / "main.typ"),
            root=str(root),
            font_paths=fonts(),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=EPOCH,
        )
    return bytes(made).replace(NEEDLESS, b" " * len(NEEDLESS))  # in the same place: the file has a table of places


@contextmanager
def laid_out(manuscript: Manuscript, replaced: Mapping[int, str] = MappingProxyType({})) -> Iterator[Path]:
    """A folder with everything Typst reads, ``main.typ`` first: it opens nothing outside it, on any system."""
    with tempfile.TemporaryDirectory(prefix="hocso-booklet-") as folder:
        root = Path(folder).resolve()
        for path, template in templates().items():
            file = root / "templates" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(template)
        for name, content in manuscript.pictures.items():
            drawn = (
                content.decode("utf-8", "ignore").translate(replaced).encode() if _retold(name, replaced) else content
            )
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_bytes(drawn)
        data = json.dumps(manuscript.data, ensure_ascii=False, indent=1).translate(replaced)
        (root / "book.json").write_text(data, encoding="utf-8")
        (root / "main.typ").write_text(manuscript.source.translate(replaced), encoding="utf-8", newline="\n")
        yield root


def _retold(name: str, replaced: Mapping[int, str]) -> bool:
    return bool(replaced) and name.endswith(".svg")


def refusal(error: typst.TypstError, manuscript: Manuscript) -> CannotPublish:
    """Typst's complaint as a sentence, with the lesson and line when a picture is to blame."""
    broken = next((name for name in manuscript.places if _is_broken(name, manuscript)), None)
    if broken:
        return CannotPublish(message("booklet.bad-picture", reason=error.message), manuscript.places[broken])
    return CannotPublish(message("booklet.typst-refused", file=manuscript.name, reason=error.message))


def _is_broken(name: str, manuscript: Manuscript) -> bool:
    """Typst does not say which picture it could not draw, so each is tried alone."""
    with tempfile.TemporaryDirectory(prefix="hocso-picture-") as folder:
        root, picture = Path(folder).resolve(), Path(name).name
        (root / picture).write_bytes(manuscript.pictures[name])
        (root / "main.typ").write_text(f'#image("/{picture}")', encoding="utf-8")
        try:
            typst.compile(str(root / "main.typ"), root=str(root), font_paths=fonts(), ignore_system_fonts=True)
        except typst.TypstError:
            return True
    return False
