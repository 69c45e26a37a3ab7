"""From the nodes of a lesson to HTML: passages, headings, pictures and words. Quizzes have a file of their own."""

from html import escape
from typing import Any

from docutils import nodes as docutils_nodes
from sphinx.writers.html5 import HTML5Translator

from hocso.model import nodes
from hocso.publish.direction import from_right, html_direction
from hocso.publish.drawing import phone_svgs
from hocso.publish.site.builder import QuietBuilder
from hocso.publish.site.scene import Scene
from hocso.publish.site.word_links import hard_word

# The mark is a hole in the triangle, so that it shows whatever lies behind.
WARNING = (
    '<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">'
    '<path fill="currentColor" fill-rule="evenodd" d="M12 1 0 23h24zM11 9h2v7h-2zM11 18h2v2h-2z"/></svg>'
)


DIRECTED = (
    docutils_nodes.paragraph,
    docutils_nodes.title,
    docutils_nodes.bullet_list,
    docutils_nodes.enumerated_list,
    docutils_nodes.entry,
    nodes.answer,
)
"""Blocks that are read from the right if their words are."""


class PassageTranslator(HTML5Translator):
    """Passages as cards with a listen control, sentences as spans with their anchor."""

    def __init__(self, document: docutils_nodes.document, builder: QuietBuilder, scene: Scene) -> None:
        super().__init__(document, builder)
        self.scene = scene

    def starttag(self, node: docutils_nodes.Element, tagname: str, *more: Any, **attributes: Any) -> str:
        """What holds words that are read from the right says so."""
        if isinstance(node, DIRECTED) and from_right(node.astext()):
            attributes["dir"] = "rtl"
        return str(super().starttag(node, tagname, *more, **attributes))

    # Passages

    def open_passage(self, node: nodes.Passage, look: str) -> None:
        self.body.append(self.starttag(node, _element(node), CLASS=look))
        if not _has_heading(node):
            self.body.append(self.listen(node))

    def close_passage(self, node: nodes.Passage) -> None:
        self.body.append(f"</{_element(node)}>\n")

    def listen(self, node: nodes.Passage) -> str:
        return self.scene.sounds.control(node["ids"][0]) if node["ids"] else ""

    def visit_opening(self, node: nodes.opening) -> None:
        self.open_passage(node, "opening")

    def visit_step(self, node: nodes.step) -> None:
        self.open_passage(node, "card step")

    def visit_scam(self, node: nodes.scam) -> None:
        self.open_passage(node, "scam")

    def visit_practice(self, node: nodes.practice) -> None:
        self.open_passage(node, "card practice")

    def visit_remember(self, node: nodes.remember) -> None:
        self.open_passage(node, "remember")

    def visit_prose(self, node: nodes.prose) -> None:
        self.open_passage(node, "prose")

    depart_opening = depart_step = depart_scam = depart_practice = depart_remember = depart_prose = close_passage

    # Headings

    def heading_level(self, node: docutils_nodes.Node) -> int:
        """One below the section, and one more for each passage around that has a heading itself."""
        level, above = max(1, self.section_level) + 1, node.parent.parent
        while above is not None:
            level += isinstance(above, nodes.Passage) and _has_heading(above)
            above = above.parent
        return min(6, level)

    def visit_heading(self, node: nodes.heading) -> None:
        if isinstance(node.parent, nodes.message):
            self.body.append(f'<p class="from"{html_direction(node.astext())}>')
            return
        self.body.append(f"<h{self.heading_level(node)}{html_direction(node.astext())}>")
        if isinstance(node.parent, nodes.scam):
            self.body.append(WARNING)
        if isinstance(node.parent, nodes.step) and node.parent.get("number"):
            self.body.append(f'<i class="disc">{node.parent["number"]}</i> ')

    def depart_heading(self, node: nodes.heading) -> None:
        passage = node.parent
        if isinstance(passage, nodes.message):
            self.body.append("</p>\n")
            return
        self.body.append(f"</h{self.heading_level(node)}>\n")
        if isinstance(passage, nodes.practice) and passage.get("minutes"):
            minutes = self.scene.labels("minutes", minutes=passage["minutes"])
            self.body.append(f'<p class="meta">{escape(minutes)}</p>\n')
        if isinstance(passage, nodes.Passage):
            self.body.append(self.listen(passage))

    def visit_objectives(self, node: nodes.objectives) -> None:
        self.body.append(self.starttag(node, "div", CLASS="goals"))

    def depart_objectives(self, _: nodes.objectives) -> None:
        self.body.append("</div>\n")

    def visit_trainer(self, _: nodes.trainer) -> None:
        raise docutils_nodes.SkipNode

    # Pictures

    def visit_screen(self, node: nodes.screen) -> None:
        phones = phone_svgs(node, self.scene.look, language=self.scene.labels.language)
        title = node.get("title", "")
        caption = f"<figcaption>{escape(title)}</figcaption>" if title else ""
        shape = "phone pair" if len(phones) > 1 else "phone"
        self.body.append(self.starttag(node, "figure", "", CLASS=shape) + "".join(phones) + caption + "</figure>\n")
        raise docutils_nodes.SkipNode

    def visit_message(self, node: nodes.message) -> None:
        side = " mine" if node.get("mine") else ""
        self.body.append(self.starttag(node, "div", CLASS=f"bubble {node.get('channel', 'sms')}{side}"))

    def depart_message(self, _: nodes.message) -> None:
        self.body.append("</div>\n")

    # Words

    def visit_sentence(self, node: nodes.sentence) -> None:
        self.body.append(self.starttag(node, "span", ""))

    def visit_fact(self, node: nodes.fact) -> None:
        date = self.scene.labels.date(node.get("checked") or "")
        extra: dict[str, Any] = {"title": self.scene.labels("fact-checked", date=date)} if date else {}
        self.body.append(self.starttag(node, "span", "", CLASS="fact", **extra))

    def visit_hard_word(self, node: hard_word) -> None:
        means = {"data-means": node["means"]}
        self.body.append(self.starttag(node, "a", "", CLASS="word", href=node["refuri"], **means))

    def depart_hard_word(self, _: hard_word) -> None:
        self.body.append("</a>")

    def visit_say(self, node: nodes.say) -> None:
        self.body.append(self.starttag(node, "span", ""))

    def close_words(self, _: docutils_nodes.Node) -> None:
        self.body.append("</span>")

    depart_sentence = depart_fact = depart_say = close_words


def _element(passage: nodes.Passage) -> str:
    """A section of a page has a heading."""
    return "section" if _has_heading(passage) else "div"


def _has_heading(node: docutils_nodes.Element) -> bool:
    return any(isinstance(child, nodes.heading) for child in node.children)
