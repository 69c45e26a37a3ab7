"""One walk over a doctree: what every renderer may ask for, and the way on to the children."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from docutils import nodes

from hocso.messages import message
from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.model.place import Place
from hocso.publish.typesetting.markup import call, string, words
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.pictures import Pictures

Renderer = Callable[[nodes.Element, "Writing"], str]
"""How one kind of node becomes Typst markup. Renderers are named by the node's class, as docutils' visitors are."""

# These carry their anchor inside, so that a link never lands on the page before them.
INNER_ANCHOR = ("section", "figure", "table", "step", "scam", "practice", "remember", "quiz", "prose", "opening")


@dataclass(frozen=True)
class Writing:
    """Where the walk is.

    ``wanted`` are the places that some link leads to, ``<docname>#<id>``; ``depth`` counts headings. ``marks``: where
    in a text, by its ``id`` (texts with the same words are equal), a word ends that the booklet explains.
    """

    renderers: Mapping[str, Renderer]
    curriculum: Curriculum
    module: Module
    lesson: Lesson
    wanted: frozenset[str]
    pictures: Pictures
    notes: Notes
    depth: int = 1
    marks: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def deeper(self) -> "Writing":
        return replace(self, depth=self.depth + 1)

    def word(self, name: str, **fields: object) -> str:
        """A label in the book's own language."""
        return message(f"booklet.{name}", **fields).in_language(self.curriculum.language)

    def place(self, node: nodes.Node) -> Place:
        """The nearest line known for a node."""
        current: nodes.Node | None = node
        while current is not None:
            if current.line:
                return Place(self.lesson.path, current.line)
            current = current.parent
        return Place(self.lesson.path)

    def note(self, name: str, node: nodes.Node, **fields: object) -> None:
        """Tell the author what paper cannot show, and where."""
        self.notes.add(message(f"booklet.{name}", place=self.place(node), **fields))

    def write(self, node: nodes.Node) -> str:
        """The markup of a node. A kind that nobody knows is told, and its contents printed."""
        if isinstance(node, nodes.Text):
            return self._text(node)
        if not isinstance(node, nodes.Element):
            return ""
        before = "" if type(node).__name__ in INNER_ANCHOR else self.anchors(node)
        for kind in type(node).__mro__:
            render = self.renderers.get(kind.__name__)
            if render:
                return before + render(node, self)
        self.note("unknown-node", node, kind=type(node).__name__)
        return before + self.children(node)

    def _text(self, node: nodes.Text) -> str:
        text = node.astext()
        ends = self.marks.get(id(node), ())
        pieces = [text[begin:end] for begin, end in pairwise([0, *ends, len(text)])]
        return "#hard-word-mark;".join(map(words, pieces))

    def each(self, children: Iterable[nodes.Node]) -> str:
        return "".join(self.write(child) for child in children)

    def children(self, node: nodes.Element) -> str:
        return self.each(node.children)

    def anchors(self, node: nodes.Element) -> str:
        """A landing place for every id of the node that some link wants."""
        ids: list[str] = node.get("ids", [])
        names = (f"{self.lesson.docname}#{name}" for name in ids)
        return "".join(call("anchor", name=string(name)) for name in names if name in self.wanted)


def transparent(node: nodes.Element, writing: Writing) -> str:
    """The renderer of what only groups: its contents."""
    return writing.children(node)


def left_out(_: nodes.Element, __: Writing) -> str:
    """The renderer of what a learner's paper never shows."""
    return ""
