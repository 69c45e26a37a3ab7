"""One page that cannot be read must not keep the others from being read: it becomes a problem, and an empty page."""

import json
from pathlib import Path

import yaml
from sphinx.environment import BuildEnvironment

from hocso.model.place import Place
from hocso.model.problem import Problem

_MANY_WORDS = 200


def unreadable(error: Exception, path: str) -> Problem:
    """What to say of a page on which reading broke down."""
    return Problem("page-unreadable", Place(path, _line_of(error)), {"error": _in_words(error)})


def page_path(env: BuildEnvironment, docname: str) -> str:
    """The path of a page from the book's root."""
    return Path(env.doc2path(docname, base=False)).as_posix()


def _line_of(error: Exception) -> int:
    """Where in the page, if the error knows."""
    if isinstance(error, json.JSONDecodeError):
        return error.lineno
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return int(error.problem_mark.line) + 1
    return 1


def _in_words(error: Exception) -> str:
    """The first line of what the error says, with its kind, which says most where the words say nothing."""
    first = next((row.strip() for row in str(error).splitlines() if row.strip()), "")
    words = f"{type(error).__name__}: {first}" if first else type(error).__name__
    return words if len(words) <= _MANY_WORDS else words[:_MANY_WORDS] + "…"
