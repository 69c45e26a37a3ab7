"""The data files beside a book's root page: ``facts.yml``, ``lexicon.yml``, ``glossary.yml``."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import yaml

from hocso.model.facts import Certainty, Fact
from hocso.model.place import Place
from hocso.model.problem import Problem

FACTS_FILE = "facts.yml"
_FACT_KEYS = ("value", "means", "source", "checked", "holds", "certainty")


@dataclass(frozen=True)
class DataFiles:
    """What the data files hold. An entry that is malformed is a problem, and is left out."""

    facts: Mapping[str, Fact]
    lexicon: Mapping[str, str]
    glossary: Mapping[str, str]
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
            node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
        except UnicodeDecodeError:
            self.problems.append(Problem("not-utf8", Place(self._relative(path))))
            return {}
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.complain(name, line, str(error.problem))
            return {}
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.complain(name, 1, "key: value")
            return {}
        return {str(key.value): (key.start_mark.line + 1, _plain(value)) for key, value in node.value}

    def complain(self, name: str, line: int, text: str) -> None:
        self.problems.append(Problem("bad-data-file", Place(self._relative(self.folder / name), line), {"text": text}))

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def read_data_files(root: Path, folder: Path) -> DataFiles:
    """Read the data files of the book at ``root`` whose root page stands in ``folder``."""
    reader = _Reader(root, folder)
    facts = _facts(reader)
    lexicon = _words(reader, "lexicon.yml")
    glossary = _words(reader, "glossary.yml")
    return DataFiles(facts, lexicon, glossary, folder / FACTS_FILE, tuple(reader.problems))


def _plain(node: yaml.Node) -> Any:
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError) as error:
        return error


def _words(reader: _Reader, name: str) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for key, (line, value) in reader.mapping(name).items():
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            words[key] = str(value)
        else:
            reader.complain(name, line, key)
    return words


def _facts(reader: _Reader) -> Mapping[str, Fact]:
    facts: dict[str, Fact] = {}
    for key, (line, entry) in reader.mapping(FACTS_FILE).items():
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
        if name not in entry or name not in _FACT_KEYS:
            return str(name)
    if not isinstance(entry["checked"], dt.date):
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
    )
