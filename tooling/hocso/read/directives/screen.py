"""``{screen}``: a phone drawn from a few lines, with the place to tap."""

import re
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from hocso.model import nodes as hocso
from hocso.read.directives.base import LessonDirective

_LINE = re.compile(r"^[-*+]\s+(?P<kind>\w+):\s*(?P<label>.*)$")


class Screen(LessonDirective):
    """A caption as argument; options ``tap`` and ``alt``; lines ``- kind: words``."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"tap": directives.unchanged, "alt": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        items = self._items()
        tap = self.options.get("tap", "").strip()
        labels = [label for _, label in items]
        if not items:
            self.complain("screen-empty")
        elif tap and tap not in labels:
            self.complain("screen-tap", tap=tap, known=", ".join(labels))
        screen = hocso.screen(
            "",
            title=self.arguments[0].strip() if self.arguments else "",
            alt=" ".join(self.options.get("alt", "").split()),
            tap=tap,
            items=items,
        )
        return [self.placed(screen)]

    def _items(self) -> list[tuple[str, str]]:
        items = []
        for index, row in enumerate(self.content):
            match = _LINE.match(row.strip())
            if match and match["kind"] in hocso.SCREEN_ITEMS:
                items.append((match["kind"], match["label"].strip()))
            elif row.strip():
                known = ", ".join(hocso.SCREEN_ITEMS)
                self.complain("screen-item", self.content_line(index), line=row.strip(), known=known)
        return items
