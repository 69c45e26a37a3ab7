"""``{step}``: one thing to do, numbered in the order of the page."""

from typing import ClassVar

from docutils import nodes
from sphinx_design import steps as design

from hocso.model import nodes as hocso
from hocso.read.directives.base import LessonDirective, minutes

# sphinx-design, which every Jupyter Book loads, has a directive of the same name for use inside its own "steps".
_THEIRS = design.StepDirective


class Step(LessonDirective):
    """``:::{step} Title`` with ``:minutes:``; inside ``{steps}`` it is sphinx-design's."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"minutes": minutes, **_THEIRS.option_spec}

    def run(self) -> list[nodes.Node]:
        around = self.state_machine.node
        if around is not None and around.get("design_component") == "steps":
            return self._as_theirs()
        if not self.arguments:
            self.complain("plain-argument-missing", name=self.name)
        title = self.arguments[0] if self.arguments else ""
        step = hocso.step("", self.heading(title), kind="step", minutes=self.options.get("minutes"))
        return [self.fill(step)]

    def _as_theirs(self) -> list[nodes.Node]:
        theirs = _THEIRS(
            self.name,
            self.arguments,
            self.options,
            self.content,
            self.lineno,
            self.content_offset,
            self.block_text,
            self.state,
            self.state_machine,
        )
        return list(theirs.run())
