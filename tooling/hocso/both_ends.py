"""Work of many pieces that this process and a copy of it do, each from its end, until they meet."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TypeVar

from hocso.process import CAN_FORK, begin_copy

Piece = TypeVar("Piece")

MANY = 8
"""So many pieces at least: a copy takes some hundredths of a second to begin and to end."""


def from_both_ends(pieces: Sequence[Piece], here: Callable[[Piece], object], there: Callable[[Piece], object]) -> None:
    """Have all pieces done ``here``, one after the other, the last of them when a copy has done them ``there``.

    What a copy changes in memory is lost with it: it keeps what it makes on the disk, where it is found here. So
    nothing is lost where there is no copy, or one breaks down. For a few pieces there is none.
    """
    done = _until_they_meet(pieces, here, there) if len(pieces) >= MANY and CAN_FORK else 0
    for piece in pieces[done:]:
        here(piece)


def _until_they_meet(pieces: Sequence[Piece], here: Callable[[Piece], object], there: Callable[[Piece], object]) -> int:
    """How many of the first pieces were done here, when a copy is through with the last ones."""
    done = 0
    with _claims(len(pieces)) as claim:
        copy = begin_copy(partial(_from_last, pieces, there, claim))
        try:
            while claim():
                here(pieces[done])
                done += 1
        except BaseException:
            if copy:
                copy.end()
            raise
    if copy:
        with suppress(EOFError, OSError):  # it gives nothing if it broke down
            copy.result()
    return done


def _from_last(pieces: Sequence[Piece], there: Callable[[Piece], object], claim: Callable[[], bool]) -> None:
    for piece in reversed(pieces):
        if not claim():
            return
        there(piece)


@contextmanager
def _claims(count: int) -> Iterator[Callable[[], bool]]:
    """What asks for one piece more; false when all are given out. They are bytes in a pipe: none is read twice."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)  # what has no room in it is done last, by us alone
    os.write(writer, bytes(count))
    os.close(writer)
    try:
        yield lambda: os.read(reader, 1) != b""
    finally:
        os.close(reader)
