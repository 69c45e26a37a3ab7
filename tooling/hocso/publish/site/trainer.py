"""The same lesson for whoever leads the class: notes, minutes and the right answers; nothing to hear."""

from html import escape

from docutils import nodes as docutils_nodes
from markupsafe import Markup

from hocso.model import nodes
from hocso.publish.clock import slots_of
from hocso.publish.site.builder import QuietBuilder
from hocso.publish.site.passages import PassageTranslator
from hocso.publish.site.scene import Scene
from hocso.publish.site.translator import Body, SiteTranslator, body_of
from hocso.publish.trainer_notes import about_the_class


class TrainerTranslator(SiteTranslator):
    """Where a learner would listen stands the clock; where a learner would choose stand the answers."""

    def __init__(self, document: docutils_nodes.document, builder: QuietBuilder, scene: Scene) -> None:
        super().__init__(document, builder, scene)
        self.slots = {slot.passages[0].anchor: slot for slot in slots_of(scene.lesson)}
        self.notes: list[str] = []

    def listen(self, node: nodes.Passage) -> str:
        slot = self.slots.get(node["ids"][0]) if node["ids"] else None
        if slot is None or slot.begin == slot.end:
            return ""
        return f'<p class="clock">{escape(self.scene.labels("clock", begin=slot.begin, end=slot.end))}</p>\n'

    # Notes: those behind all passages are about the whole class and come first

    def visit_trainer(self, node: nodes.trainer) -> None:
        if about_the_class(node):
            self.context.append(self.body)
            self.body = []
        label = escape(self.scene.labels("trainer-note"))
        self.body.append(f'<aside class="remember" aria-label="{label}"><p class="from">{label}</p>\n')

    def depart_trainer(self, node: nodes.trainer) -> None:
        self.body.append("</aside>\n")
        if about_the_class(node):
            self.notes.append("".join(self.body))
            self.body = self.context.pop()

    # Questions

    def visit_quiz(self, node: nodes.quiz) -> None:
        self.answers = []
        self.chosen = 0
        self.body.append(self.starttag(node, "section", CLASS="card quiz"))

    def visit_heading(self, node: nodes.heading) -> None:
        if isinstance(node.parent, nodes.trainer):
            self.body.append('<p class="from">')
        else:
            PassageTranslator.visit_heading(self, node)

    def depart_heading(self, node: nodes.heading) -> None:
        if isinstance(node.parent, nodes.trainer):
            self.body.append("</p>\n")
        else:
            PassageTranslator.depart_heading(self, node)

    def depart_quiz(self, _: nodes.quiz) -> None:
        self.body.append(f'<ul class="key">\n{"".join(self.answers)}</ul></section>\n')

    def visit_choice(self, _: nodes.choice) -> None:
        self.chosen += 1

    def depart_choice(self, node: nodes.choice) -> None:
        if len(self.answers) < self.chosen:
            self._keep_answer(node, "")

    def visit_answer(self, _: nodes.answer) -> None:
        raise docutils_nodes.SkipNode


def write_trainers_body(doctree: docutils_nodes.document, builder: QuietBuilder, scene: Scene) -> tuple[Body, Markup]:
    """The HTML of a doctree that still has its notes, and apart from it the notes about the whole class."""
    builder.turn_to(scene.lesson.docname, doctree)
    translator = TrainerTranslator(doctree, builder, scene)
    return body_of(translator, doctree), Markup("".join(translator.notes))
