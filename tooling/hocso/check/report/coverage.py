"""How a coverage looks: tables for people, on a terminal of 80 columns, or JSON for other programs."""

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from hocso.check.coverage import Coverage, FrameworkCoverage, Served
from hocso.messages import message
from hocso.model.message import Language

WIDTH = 80


def as_text(coverage: Coverage, language: Language) -> str:
    """A table a framework and one of the groups of learners, with a final newline."""
    if not coverage.frameworks and not coverage.audiences:
        return _says("no-skills", language) + "\n"
    return "\n\n".join(_blocks(coverage, language)) + "\n"


def as_json(coverage: Coverage, _language: Language) -> str:
    """``frameworks`` (each with its ``skills``) and ``audiences``; ``thin`` is true with less than two lessons."""
    frameworks = [
        {"key": one.key, "name": one.name, "source": one.source, "skills": [_entry(skill) for skill in one.skills]}
        for one in coverage.frameworks
    ]
    data = {"frameworks": frameworks, "audiences": [_entry(audience) for audience in coverage.audiences]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


COVERAGE_FORMATS: Mapping[str, Callable[[Coverage, Language], str]] = {"text": as_text, "json": as_json}


def _entry(served: Served) -> dict[str, Any]:
    return {"key": served.key, "name": served.name, "lessons": list(served.lessons), "thin": served.thin}


def _blocks(coverage: Coverage, language: Language) -> Iterator[str]:
    for framework in coverage.frameworks:
        yield _heading(framework, language)
        yield _table(framework.skills, _says("coverage-skill", language), language)
    if coverage.audiences:
        yield _says("coverage-audiences", language)
        yield _table(coverage.audiences, _says("coverage-audience", language), language)


def _heading(framework: FrameworkCoverage, language: Language) -> str:
    counts = {
        "count": len(framework.skills),
        "none": sum(not skill.lessons for skill in framework.skills),
        "single": sum(len(skill.lessons) == 1 for skill in framework.skills),
    }
    title = f"{framework.key}: {framework.name}"
    source = [_says("coverage-source", language, source=framework.source)] if framework.source else []
    return _wrapped([title, *source, _says("coverage-count", language, **counts)])


def _table(rows: Sequence[Served], head: str, language: Language) -> str:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=WIDTH, header_style="")
    table.add_column(_says("coverage-code", language), no_wrap=True)
    table.add_column(head, ratio=1, overflow="fold")
    table.add_column(_says("coverage-lessons", language), ratio=1, overflow="fold")
    for row in rows:
        table.add_row(row.key, row.name, _lessons(row, language))
    return _printed(table)


def _lessons(served: Served, language: Language) -> str:
    if not served.lessons:
        return _says("coverage-none", language)
    return "\n".join([*served.lessons, *([_says("coverage-thin", language)] if served.thin else [])])


def _wrapped(lines: Sequence[str]) -> str:
    return _printed("\n".join(lines))


def _printed(what: Table | str) -> str:
    """What rich makes of it, as plain text: brackets in names are no markup, numbers get no colour."""
    paper = io.StringIO()
    console = Console(file=paper, width=WIDTH, color_system=None, markup=False, highlight=False, emoji=False)
    console.print(what)
    return "\n".join(line.rstrip() for line in paper.getvalue().rstrip("\n").split("\n"))


def _says(key: str, language: Language, **fields: object) -> str:
    return message(f"check.{key}", **fields).in_language(language)
