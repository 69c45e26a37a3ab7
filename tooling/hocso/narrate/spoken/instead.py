"""What an author has said instead of what stands on the page, with ``{say}``."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from hocso.narrate.spoken.draft import Draft, Edit

_WORD = re.compile(r"\S+|\s+")
_LAST_WORD = re.compile(r"\S+\s*$")


def said_instead(text: str, said: str) -> Draft:
    """The draft of ``said``, each word of which comes from the words of ``text`` that it is said for."""
    if text == said:
        return Draft(text)
    edits: list[Edit] = []
    for edit in _differences(text, said):
        if _of_nothing(text, edit):
            edit = _with_word_before(text, edit)
        if edits and (edit.begin < edits[-1].end or _of_nothing(text, edits[-1])):
            edit = _joined(text, edits.pop(), edit)
        edits.append(edit)
    if any(_of_nothing(text, edit) for edit in edits):
        edits = [Edit(0, len(text), said)]
    return Draft(said, Draft(text), tuple(edits), "say")


def _differences(text: str, said: str) -> Iterator[Edit]:
    old, new = _WORD.findall(text), _WORD.findall(said)
    for kind, begin, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            at = len("".join(old[:begin]))
            yield Edit(at, at + len("".join(old[begin:end])), "".join(new[first:last]))


def _with_word_before(text: str, edit: Edit) -> Edit:
    before = _LAST_WORD.search(text, 0, edit.begin)
    return Edit(before.start(), edit.end, before.group() + edit.words) if before else edit


def _joined(text: str, one: Edit, other: Edit) -> Edit:
    """One edit for two that touch or of which one has taken a word of the other."""
    shared = one.end - other.begin
    between = "" if shared > 0 else text[one.end : other.begin]
    return Edit(one.begin, max(one.end, other.end), one.words + between + other.words[max(shared, 0) :])


def _of_nothing(text: str, edit: Edit) -> bool:
    """Whether words would be said for no word of the text."""
    return bool(edit.words.strip()) and not text[edit.begin : edit.end].strip()
