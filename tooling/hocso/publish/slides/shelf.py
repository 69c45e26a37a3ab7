"""Files that were made before, by everything that can change them."""

from collections.abc import Callable

from hocso.installation import installation_digest
from hocso.publish.side_by_side import begin
from hocso.publish.slides.model import Deck
from hocso.store import Store, digest

MEGABYTES = 5
"""So much a process keeps of a file that it made."""


class Shelf:
    """Has a deck's file made once, and keeps what was asked for this time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._used: set[str] = set()

    def ensure(self, deck: Deck, make: Callable[[Deck], bytes]) -> bytes:
        """The deck's file. A deck names its pictures by their bytes, so what it says of itself is all there is."""
        return self._store.ensure(self._key(deck), lambda: make(deck)).read_bytes()

    def begin(self, file: str, deck: Deck, make: Callable[[Deck, Store], bytes], beside: Store) -> Callable[[], bytes]:
        """Have the deck's ``file`` made meanwhile; what is given back waits for it and gives what ``ensure`` gives.

        ``make`` is given the store ``beside`` too.
        """
        key = self._key(deck)
        if self._store.has(key):
            return self._store.path(key).read_bytes
        begun = begin(file, MEGABYTES, make, deck, beside)
        return lambda: self._store.put(key, begun()).read_bytes()

    def _key(self, deck: Deck) -> str:
        key = digest(installation_digest(), repr(deck))
        self._used.add(key)
        return key

    def forget_unused(self) -> None:
        self._store.remove_all_but(self._used)


def make_powerpoint(deck: Deck, pictures: Store) -> bytes:
    """What the shelf has made in another process: its library is imported there alone."""
    from hocso.publish.slides.powerpoint import write_powerpoint

    return write_powerpoint(deck, pictures)
