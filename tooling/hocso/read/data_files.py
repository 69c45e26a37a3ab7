"""The data files beside a book's root page: ``facts.yml``, ``lexicon.yml``, ``glossary.yml``, ``skills.yml``."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

import yaml

from hocso.model.facts import Certainty, Fact
from hocso.model.message import Message
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.model.skills import Framework, Skills
from hocso.yaml_text import compose, value_of
from hocso.yaml_words import in_authors_words, mark_of

FACTS_FILE = "facts.yml"
SKILLS_FILE = "skills.yml"
GLOSSARY_FILE = "glossary.yml"

INVENTED = "invented"
"""The one entry of ``facts.yml`` that is no fact: numbers made up for examples, by kind, ``x`` for any digit."""

INVENTED_KINDS = ("phone", "identity", "card", "account")
_FACT_KEYS = ("value", "means", "source", "checked", "holds", "certainty")
_FACT_OPTIONS = ("phone",)


@dataclass(frozen=True)
class DataFiles:
    """What the data files hold. An entry that is malformed is a problem, and is left out."""

    facts: Mapping[str, Fact]
    lexicon: Mapping[str, str]
    glossary: Mapping[str, str]
    skills: Skills
    invented: Mapping[str, tuple[str, ...]]
    facts_path: Path
    problems: tuple[Problem, ...]


@dataclass
class _Reader:
    root: Path
    folder: Path
    problems: list[Problem] = field(default_factory=list)

    def mapping(self, name: str) -> Mapping[str, tuple[int, Any]]:
        """The entries of a file with the line each stands on; empty if there is no such file."""
        path = self.folder / name
        if not path.is_file():
            return {}
        try:
            entries = _entries(path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError:
            self.problems.append(Problem("not-utf8", Place(self._relative(path))))
            return {}
        except yaml.YAMLError as error:
            mark = mark_of(error)
            self.complain(name, mark.line + 1 if mark else 1, in_authors_words(error))
            return {}
        if entries is None:
            self.complain(name, 1, "key: value")
            return {}
        return entries

    def complain(self, name: str, line: int, text: str | Message) -> None:
        self.problems.append(Problem("bad-data-file", Place(self._relative(self.folder / name), line), {"text": text}))

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def read_data_files(root: Path, folder: Path) -> DataFiles:
    """Read the data files of the book at ``root`` whose root page stands in ``folder``."""
    reader = _Reader(root, folder)
    entries = dict(reader.mapping(FACTS_FILE))
    invented = _invented(reader, *entries.pop(INVENTED, (1, {})))
    return DataFiles(
        facts=_facts(reader, entries),
        lexicon=_words(reader, "lexicon.yml"),
        glossary=_words(reader, GLOSSARY_FILE),
        skills=_skills(reader),
        invented=invented,
        facts_path=folder / FACTS_FILE,
        problems=tuple(reader.problems),
    )


@lru_cache(maxsize=4)
def _entries(text: str) -> Mapping[str, tuple[int, Any]] | None:
    """Those of one file, each with its line; None if it has something else. A reading asks twice for the same words."""
    node = compose(text)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        return None
    return {str(key.value): (key.start_mark.line + 1, _plain(value)) for key, value in node.value}


def _plain(node: yaml.Node) -> Any:
    try:
        return value_of(node)
    except yaml.YAMLError as error:
        return error


def _words(reader: _Reader, name: str) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for key, (line, value) in reader.mapping(name).items():
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            words[key] = str(value)
        else:
            reader.complain(name, line, key)
    return words


def _invented(reader: _Reader, line: int, entry: Any) -> Mapping[str, tuple[str, ...]]:
    known = ", ".join(INVENTED_KINDS)
    if not isinstance(entry, dict):
        reader.complain(FACTS_FILE, line, f"{INVENTED}: {known}")
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for kind, patterns in entry.items():
        listed = patterns if isinstance(patterns, list) else [patterns]
        if kind in INVENTED_KINDS and all(isinstance(pattern, str) for pattern in listed):
            found[kind] = tuple(listed)
        else:
            reader.complain(FACTS_FILE, line, f'{INVENTED}: {kind}? ({known}: ["0900 000 xxx"])')
    return found


def _skills(reader: _Reader) -> Skills:
    entries = reader.mapping(SKILLS_FILE)
    for key in entries.keys() - {"frameworks", "audiences", "journeys"}:
        reader.complain(SKILLS_FILE, entries[key][0], f"{key}? (frameworks, audiences, journeys)")
    line, listed = entries.get("frameworks", (1, {}))
    frameworks = listed if isinstance(listed, dict) else {"frameworks": listed}
    found = {str(key): _framework(reader, line, str(key), entry) for key, entry in frameworks.items()}
    line, audiences = entries.get("audiences", (1, {}))
    if not isinstance(audiences, dict):
        reader.complain(SKILLS_FILE, line, "audiences: key: name")
        audiences = {}
    return Skills(
        frameworks={key: framework for key, framework in found.items() if framework},
        audiences={str(key): str(name) for key, name in audiences.items()},
        journeys=_journeys(reader, *entries.get("journeys", (1, {}))),
    )


def _journeys(reader: _Reader, line: int, entry: Any) -> Mapping[str, tuple[str, ...]]:
    journeys = entry if isinstance(entry, dict) else {"journeys": entry}
    found: dict[str, tuple[str, ...]] = {}
    for name, steps in journeys.items():
        if isinstance(steps, list) and steps and all(isinstance(step, str) for step in steps):
            found[str(name)] = tuple(steps)
        else:
            reader.complain(SKILLS_FILE, line, f"journeys: {name}: [ … ]")
    return found


def _framework(reader: _Reader, line: int, key: str, entry: Any) -> Framework | None:
    codes = entry.get("codes") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(codes, dict):
        reader.complain(SKILLS_FILE, line, f"{key}: name, source, codes")
        return None
    named = {str(code): str(name) for code, name in codes.items()}
    return Framework(key, str(entry.get("name", key)), str(entry.get("source", "")), named)


def _facts(reader: _Reader, entries: Mapping[str, tuple[int, Any]]) -> Mapping[str, Fact]:
    facts: dict[str, Fact] = {}
    for key, (line, entry) in entries.items():
        fault = _fault_of(entry)
        if fault:
            reader.complain(FACTS_FILE, line, f"{key}: {fault}")
        else:
            facts[key] = _fact(key, entry)
    return facts


def _fault_of(entry: Any) -> str | None:
    """The key of a fact's entry that is missing, unknown or of the wrong type."""
    if not isinstance(entry, dict):
        return ", ".join(_FACT_KEYS)
    for name in (*_FACT_KEYS, *entry):
        if name not in entry or name not in (*_FACT_KEYS, *_FACT_OPTIONS):
            return str(name)
    if not isinstance(entry.get("phone", False), bool):
        return "phone"
    if type(entry["checked"]) is not dt.date or not 1900 <= entry["checked"].year < 2900:
        return "checked"
    if not isinstance(entry["holds"], int) or not 0 <= entry["holds"] < 36500:
        return "holds"
    return None if entry["certainty"] in get_args(Certainty) else "certainty"


def _fact(key: str, entry: dict[str, Any]) -> Fact:
    return Fact(
        key=key,
        value=str(entry["value"]),
        meaning=str(entry["means"]),
        source=str(entry["source"]),
        checked=entry["checked"],
        holds_days=entry["holds"],
        certainty=entry["certainty"],
        phone=entry.get("phone", False),
    )
