"""Drive Sphinx in process: one reading over one doctree folder."""

import errno
import io
import multiprocessing
import pickle
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.extension import Extension
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

from hocso.garbage import all_is_imported
from hocso.messages import message
from hocso.model.errors import CannotRead
from hocso.model.problem import Problem
from hocso.process import CAN_FORK, cores
from hocso.read.builder import ReadingBuilder
from hocso.read.configuration import place_in_configuration
from hocso.read.numbering import keep_skeletons, numbering_by_skeletons
from hocso.read.pages import PageReader, ReadPage
from hocso.read.problems import WarningsAsProblems, listening, problems_by_page
from hocso.read.put_off import put_off_trying_links
from hocso.read.roster import changed_pages
from hocso.read.shortcuts import take_shortcuts
from hocso.read.surroundings import note_surroundings, pages_in_other_surroundings

_NO_EXTENSION = re.compile(r"Could not import extension (.+?) \(exception: (.*)\)", re.DOTALL)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_SILENT_BUT_SAFE = frozenset({"sphinx_multitoc_numbering"})
"""Extensions that do not say that they allow it, but that only look at what was read when all of it was."""
_TORN = (pickle.UnpicklingError, EOFError, UnicodeDecodeError)
"""What a pickle that was cut short sets off."""


@dataclass(frozen=True)
class Reading:
    """What Sphinx read: pages by docname, and the problems met on the way."""

    environment: BuildEnvironment
    pages: Mapping[str, ReadPage]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Sitting:
    """An application that has read a book and stays open, so that a page of it can be read again by itself.

    Sphinx keeps much for the whole process: only one may be open at a time, and it must be closed.
    """

    app: Sphinx
    reading: Reading
    close: Callable[[], None]

    def read_page(self, docname: str) -> Reading:
        """Read one page anew and resolve it alone; ``problems`` are those of all pages."""
        with _heard(self.app) as warnings:
            cast(ReadingBuilder, self.app.builder).read_again(docname)
            reading = reading_of(self.app, [docname], PageReader(self.app))
        return replace(reading, problems=(*reading.problems, *warnings.others))


def read_with_sphinx(
    root: Path,
    working: Path,
    config: Mapping[str, Any],
    docnames: Sequence[str],
    stale: frozenset[str] = frozenset(),
    *,
    kept: bool = True,
) -> Sitting:
    """Read the pages that changed, and those in ``stale``; resolve those of ``docnames`` that may have changed.

    Resolved pages are ``kept`` in the working folder, which must then last as long as they are wanted. What an earlier
    reading left half written, or several readers could not put together, is thrown away and read again by one.
    """
    earlier, readers = (working / "doctrees").is_dir(), cores() if CAN_FORK else 1
    read = partial(_read, root, working, config, docnames, stale, kept)
    try:
        return read(readers)
    except (CannotRead, *_TORN):
        if not earlier and readers == 1:
            raise
        shutil.rmtree(working / "doctrees", ignore_errors=True)
        return read(1)


def _read(
    root: Path,
    working: Path,
    config: Mapping[str, Any],
    docnames: Sequence[str],
    stale: frozenset[str],
    kept: bool,
    readers: int,
) -> Sitting:
    with ExitStack() as opened:
        opened.enter_context(patch_docutils(str(root)))
        opened.enter_context(docutils_namespace())
        opened.enter_context(numbering_by_skeletons())
        if readers > 1:
            opened.callback(_end_readers)
        try:
            app = _application(root, working, config, readers)
            keep_skeletons(app)
            app.connect("env-get-outdated", lambda _app, env, *_: [*stale, *changed_pages(env)])
            if root in working.parents:  # a book; around pages that belong to none there may be a whole disk
                app.connect("env-get-outdated", lambda _app, env, *_: list(pages_in_other_surroundings(env)))
                app.connect("env-updated", note_surroundings)
            with _heard(app) as warnings:
                app.build()
                reading = reading_of(app, docnames, PageReader(app, working / "pages" if kept else None, warnings))
        except _TORN:
            raise
        except OSError as error:
            if error.errno in _NO_ROOM:
                error.filename = error.filename or str(working)  # Sphinx writes to files without a name
                raise
            raise _stopped(error, root) from error
        except Exception as error:  # pages that break are dealt with: what is left is the configuration, an extension
            raise _stopped(error, root) from error
        return Sitting(app, replace(reading, problems=(*reading.problems, *warnings.others)), opened.pop_all().close)
    raise AssertionError("nothing above is swallowed")


def _stopped(error: Exception, root: Path) -> CannotRead:
    """Why there is nothing read: mostly an extension that is not installed."""
    missing = _NO_EXTENSION.search(str(error))
    if missing is None:
        problem = str(error) if isinstance(error, SphinxError) else f"{type(error).__name__}: {error}"
        return CannotRead(message("read.sphinx-stopped", problem=problem))
    name, problem = missing.groups()
    return CannotRead(message("read.no-extension", name=name, problem=problem), place_in_configuration(name, root))


def reading_of(app: Sphinx, docnames: Sequence[str], reader: PageReader) -> Reading:
    """The pages of an application that has read them."""
    pages = reader.pages([name for name in docnames if name in app.env.found_docs])
    reader.close()
    kept = tuple(problem for found in problems_by_page(app.env).values() for problem in found)
    return Reading(app.env, pages, (*kept, *reader.broken))


def _application(root: Path, working: Path, config: Mapping[str, Any], readers: int) -> Sphinx:
    working.mkdir(parents=True, exist_ok=True)
    put_off_trying_links()
    take_shortcuts()
    translators.clear()  # each application would hang its catalogues onto those of the one before, without end
    app = Sphinx(
        srcdir=str(root),
        confdir=None,
        outdir=str(working / "out"),
        doctreedir=str(working / "doctrees"),
        buildername="hocso-read",
        confoverrides=dict(config),
        status=None,
        warning=io.StringIO(),
        tags=["html", "builder_html"],  # what an author shows "only" on pages is read too
    )
    all_is_imported()
    app.parallel = readers if _allow_several_readers(app.extensions) else 1
    return app


def _end_readers() -> None:
    """Sphinx leaves readers waiting for ever if what one of them read cannot be put together."""
    for child in multiprocessing.active_children():
        if isinstance(child, multiprocessing.get_context("fork").Process):
            child.kill()
            child.join()


def _allow_several_readers(extensions: Mapping[str, Extension]) -> bool:
    """Whether pages may be read in several processes, which Sphinx forks."""
    for name in _SILENT_BUT_SAFE & extensions.keys():
        extensions[name].parallel_read_safe = True
    return all(extension.parallel_read_safe for extension in extensions.values())


@contextmanager
def _heard(app: Sphinx) -> Iterator[WarningsAsProblems]:
    """Sphinx's warnings go to problems while this lasts, also those of pages that other processes read."""
    builder = cast(ReadingBuilder, app.builder)
    builder.warnings = WarningsAsProblems(app)
    with listening(builder.warnings):
        yield builder.warnings
