"""Work of many pieces that this process and a copy of it do, each from its end, until they meet."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from hocso.process import CAN_FORK, Copy, begin_copy

Piece = TypeVar("Piece")
Result = TypeVar("Result")

MANY = 8
"""So many pieces at least: a copy takes some hundredths of a second to begin and to end."""


def from_both_ends(
    pieces: Sequence[Piece],
    here: Callable[[Piece], object],
    there: Callable[[Piece], Result],
    take: Callable[[Piece, Result], object],
) -> None:
    """Have the first pieces done ``here``, one after the other, and the last ones ``there``, in a copy of this process.

    What a copy changes in memory is lost with it, but what each of its pieces gave is handed to ``take``, in their
    order. A few pieces are all done here, and so are those that a copy leaves undone: what it raises is raised here.
    """
    done, given = _shared(pieces, here, there) if len(pieces) >= MANY and CAN_FORK else (0, {})
    for at, piece in enumerate(pieces[done:], done):
        if at in given:
            take(piece, given[at])
        else:
            here(piece)


def _shared(
    pieces: Sequence[Piece], here: Callable[[Piece], object], there: Callable[[Piece], Result]
) -> tuple[int, Mapping[int, Result]]:
    """How many of the first pieces were done here, and by their places what those done by a copy gave."""
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
    return done, _given_by(copy)


def _from_last(
    pieces: Sequence[Piece], there: Callable[[Piece], Result], claim: Callable[[], bool]
) -> Mapping[int, Result]:
    return {at: there(pieces[at]) for at in reversed(range(len(pieces))) if claim()}


def _given_by(copy: Copy[Mapping[int, Result]] | None) -> Mapping[int, Result]:
    try:
        return copy.result() if copy else {}
    except (EOFError, OSError):
        return {}


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
