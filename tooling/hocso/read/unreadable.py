"""One page that cannot be read must not keep the others from being read: it becomes a problem, and an empty page."""

import json
import re
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path

import yaml
from sphinx.environment import BuildEnvironment

from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.plain_words import in_plain_words

_MOST_LETTERS = 200
_AT_LINE = re.compile(r"\bat line (\d+)")


def unreadable(error: Exception, path: str, line: int = 0) -> Problem:
    """What to say of a page on which reading broke down."""
    return Problem("page-unreadable", Place(path, line or 1), {"error": in_plain_words(_in_words(error))})


def page_path(env: BuildEnvironment, docname: str) -> str:
    """The path of a page from the book's root."""
    return Path(env.doc2path(docname, base=False)).as_posix()


def line_of_error(error: Exception) -> int:
    """Where in the page, if the error knows; else 0."""
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, json.JSONDecodeError):
            return inner.lineno
        if isinstance(inner, yaml.MarkedYAMLError) and inner.problem_mark:
            return int(inner.problem_mark.line) + 2  # counted from 0, behind the first line of dashes
        inner = inner.__cause__ or inner.__context__
    named = _AT_LINE.search(str(error))
    return int(named[1]) if named else 0


def first_bad_line(env: BuildEnvironment, docname: str, can_begin: Callable[[str, int], bool]) -> int:
    """The line that must be left out, with all behind it, for a page of text to be read; 0 for a notebook."""
    path = Path(env.doc2path(docname))
    if path.suffix == ".ipynb" or not path.is_file():
        return 0
    count = path.read_bytes().count(b"\n") + 1
    return bisect_left(range(1, count), True, key=lambda lines: not can_begin(docname, lines)) + 1


def _in_words(error: Exception) -> str:
    """The first line of what the error says, with its kind, which says most where the words say nothing."""
    first = next((row.strip() for row in str(error).splitlines() if row.strip()), "")
    words = f"{type(error).__name__}: {first}" if first else type(error).__name__
    return words if len(words) <= _MOST_LETTERS else words[:_MOST_LETTERS] + "…"
