"""How seldom a process looks for garbage."""

import atexit
import gc

OBJECTS_BEFORE_A_SEARCH = 20_000
"""Doctrees are many objects that live long: searching them for garbage every 700 new ones takes a tenth of a build."""


def search_seldom() -> None:
    """In this process, from now on. When it ends it need not search all that it still holds: that takes a second."""
    gc.set_threshold(OBJECTS_BEFORE_A_SEARCH)
    atexit.register(gc.freeze)
