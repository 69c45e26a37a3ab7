"""What an author wrote in the language of one output: HTML shows on the site, LaTeX in Jupyter Book's own print."""

import re
from html.parser import HTMLParser

from docutils import nodes

from hocso.publish.typesetting.markup import call
from hocso.publish.typesetting.writing import Writing

# Something to see that has no words.
PICTURED = frozenset({"audio", "canvas", "embed", "iframe", "img", "input", "math", "object", "svg", "video"})
UNSEEN = frozenset({"script", "style", "template", "title"})
BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def raw(node: nodes.Element, writing: Writing) -> str:
    """A line break breaks the line; HTML with something to see is told, for paper goes without it.

    What no reader sees anywhere (a tag around words, a style, another output's language) needs no word.
    """
    if "html" not in node.get("format", "").split():
        return ""
    html = node.astext()
    if BREAK.fullmatch(html):
        return call("linebreak") if isinstance(node.parent, nodes.TextElement) else ""
    if shows_something(html):
        writing.note("raw-skipped", node, format="html")
    return ""


def shows_something(html: str) -> bool:
    """Whether a reader of the page sees anything of this HTML."""
    sight = _Sight()
    sight.feed(html)
    sight.close()
    return sight.seen


class _Sight(HTMLParser):
    """Looks for words and for elements that show something without any."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.seen = self.seen or tag in PICTURED
        self._inside = tag if tag in UNSEEN else self._inside

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        self.seen = self.seen or (not self._inside and bool(data.strip()))
