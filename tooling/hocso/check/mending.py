"""Fixes, made only where the words to be changed stand in the source to the letter."""

from hocso.check.rule import At
from hocso.check.source import lines_of
from hocso.model.finding import Edit, Fix
from hocso.model.lesson import Lesson


def replace(page: Lesson, at: At, old: str, new: str, *, safe: bool) -> Fix | None:
    """Put ``new`` for ``old`` at a place; None if something else stands there (markup, a line's end)."""
    line = lines_of(page.source)[at.line - 1]
    if old == new or not line.startswith(old, at.column - 1):
        return None
    return Fix((Edit(at.line, at.column, old, new),), safe)
