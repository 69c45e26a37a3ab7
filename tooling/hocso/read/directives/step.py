"""``{step}``: one thing to do, numbered in the order of the page."""

from typing import ClassVar

from docutils import nodes

from hocso.model import nodes as hocso
from hocso.read.directives.base import LessonDirective, minutes


class Step(LessonDirective):
    """``:::{step} Title`` with ``:minutes:``."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"minutes": minutes}

    def run(self) -> list[nodes.Node]:
        step = hocso.step("", self.heading(self.arguments[0]), kind="step", minutes=self.options.get("minutes"))
        return [self.fill(step)]
