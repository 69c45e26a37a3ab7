"""Looking things up in a page's doctree, walked once for all rules."""

from collections import defaultdict
from functools import lru_cache
from typing import TypeVar

from docutils import nodes

from hocso.model import nodes as ours

NodeType = TypeVar("NodeType", bound=nodes.Node)


def all_of(doctree: nodes.document, kind: type[NodeType]) -> tuple[NodeType, ...]:
    """The nodes of a class (of a subclass too), in the order of the page."""
    found = _by_class(doctree)
    matching = [entry for cls, entries in found.items() if issubclass(cls, kind) for entry in entries]
    return tuple(node for _, node in sorted(matching, key=lambda entry: entry[0]) if isinstance(node, kind))


def pictures(doctree: nodes.document) -> tuple[nodes.Element, ...]:
    """What needs a description: images, also those that code cells make, and drawn screens."""
    return (*all_of(doctree, nodes.image), *all_of(doctree, ours.screen))


@lru_cache(maxsize=4)
def _by_class(doctree: nodes.document) -> dict[type[nodes.Node], list[tuple[int, nodes.Node]]]:
    """Every node by its class, with its number in the order of the page."""
    found: dict[type[nodes.Node], list[tuple[int, nodes.Node]]] = defaultdict(list)
    for number, node in enumerate(doctree.findall()):
        found[type(node)].append((number, node))
    return found
