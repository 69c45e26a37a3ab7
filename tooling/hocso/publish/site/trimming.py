"""A style sheet without the rules that a page cannot use: each page carries its styles, over weak networks."""

import re
from collections.abc import Iterator, Set
from functools import cache

# A block of rules under a condition, or a rule; the sheet has no braces elsewhere.
_PIECE = re.compile(r"(@media[^{}]*){((?:[^{}]*{[^{}]*})*)}|([^{}]*){([^{}]*)}")
_NAME = re.compile(r"[.#]([A-Za-z][\w-]*)")
WORD = re.compile(r"[\w-]+")

Rule = tuple[str, tuple[tuple[str, frozenset[str]], ...], str]
"""The condition or "", the selectors, each with the names of classes and ids it asks for, and what they set."""


def only_needed(sheet: str, words: Set[str]) -> str:
    """The rules of which a selector asks for no class and no id, or only for such as are among ``words``."""
    kept: dict[int, list[str]] = {}
    conditions = {}
    for block, (condition, selectors, body) in _rules(sheet):
        wanted = ",".join(selector for selector, names in selectors if names <= words)
        if wanted:
            conditions[block] = condition
            kept.setdefault(block, []).append(f"{wanted}{{{body}}}")
    return "".join(_block(conditions[block], "".join(rules)) for block, rules in kept.items())


def _block(condition: str, rules: str) -> str:
    return f"{condition}{{{rules}}}" if condition else rules


@cache
def _rules(sheet: str) -> tuple[tuple[int, Rule], ...]:
    return tuple(_read(sheet))


def _read(sheet: str) -> Iterator[tuple[int, Rule]]:
    for block, (condition, inside, selectors, body) in enumerate(_PIECE.findall(sheet)):
        for row in _PIECE.findall(inside) if condition else [("", "", selectors, body)]:
            named = tuple((one, frozenset(_NAME.findall(one))) for one in row[2].split(","))
            yield block, (condition, named, row[3])
