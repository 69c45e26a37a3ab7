"""``{margin}``: what Jupyter Book's own theme sets beside the text; our pages have no margin, so it is a box."""

from docutils import nodes

from hocso.read.directives.base import LessonDirective


class Margin(LessonDirective):
    """An optional title, then anything."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        box = nodes.sidebar("", classes=["margin"])
        if self.arguments:
            box += nodes.title(self.arguments[0], "", *self.inline(self.arguments[0], self.lineno))
        return [self.fill(box)]
