"""Any docutils node of any book as HTML of our own theme."""

import re
from dataclasses import dataclass
from html import escape, unescape
from types import MethodType
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes as docutils_nodes
from docutils.writers._html_base import SimpleListChecker
from markupsafe import Markup
from sphinx.util.math import get_node_equation_number

from hocso.model import nodes
from hocso.publish.formulas import mathml
from hocso.publish.site.builder import QuietBuilder
from hocso.publish.site.quizzes import QuizTranslator
from hocso.publish.site.scene import Scene
from hocso.publish.site.word_links import hard_word

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# Marks where a second section begins; no comment of an author survives to be mistaken for it.
REST = "<!-- -->"
TAG = re.compile(r"<[^>]+>")
A_LINE = 14
"""The signs of a formula that fit surely into a line of a phone; what is longer may be pushed aside in its place."""
OWN = {node.__name__ for node in (*nodes.CUSTOM_NODES, hard_word)}


class CompactLists(SimpleListChecker):
    """Whether the items of a list are a line each; also where docutils has never heard of what an item holds."""

    visit_compact_paragraph = SimpleListChecker.visit_paragraph

    def unknown_visit(self, node: docutils_nodes.Node) -> None:
        self.default_visit(node)


class SiteTranslator(QuizTranslator):
    """A page's body. Its first heading is kept apart: the template sets it among badge, minutes and sign."""

    def __init__(self, document: docutils_nodes.document, builder: QuietBuilder, scene: Scene) -> None:
        super().__init__(document, builder, scene)
        self.first_words = ""
        self.first_section: docutils_nodes.section | None = None
        self._borrow_handlers(builder.app)

    def _borrow_handlers(self, app: "Sphinx") -> None:
        """What extensions of other people's books registered for HTML; never for the nodes of our own lessons."""
        for name, (visit, depart) in app.registry.translation_handlers.get("html", {}).items():
            if name in OWN:
                continue
            setattr(self, f"visit_{name}", MethodType(visit, self))
            if depart:
                setattr(self, f"depart_{name}", MethodType(depart, self))

    # The first heading

    def visit_section(self, node: docutils_nodes.section) -> None:
        if self.first_section is None:
            self.first_section = node
            self.section_level = 1
        else:
            if self.section_level <= 1:
                self.body.append(REST)
            super().visit_section(node)

    def depart_section(self, node: docutils_nodes.section) -> None:
        if node is self.first_section:
            self.section_level = 0
            self.initial_header_level = 2  # whatever follows, one <h1> a page
        else:
            super().depart_section(node)

    def visit_title(self, node: docutils_nodes.Element) -> None:
        if self._is_first(node):
            self.context.append(self.body)
            self.body = []
            self.add_secnumber(node)
        else:
            super().visit_title(node)

    def depart_title(self, node: docutils_nodes.Element) -> None:
        if self._is_first(node):
            self.first_words, self.body = "".join(self.body), self.context.pop()
        else:
            super().depart_title(node)

    def _is_first(self, node: docutils_nodes.Element) -> bool:
        return node.parent is self.first_section and node.parent is not None

    # What a phone can show by itself

    def visit_math(self, node: docutils_nodes.Element, _: str = "") -> None:
        formula = self._formula(node, block=False)
        long = len(unescape(TAG.sub("", formula))) > A_LINE
        self.body.append(self.starttag(node, "span", "", CLASS="math long" if long else "math") + formula + "</span>")
        raise docutils_nodes.SkipNode

    def visit_math_block(self, node: docutils_nodes.Element, _: str = "") -> None:
        self.body.append(
            self.starttag(node, "div", "", CLASS="math") + self._number(node) + self._formula(node, block=True)
        )
        self.body.append("</div>\n")
        raise docutils_nodes.SkipNode

    def _number(self, node: docutils_nodes.Element) -> str:
        """The number by which the text refers to it."""
        number = get_node_equation_number(self, cast(docutils_nodes.math_block, node)) if node.get("number") else ""
        return f'<span class="eqno">({number})</span>' if number else ""

    def _formula(self, node: docutils_nodes.Element, *, block: bool) -> str:
        source = node.astext()
        try:
            return mathml(source, block=block)
        except Exception:  # it raises whatever a half-written formula sets off
            self.scene.note("formula", formula=source)
            return f"<code>{escape(source)}</code>"

    def visit_image(self, node: docutils_nodes.Element) -> None:
        attributes: dict[str, Any] = {"src": node["uri"], "alt": node.get("alt", ""), "loading": "lazy"}
        if "align" in node:
            attributes["class"] = f"align-{node['align']}"
        size = self.image_size(cast(docutils_nodes.image, node))
        if size:
            attributes["style"] = size
        attributes |= {name: node[f"natural-{name}"] for name in ("width", "height") if f"natural-{name}" in node}
        self.body.append(self.emptytag(node, "img", "", **attributes))

    def depart_image(self, node: docutils_nodes.Element) -> None:
        pass

    # Books we have not met

    def check_simple_list(self, node: docutils_nodes.Node) -> bool:
        try:
            node.walk(CompactLists(self.document))
        except docutils_nodes.NodeFound:
            return False
        return True

    def unknown_visit(self, node: docutils_nodes.Node) -> None:
        self.scene.note("unknown-node", node=type(node).__name__)

    def unknown_departure(self, node: docutils_nodes.Node) -> None:
        pass


@dataclass(frozen=True)
class Body:
    """A page's HTML: the words of its heading, the anchors of that heading, and everything below it."""

    title: Markup
    anchors: tuple[str, ...]
    html: Markup

    @property
    def lead(self) -> Markup:
        """What stands before the first section: the words above a list of lessons."""
        return Markup(self.html.partition(REST)[0])

    @property
    def rest(self) -> Markup:
        return Markup(self.html.partition(REST)[2])


def write_body(doctree: docutils_nodes.document, builder: QuietBuilder, scene: Scene) -> Body:
    """The HTML of a prepared doctree."""
    builder.turn_to(scene.lesson.docname, doctree)
    return body_of(SiteTranslator(doctree, builder, scene), doctree)


def body_of(translator: SiteTranslator, doctree: docutils_nodes.document) -> Body:
    """What a translator makes of a doctree; its builder has turned to the page."""
    doctree.walkabout(translator)
    section = translator.first_section
    anchors = tuple(section["ids"]) if section else ()
    return Body(Markup(translator.first_words), anchors, Markup("".join(translator.body)))
