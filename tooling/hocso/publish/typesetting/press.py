"""Typesetting a manuscript once: one that was typeset before is taken from the shelf.

Typst works in processes beside this one, so that others can work meanwhile.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from weakref import WeakValueDictionary

from hocso.publish import side_by_side
from hocso.publish.typesetting.compiling import Unshown, typeset
from hocso.publish.typesetting.layout import templates
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.store import Store, digest

# Raise when typesetting changes in a way that neither the manuscript nor a library's version shows.
PRESS = "3"

LETTERS_A_MEGABYTE = 800
"""So much of a booklet's source makes Typst keep a megabyte, more or less."""

Begun = Callable[[], "Typeset"]
"""Waits for what was begun."""

_Made = tuple[bytes, Unshown, Sequence[bytes]]
"""A PDF, what it could not show, and what was made of it."""

_AT_WORK: "WeakValueDictionary[str, Callable[[], _Made]]" = WeakValueDictionary()
"""What is being typeset now, by its identity: a manuscript that two targets want is typeset once."""


@dataclass(frozen=True)
class Making:
    """How files are made of a PDF, all at once. The name of each says everything but the PDF that can change it."""

    names: tuple[str, ...]
    make: Callable[[bytes], Sequence[bytes]]


@dataclass(frozen=True)
class Typeset:
    """A PDF, and what it could not show."""

    pdf: bytes
    unshown: Unshown = Unshown()


class Press:
    """Typesets manuscripts and keeps on its shelf what it made this time. A shelf serves one target alone.

    What is on the shelf of ``others`` need not be typeset again. So many ``letters`` of source make Typst keep a
    megabyte.
    """

    def __init__(self, shelf: Store, others: Store | None = None, letters: int = LETTERS_A_MEGABYTE) -> None:
        self._shelf, self._others, self._letters = shelf, others, letters
        self._used: set[str] = set()

    def typeset(self, manuscript: Manuscript) -> Typeset:
        """The PDF of a manuscript; CannotPublish if Typst refuses it.

        One that cannot show everything is typeset each time, so that its author hears of it each time.
        """
        return self.begin(manuscript)()

    def begin(self, manuscript: Manuscript, then: Making | None = None) -> Begun:
        """Have a manuscript typeset meanwhile; what is given back waits for it and gives what ``typeset`` gives.

        What is to be made of its PDF ``then``, as by ``derive``, is made where it is typeset.
        """
        key = identity(manuscript)
        if kept := self.again(key):
            return kept
        begun = _begun(key, manuscript, then, len(manuscript.source) / self._letters)
        return lambda: self._finished(key, *begun(), then)

    def again(self, key: str) -> Begun | None:
        """As ``begin`` with the manuscript of that ``identity``; None if nobody has typeset it, or begun to."""
        if self._others and self._others.has(key):
            self._shelf.put(key, self._others.path(key).read_bytes())
        if self._shelf.has(key):
            return lambda: Typeset(self._kept(key))
        begun = _AT_WORK.get(key)
        return (lambda: self._finished(key, *begun()[:2])) if begun else None

    def _finished(
        self, key: str, pdf: bytes, unshown: Unshown, made: Sequence[bytes] = (), then: Making | None = None
    ) -> Typeset:
        if then:
            self._keep(pdf, then, made)
        if unshown:
            return Typeset(pdf, unshown)
        self._shelf.put(key, pdf)
        return Typeset(self._kept(key))

    def derive(self, pdf: bytes, making: Making) -> list[bytes]:
        """What is made of a PDF, in the order of the names."""
        keys = [_derived(pdf, name) for name in making.names]
        if not all(map(self._shelf.has, keys)):
            self._keep(pdf, making, making.make(pdf))
        return [self._kept(key) for key in keys]

    def forget_unused(self) -> None:
        """Take from the shelf what was not asked for this time."""
        self._shelf.remove_all_but(self._used)

    def _keep(self, pdf: bytes, making: Making, made: Sequence[bytes]) -> None:
        for name, one in zip(making.names, made, strict=True):
            self._shelf.put(_derived(pdf, name), one)

    def _kept(self, key: str) -> bytes:
        self._used.add(key)
        return self._shelf.path(key).read_bytes()


def _derived(pdf: bytes, name: str) -> str:
    return digest(PRESS, name, digest(pdf), *_libraries())


def _begun(key: str, manuscript: Manuscript, then: Making | None, megabytes: float) -> Callable[[], _Made]:
    begun = side_by_side.begin(manuscript.name, megabytes, _made, manuscript, then)
    _AT_WORK[key] = begun
    return begun


def _made(manuscript: Manuscript, then: Making | None) -> _Made:
    pdf, unshown = typeset(manuscript)
    return pdf, unshown, then.make(pdf) if then else ()


def identity(manuscript: Manuscript) -> str:
    """A digest of everything that can change a page: words, data, pictures, templates, and who typesets."""
    pictures = [digest(name, content) for name, content in sorted(manuscript.pictures.items())]
    layout = [digest(path, template) for path, template in templates().items()]
    data = json.dumps(manuscript.data, sort_keys=True, ensure_ascii=False)
    return digest(PRESS, manuscript.name, manuscript.source, data, *pictures, *layout, *_libraries())


@cache
def _libraries() -> tuple[str, ...]:
    return tuple(version(name) for name in ("typst", "pikepdf", "fontpkg-be-vietnam-pro"))
