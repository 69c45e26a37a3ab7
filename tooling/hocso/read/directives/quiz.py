"""``{quiz}``: a question with choices, each with what is said once it is taken."""

import re
from dataclasses import dataclass
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from hocso.model import nodes as hocso
from hocso.read.directives.base import LessonDirective

_CHOICE = re.compile(r"^[-*+]\s+\[(?P<mark>[ xX])\]\s+(?P<text>.*)$")


@dataclass
class _Choice:
    line: int
    correct: bool
    text: str

    @property
    def parts(self) -> tuple[str, str]:
        """The words of the choice, and its feedback ("" if there is none)."""
        words, _, feedback = self.text.partition(" -- ")
        return words.strip(), feedback.strip()


class Quiz(LessonDirective):
    """``:::{quiz} Question``, then lines ``- [ ] choice -- feedback``; what stands before is part of the question.

    One choice is right, or with ``:multiple:`` any number of them.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"multiple": directives.flag}

    def run(self) -> list[nodes.Node]:
        choices, first = self._choices()
        if not choices:
            self.complain("empty-quiz")
        quiz = hocso.quiz(
            "",
            self.heading(self.arguments[0]),
            kind="quiz",
            minutes=None,
            multiple="multiple" in self.options,
        )
        self.state.nested_parse(self.content[:first], self.content_offset, quiz)
        quiz += [self._node(choice) for choice in choices]
        return [self.placed(quiz)]

    def _choices(self) -> tuple[list[_Choice], int]:
        """The choices, and the index of the first line that is one. An indented line goes on with the one before."""
        choices: list[_Choice] = []
        first = len(self.content)
        for index, row in enumerate(self.content):
            match = _CHOICE.match(row)
            if match:
                first = min(first, index)
                choices.append(_Choice(self.content_line(index), match["mark"] in "xX", match["text"]))
            elif choices and row.strip():
                choices[-1].text += " " + row.strip()
        return choices, first

    def _node(self, choice: _Choice) -> nodes.Node:
        words, said = choice.parts
        answer = hocso.answer(words, "", *self.inline(words, choice.line))
        feedback = hocso.feedback(said, "", *self.inline(said, choice.line))
        for node in (answer, feedback):
            node.source, node.line = self.get_source_info()[0], choice.line
        return hocso.choice("", answer, feedback, correct=choice.correct)
