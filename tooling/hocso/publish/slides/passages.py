"""A lesson's passages in their order, each with its title and with the notes for whoever leads the class."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes

from hocso.model import nodes as ours


@dataclass
class Passage:
    """A run of a page. ``heading`` is the node with its title, if it has one; a passage inside it is apart."""

    node: nodes.Element
    heading: nodes.Element | None
    children: list[nodes.Node]
    notes: list[ours.trainer] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """What a lesson consists of. ``class_notes`` are about the whole class: they stand behind all passages."""

    passages: list[Passage]
    class_notes: list[ours.trainer]


def outline_of(document: nodes.document) -> Outline:
    """The passages of a page, and what stands outside of any as passages of their own."""
    passages: list[Passage] = []
    last: list[ours.trainer] = []
    for part in _parts(document, None, whole=True):
        if isinstance(part, Passage):
            if passages:
                passages[-1].notes += last
            last = []
            passages.append(part)
        else:
            last.append(part)
    return Outline(passages, last)


def _parts(
    section: nodes.Element, title: nodes.Element | None, *, whole: bool = False
) -> Iterator[Passage | ours.trainer]:
    """``title`` heads the section's first passage; that of the ``whole`` page has a slide of its own."""
    for child in section.children:
        if isinstance(child, nodes.section):
            first = child.children[0] if child.children else None
            own = first if isinstance(first, nodes.title) and not (whole and title is None) else None
            yield from _parts(child, own)
        elif isinstance(child, ours.trainer):
            yield child
        elif isinstance(child, ours.Passage):
            yield from _passage(child, title)
            title = None
        elif isinstance(child, nodes.Element) and not isinstance(child, nodes.title):
            yield Passage(child, title, [child])
            title = None
    if title is not None:
        yield Passage(section, title, [])


def _passage(node: ours.Passage, title: nodes.Element | None) -> Iterator[Passage | ours.trainer]:
    """The passage without what stands apart in it: notes, and passages of their own, which follow."""
    heading = next((child for child in node.children if isinstance(child, ours.heading)), title)
    apart = (ours.Passage, ours.trainer)
    children = [child for child in node.children if child is not heading and not isinstance(child, apart)]
    notes = [child for child in node.children if isinstance(child, ours.trainer)]
    yield Passage(node, heading, children, notes)
    for child in node.children:
        if isinstance(child, ours.Passage):
            yield from _passage(child, None)
