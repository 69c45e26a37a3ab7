"""YAML as authors may write it: whatever is wrong with it is a ``yaml.YAMLError``, and nothing in it can blow up."""

from collections.abc import Sequence
from typing import Any

import yaml

from hocso.own_data import Loader

_MOST_VALUES = 100_000
"""So many a file may hold, counted as if every ``*alias`` were written out: few lines can stand for billions."""

_MOST_DIGITS = 100


def load(text: str) -> Any:
    """What ``yaml.safe_load`` gives."""
    return value_of(compose(text))


def compose(text: str) -> yaml.Node | None:
    """The nodes of the one document in ``text``; None if it is empty."""
    try:
        node = _composed(text)
        if node is not None:
            _count(node, {})
    except RecursionError as error:
        raise yaml.YAMLError("too many levels") from error
    return node


def _composed(text: str) -> yaml.Node | None:
    """By the quick parser; where it finds fault the other one has a look, whose words and places people are told."""
    try:
        return yaml.compose(text, Loader)
    except (yaml.YAMLError, ValueError):
        return yaml.compose(text, yaml.SafeLoader)


def value_of(node: yaml.Node | None) -> Any:
    """The value that a node stands for. PyYAML's own constructors fail in many ways on odd numbers, dates and keys."""
    if node is None:
        return None
    try:
        return yaml.SafeLoader("").construct_document(node)
    except yaml.YAMLError:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise yaml.constructor.ConstructorError(None, None, str(error), node.start_mark) from error


def _count(node: yaml.Node, counted: dict[int, int]) -> int:
    """How many values a node holds; refuses what holds too many, which what holds itself does."""
    if id(node) not in counted:
        counted[id(node)] = _MOST_VALUES
        size = 1 + sum(_count(inner, counted) for inner in _inside(node))
        if size > _MOST_VALUES:
            raise yaml.composer.ComposerError(None, None, "too many values", node.start_mark)
        if node.tag.endswith(":int") and len(node.value) > _MOST_DIGITS:
            raise yaml.composer.ComposerError(None, None, "too many digits", node.start_mark)
        counted[id(node)] = size
    return counted[id(node)]


def _inside(node: yaml.Node) -> Sequence[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [one for pair in node.value for one in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else ()
