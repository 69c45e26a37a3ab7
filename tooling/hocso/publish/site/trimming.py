"""A style sheet without the rules that a page cannot use: each page carries its styles, over weak networks."""

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache

# A block of rules under a condition, or a rule; the sheet has no braces elsewhere.
_PIECE = re.compile(r"(@media[^{}]*){((?:[^{}]*{[^{}]*})*)}|([^{}]*){([^{}]*)}")
# States such as ``:focus``, attributes and ``@page`` are no names, and what ``:not(…)`` excludes need not be there.
_NO_NAME = re.compile(r":not\([^)]*\)|::?[\w-]+|\[[^]]*\]|@[\w-]+")
_NAME = re.compile(r"[.#]?[A-Za-z][\w-]*")
_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')

Rule = tuple[str, tuple[tuple[str, frozenset[str]], ...], str]
"""The condition or "", the selectors, each with the names it asks for, and what they set."""


def names_in(html: str) -> set[str]:
    """What selectors may ask a page for: its elements, ``.class``es and ``#id``s."""
    classes = {f".{name}" for names in _CLASS.findall(html) for name in names.split()}
    return {*_TAG.findall(html), *classes, *(f"#{name}" for name in _ID.findall(html))}


def any_of(words: Iterable[str]) -> set[str]:
    """The same for words of which nobody knows whether they are elements, classes or ids."""
    return {name for word in words for name in (word, f".{word}", f"#{word}")}


def only_needed(sheet: str, names: Set[str]) -> str:
    """The rules of which a selector asks only for ``names``; one that asks for nothing fits every page."""
    kept: dict[int, list[str]] = {}
    conditions = {}
    for block, (condition, selectors, body) in _rules(sheet):
        wanted = ",".join(selector for selector, asked in selectors if asked <= names)
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
            named = tuple((one, frozenset(_NAME.findall(_NO_NAME.sub("", one)))) for one in row[2].split(","))
            yield block, (condition, named, row[3])
