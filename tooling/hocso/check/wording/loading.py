"""From the text of a wording file to its rule, or to what is wrong with it and in which line."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from hocso.check.rule import Rule
from hocso.check.wording import consistency, existence, explanation, occurrence, substitution
from hocso.check.wording.form import COMMON
from hocso.check.wording.header import Kind, header_of
from hocso.messages import message
from hocso.model.message import Message
from hocso.yaml_text import compose, load
from hocso.yaml_words import in_authors_words, mark_of

KINDS: Mapping[str, Kind] = {
    "substitution": substitution.KIND,
    "existence": existence.KIND,
    "occurrence": occurrence.KIND,
    "consistency": consistency.KIND,
    "explanation": explanation.KIND,
}


class WordingFault(Exception):
    """A wording file says something it cannot say."""

    def __init__(self, message: Message, line: int = 1) -> None:
        super().__init__(message.en)
        self.message = message
        self.line = line


def rule_of(name: str, text: str) -> Rule:
    """The rule that a wording file describes; WordingFault says what is wrong with it."""
    return rule_with(name, _loaded(text), text)


def rule_with(name: str, data: Any, text: str) -> Rule:
    """``rule_of`` for a file that was loaded before."""
    if not isinstance(data, Mapping):
        raise WordingFault(message("check.wording-not-a-mapping"))
    kind = data.get("kind", "substitution")
    if not isinstance(kind, str) or kind not in KINDS:
        known = ", ".join(KINDS)
        raise WordingFault(message("check.wording-kind", kind=kind, known=known), line_of_key(text, "kind"))
    for key, fault in _faults(data, kind):
        raise WordingFault(fault, line_of_key(text, key))
    return KINDS[kind].make(header_of(name, data), data)


def line_of_key(text: str, key: object) -> int:
    """The line of a key of the outermost level; 1 if it is not there."""
    with contextlib.suppress(yaml.YAMLError):
        node = compose(text)
        rows = node.value if isinstance(node, yaml.MappingNode) else []
        return next((_line_of(text, name.start_mark) for name, _ in rows if name.value == str(key)), 1)
    return 1


def _line_of(text: str, mark: yaml.Mark) -> int:
    """The line of a mark. YAML ends lines at other characters too, editors and findings only at a newline."""
    return text.count("\n", 0, mark.index) + 1


def _loaded(text: str) -> Any:
    try:
        return load(text)
    except yaml.YAMLError as error:
        mark = mark_of(error)
        raise WordingFault(in_authors_words(error), _line_of(text, mark) if mark else 1) from error


def _faults(data: Mapping[Any, Any], name: str) -> Iterator[tuple[object, Message]]:
    """What is wrong with the keys and values of a file, each with the key it is about."""
    kind = KINDS[name]
    forms = {**COMMON, **kind.keys}
    for key in ("code", *kind.needed):
        if key not in data:
            yield "kind", message("check.wording-missing", key=key)
    if kind.one_of and len([key for key in kind.one_of if key in data]) != 1:
        yield "kind", message("check.wording-one-of", kind=name, keys=", ".join(kind.one_of))
    for key, value in data.items():
        if key not in forms:
            yield key, message("check.wording-unknown", key=key, kind=name, known=", ".join(forms))
        elif not forms[key].fits(value):
            yield key, message("check.wording-type", key=key, expected=forms[key].expected)
