"""What was worked out before, kept on the disk under a name for all that decides it."""

import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from hocso.installation import installation_digest
from hocso.store import Store, digest

T = TypeVar("T")


class Kept:
    """Results in a ``folder`` of their own. One that is not there, or cannot be read, is worked out again.

    ``made_of`` is always a digest of all that decides a result, but for our own code and the libraries.
    """

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder, ".kept")
        self._used: set[str] = set()

    def of(self, made_of: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, or gave when it was made of the same; it must not be None."""
        kept = self.get(made_of)
        return cast(T, kept) if kept is not None else self.put(made_of, make())

    def get(self, made_of: str) -> object:
        """What was put in place for the same; None if nothing was."""
        with suppress(Exception):  # not there, or whatever a spoilt pickle sets off
            kept: object = pickle.loads(self._store.path(self._key(made_of)).read_bytes())
            return kept
        return None

    def put(self, made_of: str, result: T) -> T:
        self._store.put(self._key(made_of), pickle.dumps(result))
        return result

    def spare(self, made_of: str) -> None:
        """Count as asked for what lies there for the same, if anything does."""
        self._key(made_of)

    def forget_unused(self) -> None:
        """Remove what was not asked for this time."""
        self._store.remove_all_but(self._used)

    def _key(self, made_of: str) -> str:
        key = digest(installation_digest(), made_of)
        self._used.add(key)
        return key
