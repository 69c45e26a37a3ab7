"""Packages that import what they offer when it is first asked for."""

from collections.abc import Callable
from importlib import import_module


def offering(package: str) -> Callable[[str], object]:
    """The ``__getattr__`` of a package whose module ``public`` has all that it offers, in its ``__all__``."""

    def offered(name: str) -> object:
        public = import_module(f"{package}.public")
        if name not in public.__all__:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(public, name)

    return offered
