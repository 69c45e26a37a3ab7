"""From Typst source and its files to a PDF, and from Typst's complaints to ours."""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import typst

from hocso.messages import message
from hocso.model.errors import CannotPublish
from hocso.model.place import Place
from hocso.publish.fonts import fonts
from hocso.publish.typesetting.damaged import damaged, without
from hocso.publish.typesetting.layout import templates
from hocso.publish.typesetting.manuscript import Manuscript

# Printed in place of a sign that no font has.
NO_GLYPH = "\u25af"
UNSHOWN = re.compile(r'the text `("(?:[^"\\]|\\.)*")` could not be displayed')
# What goes without saying, and what some versions of Poppler call an error wherever they read it.
NEEDLESS = b"/Suspects false"
# A printed page has no date of its own: the same lessons give the same bytes.
EPOCH = 0


@dataclass(frozen=True)
class Unshown:
    """What a PDF lacks: the signs that no font has, and the places of pictures whose files are damaged."""

    signs: frozenset[str] = frozenset()
    pictures: frozenset[Place] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.signs or self.pictures)


def typeset(manuscript: Manuscript) -> tuple[bytes, Unshown]:
    """The PDF/UA-1 of a manuscript, and what it could not show; CannotPublish if Typst refuses it."""
    unshown = Unshown()
    while True:
        try:
            return _compile(manuscript, unshown.signs), unshown
        except typst.TypstError as error:
            if more := signs(error.diagnostic) - unshown.signs:
                unshown = replace(unshown, signs=unshown.signs | more)
            elif not unshown.pictures and (names := damaged(manuscript)):
                unshown = replace(unshown, pictures=frozenset(manuscript.places[name] for name in names))
                manuscript = without(manuscript, names)
            else:
                refused = message("booklet.typst-refused", file=manuscript.name, reason=error.message)
                raise CannotPublish(refused) from error


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
