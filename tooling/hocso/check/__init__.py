"""The check: what a careful editor would say about a book that was read.

Nothing is imported before it is asked for: findings of the last check are shown again without any rule.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hocso.check.public import *  # noqa: F403
else:
    from importlib import import_module

    def __getattr__(name: str) -> object:
        public = import_module("hocso.check.public")
        if name not in public.__all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(public, name)
