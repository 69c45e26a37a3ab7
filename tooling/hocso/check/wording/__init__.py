"""Wording rules that are data: a YAML file of a few lines, which a writer can add without Python.

``hocso`` brings some of its own, here; a book keeps its own in a folder ``wording/`` beside its home page. A file
holds ``code`` and ``words``; its name is the rule's name; see ``wrong-words.yml`` for all keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

import yaml

from hocso.check.rule import Rule
from hocso.check.wording.substitution import substitution
from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.message import Message
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.yaml_text import load

KINDS = {"substitution": substitution}
SEVERITIES = ("error", "warning", "note")
NEEDED = {"code": str, "words": dict}
OPTIONAL = {"kind": str, "severity": str, "safe": bool, "message": dict, "what": dict, "why": dict, "except": list}
FIELDS = {"found", "instead"}


@dataclass(frozen=True)
class WordingFault(Exception):
    """A wording file says something it cannot say."""

    message: Message
    line: int = 1


@cache
def own_rules() -> tuple[Rule, ...]:
    """The rules that come with ``hocso``."""
    found = (file for file in files(__name__).iterdir() if file.name.endswith(".yml"))
    return tuple(
        rule_of(file.name.removesuffix(".yml"), file.read_text(encoding="utf-8"))
        for file in sorted(found, key=lambda file: file.name)
    )


def book_rules(curriculum: Curriculum) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules of the book's own ``wording/`` folder, and what is wrong with those that are none."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    taken = {rule.code for rule in own_rules()}
    for path in sorted((curriculum.folder / "wording").glob("*.yml")):
        place = path.relative_to(curriculum.root).as_posix()
        try:
            rule = rule_of(path.stem, path.read_text(encoding="utf-8"))
            if rule.code in taken:
                raise WordingFault(message("check.wording-taken", code=rule.code))
        except UnicodeDecodeError:
            problems.append(Problem("not-utf8", Place(place)))
        except WordingFault as fault:
            problems.append(Problem("bad-data-file", Place(place, fault.line), {"text": fault.message}))
        else:
            taken.add(rule.code)
            rules.append(rule)
    return tuple(rules), tuple(problems)


def rule_of(name: str, text: str) -> Rule:
    """The rule that a wording file describes; WordingFault says what is wrong with it."""
    try:
        data = load(text)
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        problem = str(error.problem if isinstance(error, yaml.MarkedYAMLError) else error)
        raise WordingFault(Message(problem, problem), mark.line + 1 if mark else 1) from error
    _refuse_malformed(data)
    kind = KINDS[data.get("kind", "substitution")]
    return kind(name, data)


def _refuse_malformed(data: Any) -> None:
    if not isinstance(data, Mapping):
        raise WordingFault(message("check.wording-not-a-mapping"))
    allowed: dict[str, type] = {**NEEDED, **OPTIONAL}
    for key in NEEDED:
        if key not in data:
            raise WordingFault(message("check.wording-missing", key=key))
    for key, value in data.items():
        if key not in allowed:
            raise WordingFault(message("check.wording-unknown", key=key, known=", ".join(allowed)))
        if not isinstance(value, allowed[key]) or not _well_formed(key, value):
            raise WordingFault(message("check.wording-type", key=key))
    if (kind := data.get("kind", "substitution")) not in KINDS:
        raise WordingFault(message("check.wording-kind", kind=kind, known=", ".join(KINDS)))
    if (severity := data.get("severity", "warning")) not in SEVERITIES:
        raise WordingFault(message("check.wording-severity", severity=severity, known=", ".join(SEVERITIES)))


def _well_formed(key: str, value: Any) -> bool:
    """Words are lists of words by what to write instead; texts have both languages."""
    if key == "words":
        rows = [[right, *wrong] if isinstance(wrong, list) and wrong else [None] for right, wrong in value.items()]
        return bool(rows) and all(isinstance(word, str) for row in rows for word in row)
    if key in ("message", "what", "why"):
        texts = list(value.values())
        good = set(value) == {"vi", "en"} and all(isinstance(text, str) for text in texts)
        return good and (key != "message" or all(_fields(text) <= FIELDS for text in texts))
    return key != "except" or all(isinstance(word, str) for word in value)


def _fields(template: str) -> set[str]:
    """The fields of a message; a lone brace is a field that no message has."""
    try:
        return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError:
        return {template}
