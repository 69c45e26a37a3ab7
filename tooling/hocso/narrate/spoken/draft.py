"""A text on its way into words, which can tell where in the original each of its characters comes from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Reason = Literal[
    "written", "say", "lexicon", "abbreviation", "address", "key", "law", "telephone", "code", "date", "time",
    "ordinal", "roman", "money", "percent", "unit", "range", "sum", "fraction", "version", "number", "symbol",
    "loanword", "spelling", "letters", "respelled", "foreign-script", "mark", "silent",
]  # fmt: skip
"""Why something is said as it is. ``written``: as it stands."""


class Origin(NamedTuple):
    """Where in the original text something comes from, and the first step that said it otherwise, if one did."""

    begin: int
    end: int
    reason: Reason | None


class Edit(NamedTuple):
    """A place in the text of one draft, and what stands there in the next."""

    begin: int
    end: int
    words: str


@dataclass(frozen=True)
class Draft:
    """A text and how it came about: the draft before, and what was changed in that. Nothing more is kept, so that a
    text which nobody asks about the origins of costs no more than its replacements."""

    text: str
    before: "Draft | None" = None
    edits: tuple[Edit, ...] = ()
    reason: Reason | None = None

    def sub(
        self, pattern: re.Pattern[str], words: str | Callable[[re.Match[str]], str], reason: Reason | None = None
    ) -> "Draft":
        """The draft with ``words`` for each match of ``pattern``; no reason if only how a thing is written changes."""
        edits: list[Edit] = []

        def edited(found: re.Match[str]) -> str:
            said = words if isinstance(words, str) else words(found)
            edits.append(Edit(*found.span(), said))
            return said

        text = pattern.sub(edited, self.text)
        return Draft(text, self, tuple(edits), reason) if edits else self

    def origins(self) -> list[Origin]:
        """For each character of the text, the place in the original that it comes from."""
        if self.before is None:
            return [Origin(at, at + 1, None) for at in range(len(self.text))]
        earlier, found, done = self.before.origins(), [], 0
        for edit in self.edits:
            begin, end, words = _without_what_stays(self.before.text, edit)
            found += earlier[done:begin]
            found += [origin_of(earlier[begin:end], self.reason)] * len(words) if words else []
            done = end
        return found + earlier[done:]


def origin_of(parts: list[Origin], reason: Reason | None = None) -> Origin:
    """Where a run of characters comes from. What an earlier step said of it counts more than ``reason``."""
    said = next((part.reason for part in parts if part.reason), reason)
    return Origin(min(part.begin for part in parts), max(part.end for part in parts), said)


def _without_what_stays(text: str, edit: Edit) -> Edit:
    """The edit without the words that stand at its beginning or end both before and after it."""
    old, new = text[edit.begin : edit.end], edit.words
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    words = new[head : len(new) - tail]
    if words and not old[head : len(old) - tail].strip():
        return edit  # words that come from nothing belong to what stands around them
    return Edit(edit.begin + head, edit.end - tail, words)


def _alike(one: str, other: str) -> int:
    """How far two texts are the same, up to the last space in that or the end of both."""
    if one == other:
        return len(one)
    size = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return one.rfind(" ", 0, size) + 1
