"""One walk over a doctree that writes Markdown: what every renderer may ask for, and the way on to the children."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from docutils import nodes

from hocso.messages import message
from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.model.nodes import line_of
from hocso.model.place import Place
from hocso.publish.notebooks.markdown.text import escaped, joined
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.pictures import Pictures

Renderer = Callable[[nodes.Element, "Writing"], str]
"""How one kind of node becomes Markdown. Renderers are named by the node's class, as docutils' visitors are."""


@dataclass(frozen=True)
class Writing:
    """Where the walk is; ``depth`` counts headings."""

    renderers: Mapping[str, Renderer]
    curriculum: Curriculum
    page: Lesson
    pictures: Pictures
    notes: Notes
    depth: int = 0

    def deeper(self) -> "Writing":
        return replace(self, depth=self.depth + 1)

    def word(self, key: str, **fields: object) -> str:
        """A label in the book's own language, by its whole key."""
        return message(key, **fields).in_language(self.curriculum.language)

    def note(self, key: str, node: nodes.Node, **fields: object) -> None:
        """Tell the author what a notebook cannot show, and where."""
        place = Place(self.page.path, line_of(node))
        self.notes.add(message(key, place=place, **fields))

    def write(self, node: nodes.Node) -> str:
        """The Markdown of a node. A kind that nobody knows is told, and its contents written."""
        if isinstance(node, nodes.Text):
            return escaped(node.astext())
        if not isinstance(node, nodes.Element):
            return ""
        for kind in type(node).__mro__:
            render = self.renderers.get(kind.__name__)
            if render:
                return render(node, self)
        self.note("notebook.unknown-node", node, kind=type(node).__name__)
        return group(node, self)

    def inline(self, node: nodes.Element) -> str:
        """The contents of a node, one behind the other."""
        return "".join(map(self.write, node.children))

    def blocks(self, children: Iterable[nodes.Node]) -> str:
        """Nodes below each other."""
        return joined(map(self.write, children))

    def heading(self, title: nodes.Element) -> str:
        """A section's title; "" if it says nothing."""
        words = self.inline(title).strip()
        return f"{'#' * min(max(self.depth, 1), 6)} {words}" if words else ""

    def way(self, path: str) -> str:
        """The relative URL from this page's notebook to a file among the notebooks."""
        return quote(posixpath.relpath(path, posixpath.dirname(self.page.address) or "."))

    def way_to(self, docname: str) -> str:
        """The relative URL of another page's notebook, or "" if that page has none."""
        page = next((page for page in self.curriculum.pages() if page.docname == docname), None)
        return self.way(f"{page.address}.ipynb") if page else ""


def group(node: nodes.Element, writing: Writing) -> str:
    """The renderer of what only groups: its contents, in a line or below each other as they are."""
    if isinstance(node, nodes.TextElement | nodes.Inline):
        return writing.inline(node)
    return writing.blocks(node.children)


def left_out(_: nodes.Element, __: Writing) -> str:
    """The renderer of what nobody sees."""
    return ""


def link_list(writing: Writing) -> str:
    """Links from the home page, and from a module's own, to the pages that their table of contents holds."""
    curriculum = writing.curriculum
    if writing.page is curriculum.home:
        return joined(_links_of(module, writing) for module in curriculum.modules)
    module = next((module for module in curriculum.modules if module.page is writing.page), None)
    return _links(module.lessons, writing) if module else ""


def _links_of(module: Module, writing: Writing) -> str:
    title = _link(module.page, writing) if module.page else escaped(module.title)
    return joined([f"**{title}**", _links(module.lessons, writing)])


def _links(pages: Iterable[Lesson], writing: Writing) -> str:
    return "\n".join(f"- {_link(page, writing)}" for page in pages)


def _link(page: Lesson, writing: Writing) -> str:
    return f"[{escaped(page.title)}]({writing.way_to(page.docname)})"
