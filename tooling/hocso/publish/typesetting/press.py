"""Typesetting a manuscript once: one that was typeset before is taken from the shelf.

Typst works in processes of its own: what it keeps of the pages it has laid out, a hundred megabytes and more a booklet,
goes with them, and others can work meanwhile.
"""

import json
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version

from hocso.messages import message
from hocso.model.errors import CannotPublish
from hocso.process import apart, cores
from hocso.publish.typesetting.compiling import typeset
from hocso.publish.typesetting.layout import templates
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.store import Store, digest

# Raise when typesetting changes in a way that neither the manuscript nor a library's version shows.
PRESS = "2"

AT_ONCE = 2
"""So many processes at most: each may want two hundred megabytes."""


@dataclass(frozen=True)
class Typeset:
    """A PDF, and the signs in it that no font could show."""

    pdf: bytes
    unshown: frozenset[str] = frozenset()


class Press:
    """Typesets manuscripts and keeps on its shelf what it made this time. A shelf serves one target alone."""

    def __init__(self, shelf: Store) -> None:
        self._shelf = shelf
        self._used: set[str] = set()

    def typeset(self, manuscript: Manuscript) -> Typeset:
        """The PDF of a manuscript; CannotPublish if Typst refuses it.

        One with signs that no font shows is typeset each time, so that its author hears of them each time.
        """
        return self.begin(manuscript)()

    def begin(self, manuscript: Manuscript) -> Callable[[], Typeset]:
        """Have a manuscript typeset meanwhile; what is given back waits for it and gives what ``typeset`` gives."""
        key = identity(manuscript)
        if kept := self.again(key):
            return kept
        begun = self._setters.submit(apart, typeset, manuscript)
        return lambda: self._finished(key, manuscript, begun)

    def again(self, key: str) -> Callable[[], Typeset] | None:
        """As ``begin`` with the manuscript of that ``identity``; None if it is not on the shelf."""
        return (lambda: Typeset(self._kept(key))) if self._shelf.has(key) else None

    @cached_property
    def _setters(self) -> ThreadPoolExecutor:
        """Threads that wait for a process each."""
        return ThreadPoolExecutor(min(AT_ONCE, cores()))

    def _finished(self, key: str, manuscript: Manuscript, begun: "Future[tuple[bytes, frozenset[str]]]") -> Typeset:
        try:
            pdf, unshown = begun.result()
        except BrokenExecutor as error:
            raise CannotPublish(message("booklet.typst-ended", file=manuscript.name)) from error
        if unshown:
            return Typeset(pdf, unshown)
        self._shelf.put(key, pdf)
        return Typeset(self._kept(key))

    def derive(self, pdf: bytes, how: str, make: Callable[[bytes], bytes]) -> bytes:
        """``make(pdf)``; ``how`` names everything but the PDF that can change what comes of it."""
        key = digest(PRESS, how, digest(pdf), *_libraries())
        if not self._shelf.has(key):
            self._shelf.put(key, make(pdf))
        return self._kept(key)

    def forget_unused(self) -> None:
        """Take from the shelf what was not asked for this time."""
        for key in list(self._shelf.keys()):
            if key not in self._used:
                self._shelf.path(key).unlink()

    def _kept(self, key: str) -> bytes:
        self._used.add(key)
        return self._shelf.path(key).read_bytes()


def identity(manuscript: Manuscript) -> str:
    """A digest of everything that can change a page: words, data, pictures, templates, and who typesets."""
    pictures = [digest(name, content) for name, content in sorted(manuscript.pictures.items())]
    layout = [digest(path, template) for path, template in templates().items()]
    data = json.dumps(manuscript.data, sort_keys=True, ensure_ascii=False)
    return digest(PRESS, manuscript.name, manuscript.source, data, *pictures, *layout, *_libraries())


@cache
def _libraries() -> tuple[str, ...]:
    return tuple(version(name) for name in ("typst", "pikepdf", "fontpkg-be-vietnam-pro"))
