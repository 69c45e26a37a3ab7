"""Fixes, made only where the words to be changed stand in the source to the letter."""

from hocso.check.notebook import fits_into_json, is_notebook, prose_of_notebook
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


def possible(page: Lesson, fix: Fix | None) -> Fix | None:
    """The fix, or None where it would break the page's file: a notebook may only be mended in what its texts say."""
    if fix is None or not is_notebook(page.source):
        return fix
    lines = lines_of(prose_of_notebook(page.source))
    inside = all(
        lines[edit.line - 1].startswith(edit.old, edit.column - 1) and fits_into_json(edit.new) for edit in fix.edits
    )
    return fix if inside else None
