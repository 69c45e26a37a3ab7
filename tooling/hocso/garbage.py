"""How seldom a process looks for garbage."""

import atexit
import gc
from functools import cache

OBJECTS_BEFORE_A_SEARCH = 20_000
"""Doctrees are many objects that live long: searching them for garbage every 700 new ones takes a tenth of a build."""

OBJECTS_IMPORTED = 300_000
"""What Sphinx and all extensions bring, about. Nothing of it is garbage, and every search would go through it."""


def search_seldom() -> None:
    """In this process, from now on. When it ends it need not search all that it still holds: that takes a second."""
    gc.set_threshold(OBJECTS_BEFORE_A_SEARCH)
    atexit.register(gc.freeze)


def search_no_imports() -> None:
    """As ``search_seldom``, and hardly at all before all is imported, or where that much never is."""
    search_seldom()
    gc.set_threshold(OBJECTS_IMPORTED)


def all_is_imported() -> None:
    """What there is when this is first called stays until the process ends, and is never searched."""
    _freeze_once()
    gc.set_threshold(OBJECTS_BEFORE_A_SEARCH)


@cache
def _freeze_once() -> None:
    gc.freeze()
