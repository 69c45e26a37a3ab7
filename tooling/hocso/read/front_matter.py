"""The front matter of a page as typed values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import yaml

from hocso.model.lesson import FrontMatter
from hocso.model.message import Message
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.yaml_text import load
from hocso.yaml_words import in_authors_words, mark_of

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_MODULE_KEYS = {"name", "colour", "soft", "sign"}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


@dataclass(frozen=True)
class PageMatter:
    """What a page says of itself: a lesson's front matter, a module's look, or neither."""

    lesson: FrontMatter | None
    module: Mapping[str, str]
    problems: tuple[Problem, ...]
    objective_lines: tuple[int, ...] = ()
    readable: bool = True


def parse_front_matter(source: str, path: str) -> PageMatter:
    """Read the YAML block at the top of ``source``; faults become problems, good keys are kept."""
    block = _BLOCK.match(source)
    if block is None:
        return PageMatter(None, {}, ())
    try:
        data = load(block["yaml"])
    except yaml.YAMLError as error:
        mark = mark_of(error)
        line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
        return PageMatter(None, {}, (_problem(path, line, in_authors_words(error), column),), readable=False)
    if not isinstance(data, dict):
        return PageMatter(None, {}, ())
    reader = _Reader(path, source)
    lesson = reader.lesson(data["lesson"]) if "lesson" in data else None
    module = reader.module(data["module"]) if "module" in data else {}
    objectives = lesson.objectives if lesson else ()
    return PageMatter(lesson, module, tuple(reader.problems), tuple(reader.line_with(text) for text in objectives))


def _problem(path: str, line: int, text: str | Message, column: int = 1) -> Problem:
    return Problem("front-matter", Place(path, line, column), {"text": text})


class _Reader:
    """Reads the keys of one page's front matter, noting what is unknown or of the wrong type."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.lines = source.splitlines()
        self.problems: list[Problem] = []

    def lesson(self, data: Any) -> FrontMatter:
        if not isinstance(data, dict):
            self.complain("lesson", "lesson:")
            return FrontMatter()
        known = {item.name for item in fields(FrontMatter)}
        self.unknown_keys(data, known)
        minutes, opening = self.minutes(data, "minutes"), self.minutes(data, "opening")
        lists = {name: self.strings(data, name) for name in sorted(known - {"minutes", "opening"})}
        return FrontMatter(minutes, opening, **lists)

    def minutes(self, data: Mapping[str, Any], name: str) -> int | None:
        value = data.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
            return value
        self.complain(name, f"{name}: {value}")
        return None

    def module(self, data: Any) -> Mapping[str, str]:
        if not isinstance(data, dict):
            self.complain("module", "module:")
            return {}
        self.unknown_keys(data, _MODULE_KEYS)
        values = {key: str(value) for key, value in data.items() if key in _MODULE_KEYS}
        for key in ("colour", "soft"):
            if key in values and not _COLOUR.match(values[key]):
                self.complain(key, f'{key}: {values[key]} → {key}: "#8f1d1d"')
                del values[key]
        return values

    def strings(self, data: Mapping[str, Any], name: str) -> tuple[str, ...]:
        value = data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str | int | float) for item in value):
            self.complain(name, f"{name}: [ … ]")
            return ()
        return tuple(str(item) for item in value)

    def unknown_keys(self, data: Mapping[str, Any], known: set[str]) -> None:
        for key in data:
            if key not in known:
                self.complain(str(key), f"{key}? ({', '.join(sorted(known))})")

    def line_with(self, text: str) -> int:
        """The first line that holds ``text``; 1 when it is folded over several."""
        return next((n for n, row in enumerate(self.lines, 1) if text in row), 1)

    def complain(self, key: str, text: str) -> None:
        word = re.compile(rf"(?<!\w){re.escape(key)}\s*:")
        line = next((n for n, row in enumerate(self.lines, 1) if word.search(row)), 1)
        self.problems.append(_problem(self.path, line, text))
