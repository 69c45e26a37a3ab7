"""Quizzes as forms: choices as whole rows, and the answers in ``<details>`` for those without scripts.

The script moves each answer's words from there to the row of its choice once that is taken.
"""

from html import escape

from docutils.nodes import Element

from hocso.model import nodes
from hocso.publish.site.passages import PassageTranslator


class QuizTranslator(PassageTranslator):
    """Holds the answers of the quiz that is being written until its choices stand."""

    def visit_quiz(self, node: nodes.quiz) -> None:
        self.answers: list[str] = []
        self.chosen = 0
        self.body.append(self.starttag(node, "form", CLASS="card quiz", action=f"#{node['ids'][0]}"))
        self.body.append("<fieldset>\n")
        if not any(isinstance(child, nodes.heading) for child in node.children):
            self.body.append(self.listen(node))

    def visit_heading(self, node: nodes.heading) -> None:
        if isinstance(node.parent, nodes.quiz):
            self.body.append("<legend>")
        super().visit_heading(node)

    def depart_heading(self, node: nodes.heading) -> None:
        if not isinstance(node.parent, nodes.quiz):
            super().depart_heading(node)
            return
        self.body.append(f"</h{self.heading_level(node)}></legend>\n{self.listen(node.parent)}")
        if node.parent.get("multiple"):
            self.body.append(f'<p class="meta">{escape(self.scene.labels("several"))}</p>\n')

    def depart_quiz(self, node: nodes.quiz) -> None:
        labels, anchor = self.scene.labels, node.get("answers", "")
        name = f' id="{escape(anchor)}"' if anchor else ""
        self.body.append(
            f'</fieldset>\n<details class="answers"{name}><summary>{escape(labels("answers"))}</summary>\n'
            f"{self.scene.sounds.control(anchor)}<ul>\n{''.join(self.answers)}</ul></details></form>\n"
        )

    def visit_choice(self, node: nodes.choice) -> None:
        quiz = node.parent
        kind = "checkbox" if quiz.get("multiple") else "radio"
        self.chosen += 1
        name = quiz["ids"][0]
        self.body.append(
            f'<div class="choice"><label><input type="{kind}" name="{escape(name)}" value="{self.chosen}">'
        )

    def depart_choice(self, node: nodes.choice) -> None:
        self.body.append('</label><div class="told" role="status"></div></div>\n')
        if len(self.answers) < self.chosen:  # a choice without feedback
            self._keep_answer(node, "")

    def visit_answer(self, node: nodes.answer) -> None:
        self.body.append(self.starttag(node, "span", ""))

    def depart_answer(self, _: nodes.answer) -> None:
        self.body.append("</span>")

    def visit_feedback(self, _: nodes.feedback) -> None:
        self.context.append(self.body)
        self.body = []

    def depart_feedback(self, node: nodes.feedback) -> None:
        words, self.body = "".join(self.body), self.context.pop()
        self._keep_answer(node.parent, words)

    def _keep_answer(self, choice: Element, feedback: str) -> None:
        """One line of the answers: the choice, a sign and a word, and why."""
        labels, right = self.scene.labels, bool(choice.get("correct"))
        word = labels("right" if right else "wrong")
        why = next((child.astext() for child in choice.children if isinstance(child, nodes.feedback)), "")
        if why.casefold().startswith(word.casefold()):
            word = ""  # the feedback says it itself
        elif not right and not feedback:
            word = f"{word}. {labels('try-again')}"
        elif word:
            word = f"{word}."
        answer = next((child.astext() for child in choice.children if isinstance(child, nodes.answer)), "")
        sign = "✓\u00a0" if right else "✗\u00a0"  # the sign stays with its word
        self.answers.append(
            f'<li class="{"right" if right else "wrong"}">{escape(answer)} <span class="why">'
            f'<b class="verdict">{sign}{escape(word)}</b> {feedback}</span></li>\n'
        )
