"""One walk over a doctree: every kind of node by its name, what nobody knows told with its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from docutils import nodes

from hocso.messages import message
from hocso.model import nodes as ours
from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.model.place import Place
from hocso.publish.slides.model import Block, Picture
from hocso.publish.typesetting.notes import Notes

Part = Block | Picture
Reader = Callable[[nodes.Element, "Reading"], Iterable[Part]]
"""What one kind of node gives a slide. Readers are named by the node's class, as docutils' visitors are."""


@dataclass(frozen=True)
class Reading:
    """Where the walk is."""

    readers: Mapping[str, Reader]
    curriculum: Curriculum
    module: Module
    lesson: Lesson
    notes: Notes

    def word(self, name: str, **fields: object) -> str:
        """A label in the book's own language."""
        return message(f"slides.{name}", **fields).in_language(self.curriculum.language)

    def place(self, node: nodes.Node) -> Place:
        return Place(self.lesson.path, ours.line_of(node))

    def note(self, name: str, node: nodes.Node, **fields: object) -> None:
        """Tell the author what a slide cannot show, and where."""
        self.notes.add(message(f"slides.{name}", place=self.place(node), **fields))

    def note_once(self, name: str, node: nodes.Node) -> None:
        """Tell it at its first place on a page, and of no further place there."""
        self.notes.add(message(f"slides.{name}", place=self.place(node)), subject=f"{name} {self.lesson.docname}")

    def parts(self, children: Iterable[nodes.Node]) -> Iterator[Part]:
        """What nodes give, one after the other. A kind that nobody knows is told, and its contents shown."""
        for child in children:
            if isinstance(child, nodes.Element):
                yield from self._reader(child)(child, self)
            elif child.astext().strip():
                yield from self.readers["paragraph"](nodes.paragraph("", "", child.deepcopy()), self)

    def _reader(self, node: nodes.Element) -> Reader:
        found = (self.readers.get(kind.__name__) for kind in type(node).__mro__)
        return next((reader for reader in found if reader), _unknown)


def _unknown(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    reading.note("unknown-node", node, kind=type(node).__name__)
    yield from reading.parts(node.children)


def grouped(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """The reader of what only groups: its contents."""
    yield from reading.parts(node.children)


def left_out(_: nodes.Element, __: Reading) -> Iterator[Part]:
    """The reader of what no slide shows."""
    return iter(())
