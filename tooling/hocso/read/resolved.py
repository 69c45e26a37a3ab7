"""Resolved doctrees on the disk, so that a page that did not change is neither resolved nor held in memory.

A file is named for all that decides what is in it, and never changes. It holds two pickles, as Sphinx's own doctrees
are: the page's matter, which every reading wants, and its doctree, which few do.
"""

import io
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import is_dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from docutils import nodes
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import LoggingReporter

from hocso.installation import installation_digest
from hocso.read.glued import told_of_glue
from hocso.store import Store, digest

AT_HAND = 64
"""So many doctrees stay in memory though nobody holds them: all of a book like ours."""

OTHERS_MAY_USE_IT = 3600
"""Seconds for which a file stays that we do not need any more: another process may have read the book before us."""

_ALIVE: WeakValueDictionary[Path, nodes.document] = WeakValueDictionary()
"""Who holds a doctree, or a node of it, and asks again gets the very same one."""

_NOT_ASKED = frozenset({
    "all_docs", "app", "dependencies", "domains", "events", "external_site_map", "project", "settings", "temp_data",
    "hocso_digests", "hocso_problems", "hocso_skeletons", "hocso_surroundings",
    "_pickled_doctree_cache", "_write_doc_doctree_cache",
})  # fmt: skip
"""What Sphinx keeps of a book that no reference is resolved by, and that changes with every edit."""

_OF_ONE_PAGE = frozenset({"exec_data", "source_map", "wordcount"})
"""The same of what it keeps of each page."""


class Resolved:
    """The resolved pages of one book, in ``folder``. What cannot be read is not there."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder, ".page")
        self._used: set[str] = set()
        self._has_new = False

    def has(self, key: str) -> bool:
        return self._store.has(key)

    def matter(self, key: str) -> object:
        """The matter kept under a key; None if there is none."""
        with suppress(Exception):  # not there, or whatever a spoilt pickle sets off: it is made again
            with self._store.path(key).open("rb") as file:
                matter: object = pickle.load(file)
            self._used.add(key)
            return matter
        return None

    def keep(self, key: str, matter: object, doctree: nodes.document) -> bool:
        """Keep both; False if there is something in the doctree that no file holds."""
        try:
            with _bare(doctree):
                content = pickle.dumps(matter) + pickle.dumps(doctree, pickle.HIGHEST_PROTOCOL)
        except Exception:  # whatever an extension has put into it
            return False
        path = self._store.put(key, content)
        _ALIVE[path] = doctree
        self._used.add(key)
        self._has_new = True
        return True

    def opening(self, key: str, env: BuildEnvironment, docname: str) -> Callable[[], nodes.document]:
        """What opens the doctree kept under a key. It is the same for all, and nobody's to change."""
        return partial(_at_hand, self._store.path(key), env, docname)

    def forget_unused(self) -> None:
        """Remove what no page of this reading is kept in, if there is anything new."""
        if self._has_new:
            self._store.remove_all_but(self._used, older_than=OTHERS_MAY_USE_IT)


@lru_cache(AT_HAND)
def _at_hand(path: Path, env: BuildEnvironment, docname: str) -> nodes.document:
    doctree = _ALIVE.get(path)
    if doctree is None:
        file = io.BytesIO(path.read_bytes())
        pickle.load(file)  # the matter
        doctree = pickle.load(file)
        doctree.settings.env = env
        doctree.reporter = LoggingReporter(env.doc2path(docname))
        _ALIVE[path] = doctree
    return doctree


@contextmanager
def _bare(doctree: nodes.document) -> Iterator[None]:
    """Without what Sphinx too takes off a doctree before it is pickled."""
    reporter, settings = doctree.reporter, doctree.settings
    bare: Any = doctree
    bare.reporter, bare.settings = None, copy(settings)
    bare.settings.env = bare.settings.warning_stream = bare.settings.record_dependencies = None
    try:
        yield
    finally:
        doctree.reporter, doctree.settings = reporter, settings


def circumstances_of(env: BuildEnvironment) -> str:
    """A digest of everything besides the page itself by which its references are resolved.

    That is the whole of what Sphinx and its extensions keep of a book, whatever it is, but for what is known not to
    matter: what nobody thought of has pages resolved for nothing, never too few. What code cells hand to other pages
    stands outside of it.
    """
    asked = {name: value for name, value in vars(env).items() if name not in _NOT_ASKED}
    return digest(installation_digest(), repr(sorted(env.found_docs)), *told_of_glue(env), *_told(asked))


def _told(value: object) -> Iterator[str]:
    """A value as words that are the same for equal ones, in whatever order dictionaries and sets were filled.

    An entry with nothing in it is none: readers side by side leave one of each page, a single one does not.
    """
    if isinstance(value, Mapping):
        for key in sorted(value.keys() - _OF_ONE_PAGE, key=repr):
            told = [*_told(_without_line(value[key]) if key == "myst_slugs" else value[key])]
            if told:
                yield from (repr(key), *told)
    elif isinstance(value, set | frozenset):
        if value:
            yield repr(sorted(map(repr, value)))
    elif isinstance(value, nodes.Node):
        yield value.pformat()
    elif isinstance(value, Config):
        yield from _told({one.name: one.value for one in value})
    elif is_dataclass(value):
        yield from _told(vars(value))
    elif callable(value):
        yield f"{value.__module__}.{value.__qualname__}" if hasattr(value, "__qualname__") else repr(value)
    elif isinstance(value, list | tuple):
        yield f"{len(value)} of"
        for one in value:
            yield from _told(one)
    else:
        yield repr(value)


def _without_line(slugs: object) -> object:
    """The headings that links may name, without the lines that they stand on."""
    if not isinstance(slugs, Mapping):
        return slugs
    return {slug: found[1:] if isinstance(found, tuple | list) else found for slug, found in slugs.items()}
