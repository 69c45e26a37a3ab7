"""What the directives of a lesson share."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hocso.messages import message
from hocso.model import nodes as hocso
from hocso.model.message import Language
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.places import plain_line
from hocso.read.problems import add_problem, book_language
from hocso.read.unreadable import page_path


def minutes(argument: str | None) -> int:
    """An option of whole minutes, from 1 to 240."""
    digits = (argument or "").strip()
    if not digits.isdecimal() or not 1 <= int(digits) <= 240:
        raise ValueError("1–240")
    return int(digits)


class LessonDirective(SphinxDirective):
    """A directive whose labels follow the book's language and whose faults become problems."""

    has_content = True

    @property
    def book_language(self) -> Language:
        return book_language(self.config)

    def label(self, key: str, **fields: object) -> str:
        return message(f"read.{key}", **fields).in_language(self.book_language)

    def content_line(self, index: int) -> int:
        """The source line of a line of the content, counted from 0."""
        return int(self.lineno + self.content_offset + index + 1)

    def complain(self, key: str, at: int | None = None, **fields: object) -> None:
        """Note a fault of this directive; what can be shown of it still is."""
        text = message(f"read.{key}", **fields)
        place = Place(page_path(self.env, self.env.docname), plain_line(self.env, at or self.lineno))
        add_problem(self.env, Problem("bad-directive", place, {"directive": self.name, "text": text}))

    def inline(self, text: str, line: int) -> list[nodes.Node]:
        """Inline MyST: emphasis, roles, links."""
        children, messages = self.state.inline_text(text, line - 1)  # MyST counts this one from 0
        return [*children, *messages]

    def heading(self, text: str) -> hocso.heading:
        """The passage's title; placed at the directive's own line."""
        node = hocso.heading(text, "", *self.inline(text, self.lineno))
        node.source, node.line = self.get_source_info()
        return node

    def placed(self, node: nodes.Element) -> nodes.Element:
        self.set_source_info(node)
        return node

    def fill(self, node: nodes.Element) -> nodes.Element:
        """Parse the directive's content into ``node``."""
        self.state.nested_parse(self.content, self.content_offset, node)
        return self.placed(node)
