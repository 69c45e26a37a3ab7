"""A lesson's passages in their order, each with its title."""

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from hocso.model import nodes as ours


@dataclass(frozen=True)
class Passage:
    """A run of a page. ``heading`` is the node with its title, if it has one; a passage inside it is apart."""

    node: nodes.Element
    heading: nodes.Element | None
    children: list[nodes.Node]


def passages_of(document: nodes.document) -> Iterator[Passage]:
    """The passages of a page, and what stands outside of any as passages of their own."""
    yield from _parts(document, None, whole=True)


def _parts(section: nodes.Element, title: nodes.Element | None, *, whole: bool = False) -> Iterator[Passage]:
    """``title`` heads the section's first passage; that of the ``whole`` page has a slide of its own."""
    for child in section.children:
        if isinstance(child, nodes.section):
            first = child.children[0] if child.children else None
            own = first if isinstance(first, nodes.title) and not (whole and title is None) else None
            yield from _parts(child, own)
        elif isinstance(child, ours.Passage):
            yield from _passage(child, title)
            title = None
        elif isinstance(child, nodes.Element) and not isinstance(child, nodes.title | ours.trainer):
            yield Passage(child, title, [child])
            title = None
    if title is not None:
        yield Passage(section, title, [])


def _passage(node: ours.Passage, title: nodes.Element | None) -> Iterator[Passage]:
    """The passage without the passages in it, which follow it."""
    heading = next((child for child in node.children if isinstance(child, ours.heading)), title)
    inner = [child for child in node.children if isinstance(child, ours.Passage)]
    yield Passage(node, heading, [child for child in node.children if child is not heading and child not in inner])
    for child in inner:
        yield from _passage(child, None)
