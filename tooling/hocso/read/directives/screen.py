"""``{screen}``: a phone drawn from a few lines, with the place to tap."""

import re
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from hocso.model import nodes as hocso
from hocso.read.directives.base import LessonDirective
from hocso.read.roles import with_facts

_LINE = re.compile(r"^[-*+]\s+(?P<kind>\w+):\s*(?P<label>.*)$")


class Screen(LessonDirective):
    """A caption as argument; options ``tap`` and ``alt``; lines ``- kind: words``."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"tap": directives.unchanged, "alt": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        self.quoted: list[str] = []
        items = self._items()
        tap = self._printed(self.options.get("tap", "").strip())
        labels = [label for _, label in items]
        if not items:
            self.complain("screen-empty")
        elif tap and tap not in labels:
            self.complain("screen-tap", tap=tap, known=", ".join(labels))
        screen = hocso.screen(
            "",
            title=self._printed(self.arguments[0].strip()) if self.arguments else "",
            alt=self._printed(" ".join(self.options.get("alt", "").split())),
            tap=tap,
            items=items,
            facts=sorted(set(self.quoted)),
        )
        return [self.placed(screen)]

    def _items(self) -> list[tuple[str, str]]:
        items = []
        for index, row in enumerate(self.content):
            match = _LINE.match(row.strip())
            if match and match["kind"] in hocso.SCREEN_ITEMS:
                items.append((match["kind"], self._printed(match["label"].strip(), self.content_line(index))))
            elif row.strip():
                known = ", ".join(hocso.SCREEN_ITEMS)
                self.complain("screen-item", self.content_line(index), line=row.strip(), known=known)
        return items

    def _printed(self, words: str, line: int | None = None) -> str:
        """Words with the values of the facts they quote. A screen's words have no other markup."""
        if "{fact}" not in words:
            return words
        text, keys = with_facts(self.env, words, line or self.lineno)
        self.quoted += keys
        return text
