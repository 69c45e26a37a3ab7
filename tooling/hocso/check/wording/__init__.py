"""Wording rules that are data: a YAML file of a few lines, which a writer can add without Python.

``hocso`` brings some of its own, here; a book keeps its own in a folder ``wording/`` beside its home page. A file's
name is the rule's name, its ``kind`` says what is looked for; ``wrong-words.yml`` describes all kinds and keys.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from hocso.check.phrases import Phrases
from hocso.check.rule import Rule
from hocso.check.wording.loading import WordingFault, line_of_key, rule_of, rule_with
from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.own_data import Loader
from hocso.prepared import prepared


@cache
def own_rules() -> tuple[Rule, ...]:
    """The rules that come with ``hocso``; they know about Vietnamese only."""
    return tuple(replace(rule_with(name, data, text), vietnamese=True) for name, (text, data) in _own_files().items())


@cache
def own_wrong_words() -> frozenset[str]:
    """All for which the rules that come with ``hocso`` have other words, in small letters with single spaces."""
    tables = (data["words"] for _, data in _own_files().values() if isinstance(data["words"], dict))
    return frozenset(" ".join(wrong.lower().split()) for words in tables for row in words.values() for wrong in row)


@cache
def _own_files() -> dict[str, tuple[str, dict[str, Any]]]:
    """Each file that comes along, as text and as data, by the name of its rule."""
    return prepared("wording", _read_own_files)


def _read_own_files() -> dict[str, tuple[str, dict[str, Any]]]:
    found = sorted(
        (file for file in files(__name__).iterdir() if file.name.endswith(".yml")), key=lambda file: file.name
    )
    texts = {file.name.removesuffix(".yml"): file.read_text(encoding="utf-8") for file in found}
    return {name: (text, yaml.load(text, Loader)) for name, text in texts.items()}


@cache
def hard_words() -> Phrases:
    """The hard words that the rule ``hard-term`` wants to be explained."""
    _, data = _own_files()["hard-term"]
    return Phrases(data["words"], data["except"])


def book_rules(curriculum: Curriculum, others: Iterable[Rule]) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules of the book's own ``wording/`` folder, and what is wrong with those that are none.

    A code that one of the ``others`` has is taken.
    """
    rules: list[Rule] = []
    problems: list[Problem] = []
    taken = {rule.code for rule in others}
    for path in sorted((curriculum.folder / "wording").glob("*.yml")):
        place = path.relative_to(curriculum.root).as_posix()
        try:
            text = path.read_text(encoding="utf-8-sig")
            rule = rule_of(path.stem, text)
            if rule.code in taken:
                raise WordingFault(message("check.wording-taken", code=rule.code), line_of_key(text, "code"))
        except UnicodeDecodeError:
            problems.append(Problem("not-utf8", Place(place)))
        except WordingFault as fault:
            problems.append(Problem("bad-data-file", Place(place, fault.line), {"text": fault.message}))
        else:
            taken.add(rule.code)
            rules.append(rule)
    return tuple(rules), tuple(problems)


def texts_of_book_rules(curriculum: Curriculum) -> tuple[str, ...]:
    """The book's own files as they stand: what they say decides what is found."""
    paths = sorted((curriculum.folder / "wording").glob("*.yml"))
    return tuple(f"{path.name}\n{path.read_text(encoding='utf-8', errors='replace')}" for path in paths)
