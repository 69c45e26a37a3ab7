"""Printing a manuscript once: one that was printed before is taken from the shelf."""

import json
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files

from hocso.publish.booklet.imposition import impose
from hocso.publish.booklet.typesetting import Manuscript, typeset
from hocso.store import Store, digest

# Raise when imposing or typesetting changes in a way that neither the manuscript nor a library's version shows.
PRESS = "1"


@dataclass(frozen=True)
class Printed:
    """A booklet to read, the same as sheets to fold, and the signs that no font could show."""

    booklet: bytes
    sheets: bytes
    unshown: frozenset[str] = frozenset()


class Press:
    """Prints manuscripts, and keeps on its shelf what it printed this time."""

    def __init__(self, shelf: Store) -> None:
        self._shelf = shelf
        self._used: set[str] = set()

    def print(self, manuscript: Manuscript) -> Printed:
        """The PDFs of a manuscript; CannotPublish if Typst refuses it.

        One with signs that no font shows is printed each time, so that its author hears of them each time.
        """
        reading, folding = (digest(_identity(manuscript), form) for form in ("to read", "to fold"))
        if not (self._shelf.has(reading) and self._shelf.has(folding)):
            booklet, unshown = typeset(manuscript)
            if unshown:
                return Printed(booklet, impose(booklet), unshown)
            self._shelf.put(reading, booklet)
            self._shelf.put(folding, impose(booklet))
        self._used |= {reading, folding}
        return Printed(self._shelf.path(reading).read_bytes(), self._shelf.path(folding).read_bytes())

    def forget_unused(self) -> None:
        """Take from the shelf what was not printed this time."""
        for key in list(self._shelf.keys()):
            if key not in self._used:
                self._shelf.path(key).unlink()


def _identity(manuscript: Manuscript) -> str:
    """Everything that can change a page: words, data, pictures, templates, and who typesets."""
    pictures = [digest(name, content) for name, content in sorted(manuscript.pictures.items())]
    data = json.dumps(manuscript.data, sort_keys=True, ensure_ascii=False)
    return digest(PRESS, manuscript.name, manuscript.source, data, *pictures, *_templates(), *_libraries())


def _templates() -> list[str]:
    folder = files("hocso.publish.booklet") / "templates"
    return [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)]


def _libraries() -> list[str]:
    return [version(name) for name in ("typst", "pikepdf", "fontpkg-be-vietnam-pro")]
