"""``{screen}``: a phone drawn from a few lines, with the place to tap; or two, before and after."""

import re
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from hocso.model import nodes as hocso
from hocso.model.screens import PHONE_BEGINS, SCREEN_ITEMS, WITHOUT_ICON, ScreenItem, phones
from hocso.read.directives.base import LessonDirective
from hocso.read.icon_names import icon_named, nearest
from hocso.read.roles import with_facts

_LINE = re.compile(r"^[-*+]\s+(?P<kind>\w+)\s*(?:\((?P<icon>[^()]*)\)\s*)?:\s*(?P<words>.*)$")
# What has a sign in any case: its words may name a better one.
_NAMED_BY_WORDS = ("icon", "tab")


class Screen(LessonDirective):
    """A caption as argument; options ``tap`` and ``alt``; lines ``- kind: words`` or ``- kind (icon): words``.

    Empty brackets are for a tile without an icon, though its words name one.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"tap": directives.unchanged, "alt": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        self.quoted: list[str] = []
        items = self._items()
        tap = self._printed(self.options.get("tap", "").strip())
        labels = [item.words for item in items if item.kind not in PHONE_BEGINS]
        if not all(phone.items for phone in phones(items)):
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

    def _items(self) -> list[ScreenItem]:
        items = []
        for index, row in enumerate(self.content):
            match = _LINE.match(row.strip())
            if match and match["kind"] in SCREEN_ITEMS:
                items.append(self._item(match, self.content_line(index)))
            elif row.strip():
                known = ", ".join(SCREEN_ITEMS)
                self.complain("screen-item", self.content_line(index), line=row.strip(), known=known)
        if any(item.kind == "after" for item in items) and items[0].kind not in PHONE_BEGINS:
            items.insert(0, ScreenItem("before", self.label("before")))
        return items

    def _item(self, match: re.Match[str], line: int) -> ScreenItem:
        kind = match["kind"]
        words = self._printed(match["words"].strip(), line)
        if kind in PHONE_BEGINS and not words:
            words = self.label(kind)
        return ScreenItem(kind, words, self._icon(kind, words, match["icon"], line))

    def _icon(self, kind: str, words: str, named: str | None, line: int) -> str:
        if named is None:
            return icon_named(words) if kind in _NAMED_BY_WORDS else ""
        if kind in WITHOUT_ICON:
            self.complain("screen-no-icon", line, kind=kind)
            return ""
        icon = icon_named(named)
        if named.strip() and not icon:
            self.complain("screen-icon", line, icon=named.strip(), near=", ".join(nearest(named)))
        return icon

    def _printed(self, words: str, line: int | None = None) -> str:
        """Words with the values of the facts they quote. A screen's words have no other markup."""
        if "{fact}" not in words:
            return words
        text, keys = with_facts(self.env, words, line or self.lineno)
        self.quoted += keys
        return text
