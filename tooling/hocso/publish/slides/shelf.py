"""Files that were made before, by everything that can change them."""

from collections.abc import Callable

from hocso.installation import installation_digest
from hocso.publish.slides.model import Deck
from hocso.store import Store, digest


class Shelf:
    """Makes a deck's file once, and keeps what was asked for this time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._used: set[str] = set()

    def ensure(self, deck: Deck, make: Callable[[Deck], bytes]) -> bytes:
        """The deck's file. A deck names its pictures by their bytes, so what it says of itself is all there is."""
        key = digest(installation_digest(), repr(deck))
        self._used.add(key)
        return self._store.ensure(key, lambda: make(deck)).read_bytes()

    def forget_unused(self) -> None:
        for key in list(self._store.keys()):
            if key not in self._used:
                self._store.path(key).unlink()
