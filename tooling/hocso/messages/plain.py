"""What libraries say, in words that an author who knows none of them can use."""

import re
from collections.abc import Iterable

from hocso.messages import message
from hocso.model.message import Message


class PlainWords:
    """The commonest remarks of a library: patterns, and the sentences that stand for them.

    A pattern's named groups fill its sentence. The first that is found in a remark counts.
    """

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._known = [(re.compile(pattern), key) for pattern, key in known]

    def of(self, remark: str) -> Message | None:
        """The sentence for a remark; None if it is none of the known ones."""
        for pattern, key in self._known:
            if found := pattern.search(remark):
                return message(key, **found.groupdict())
        return None


def as_it_is(remark: str) -> Message:
    """A remark in its own words. What is said of it goes on with a full stop of its own."""
    bare = remark.rstrip(". ")
    return Message(vi=bare, en=bare)
