"""The facts that a page quotes."""

from collections.abc import Iterator, Mapping

from hocso.check.doctree import all_of
from hocso.check.rule import At
from hocso.check.source import locate_markup
from hocso.model import nodes
from hocso.model.facts import Fact
from hocso.model.lesson import Lesson
from hocso.model.nodes import line_of


def quoted_facts(page: Lesson, facts: Mapping[str, Fact]) -> Iterator[tuple[Fact, At]]:
    """Each known fact of a page once, where it is first quoted."""
    seen: set[str] = set()
    for key, line in (*_in_text(page), *_on_screens(page)):
        fact = facts.get(key)
        if fact and key not in seen:
            seen.add(key)
            yield fact, locate_markup(page, f"{{fact}}`{key}`", line)


def _in_text(page: Lesson) -> Iterator[tuple[str, int]]:
    return ((node.get("key", ""), line_of(node)) for node in all_of(page.doctree, nodes.fact))


def _on_screens(page: Lesson) -> Iterator[tuple[str, int]]:
    for node in all_of(page.doctree, nodes.screen):
        keys: list[str] = node.get("facts", [])
        yield from ((key, line_of(node)) for key in keys)
