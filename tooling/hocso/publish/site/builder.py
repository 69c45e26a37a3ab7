"""What Sphinx's HTML translator wants to know of a builder, without a theme, a search index or an asset."""

from typing import TYPE_CHECKING, Any

from docutils import frontend, nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.highlighting import PygmentsBridge
from sphinx.writers.html import HTMLWriter

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class QuietBuilder(StandaloneHTMLBuilder):
    """Never registered and never run: it only answers the translator's questions about one page after another."""

    name = "hocso-site"
    add_permalinks = False

    def __init__(self, environment: "BuildEnvironment") -> None:
        super().__init__(environment.app, environment)
        self.highlighter = PygmentsBridge("html", "bw")
        self.current_docname = ""
        self.secnumbers: dict[str, tuple[int, ...]] = {}
        self.fignumbers: dict[str, dict[str, tuple[int, ...]]] = {}
        self.imagedir = self.imgpath = "images"
        self.dlpath = "files"
        # A copy with the writer's own defaults: the reading's settings know nothing of HTML.
        self.settings: Any = frontend.get_default_settings(HTMLWriter)

    def turn_to(self, docname: str, doctree: nodes.document) -> None:
        """From now on answer about this page."""
        self.current_docname = docname
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        doctree.settings = self.settings
