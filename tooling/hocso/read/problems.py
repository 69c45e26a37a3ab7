"""What the reading keeps in Sphinx's environment: problems by page, and the book's own data."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import SphinxLogRecord, is_suppressed_warning

from hocso.model.facts import Fact
from hocso.model.message import Language
from hocso.model.nodes import line_of
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.data_files import DataFiles
from hocso.read.places import plain_line, source_of
from hocso.read.remarks import is_worth_saying_once, problem_of
from hocso.read.unreadable import page_path

_KIND = re.compile(r"\[([\w-]+)(?:\.([\w-]+))?\]$")  # MyST-NB says it only at the end of its words
_OF_NO_CONCERN = ("myst-nb.lexer",)  # a cell of unknown language has no colours: nor has any on our pages


def add_problem(env: BuildEnvironment, problem: Problem) -> None:
    """Keep a problem with the page being read; it stays until that page is read again."""
    kept = problems_by_page(env).setdefault(env.docname, [])
    if problem not in kept:
        kept.append(problem)


def problems_by_page(env: BuildEnvironment) -> dict[str, list[Problem]]:
    """The problems of every page, by docname; pickled with the environment."""
    kept: dict[str, list[Problem]] = vars(env).setdefault("hocso_problems", {})
    return kept


def purge_problems(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    problems_by_page(env).pop(docname, None)


def merge_problems(_app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    found = problems_by_page(other)
    problems_by_page(env).update({name: found[name] for name in docnames if name in found})


def book_language(config: Config) -> Language:
    """The language of the book's own labels: Sphinx's ``language``."""
    return "en" if (config.language or "vi").startswith("en") else "vi"


def book_facts(env: BuildEnvironment) -> Mapping[str, Fact]:
    """The facts of the book being read. A page that asks depends on ``facts.yml`` from then on."""
    data: DataFiles = env.app.hocso_data  # type: ignore[attr-defined]
    env.note_dependency(str(data.facts_path))
    return data.facts


class WarningsAsProblems(logging.Handler):
    """Hears Sphinx's warnings and keeps them as problems: with their page while it is read, else in ``others``."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self.app = app
        self.others: list[Problem] = []
        self.count = 0
        """How many were heard, wanted or not."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning once: while it reads, Sphinx holds warnings back and lets them pass here again.

        Those of a page may have been heard in the process that read it, which keeps them with the page.
        """
        if vars(record).get("hocso_heard") or "undecodable source" in str(record.msg):
            return
        self.count += 1
        if self._is_unwanted(record):
            return
        cells_run = self.app.config.nb_execution_mode != "off"
        problem = problem_of(_text(record), self._place(record), Path(self.app.srcdir), cells_run=cells_run)
        env = self.app.env
        if env is not None and env.temp_data.get("docname"):
            record.hocso_heard = True
            if not _is_said_of_page(problem, problems_by_page(env).get(env.docname, ())):
                add_problem(env, problem)
        elif problem not in self.others and not _is_said_of_page(problem, (*self.others, *_kept(env))):
            self.others.append(problem)

    def _is_unwanted(self, record: logging.LogRecord) -> bool:
        """What the author suppresses in the configuration, as for Sphinx itself."""
        named = _KIND.search(_text(record))
        unwanted = [*self.app.config.suppress_warnings, *_OF_NO_CONCERN]
        return named is not None and is_suppressed_warning(named[1], named[2] or "", unwanted)

    def _place(self, record: logging.LogRecord) -> Place:
        """From Sphinx's ``location``: "path:line", "path", a (docname, line) pair or a node."""
        location: Any = getattr(record, "location", None)
        if isinstance(location, tuple):
            docname, line = location
            return self._numbered(self.app.env.doc2path(docname), line or 1) if docname else Place("", line or 1)
        if location is not None and not isinstance(location, str):
            return self._numbered(source_of(location), line_of(location))
        path, _, line = (location or "").rpartition(":")
        if not line.isdigit():
            path, line = (location or "").rstrip(":"), "1"
        return self._numbered(path, max(int(line), 1))

    def _numbered(self, path: str, line: int) -> Place:
        """Lines of the page being read are MyST-NB's; those of other files are their own."""
        env = self.app.env
        relative = self._relative(path)
        is_read = env is not None and env.temp_data.get("docname") and relative == page_path(env, env.docname)
        return Place(relative, plain_line(env, line) if is_read else line)

    def _relative(self, path: str) -> str:
        path = path.partition(":docstring of")[0]
        try:
            return Path(path).resolve().relative_to(Path(self.app.srcdir).resolve()).as_posix()
        except ValueError:
            return Path(path).as_posix()


@contextmanager
def listening(handler: WarningsAsProblems) -> Iterator[None]:
    """Sphinx's warnings go to the handler while this lasts, before Sphinx's own have turned a node into a text."""
    logger = logging.getLogger("sphinx")
    if handler in logger.handlers:
        yield
        return
    logger.handlers.insert(0, handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _is_said_of_page(problem: Problem, kept: Iterable[Problem]) -> bool:
    said = (problem.kind, problem.place.path, problem.fields)
    return is_worth_saying_once(problem) and any((other.kind, other.place.path, other.fields) == said for other in kept)


def _kept(env: BuildEnvironment | None) -> Iterator[Problem]:
    for problems in problems_by_page(env).values() if env else ():
        yield from problems


def _text(record: logging.LogRecord) -> str:
    text = record.getMessage()
    kind = ".".join(part for part in (getattr(record, "type", ""), getattr(record, "subtype", "")) if part)
    return f"{text} [{kind}]" if isinstance(record, SphinxLogRecord) and kind and f"[{kind}]" not in text else text
