"""``{scam}``, ``{practice}``, ``{remember}``: boxes with a sign word; ``{trainer}``: a note for the class's leader."""

from typing import ClassVar

from docutils import nodes

from hocso.model import nodes as hocso
from hocso.read.directives.base import LessonDirective, minutes


class _Box(LessonDirective):
    """A passage whose heading begins with its sign word: "Coi chừng lừa đảo: ảnh giả"."""

    optional_arguments = 1
    final_argument_whitespace = True
    node_class: type[hocso.Passage]

    def run(self) -> list[nodes.Node]:
        kind = self.node_class.__name__
        word = self.label(kind)
        title = f"{word}: {self.arguments[0]}" if self.arguments else word
        box = self.node_class("", self.heading(title), kind=kind, minutes=self.options.get("minutes"))
        return [self.fill(box)]


class Scam(_Box):
    """A warning of a way to be cheated."""

    node_class = hocso.scam


class Practice(_Box):
    """An exercise; ``:minutes:`` is how long it takes."""

    node_class = hocso.practice
    option_spec: ClassVar = {"minutes": minutes}


class Remember(_Box):
    """What to keep in mind."""

    node_class = hocso.remember


class Trainer(LessonDirective):
    """Only for whoever leads the class; a note may have a title."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        title = [self.heading(self.arguments[0])] if self.arguments else []
        return [self.fill(hocso.trainer("", *title))]
