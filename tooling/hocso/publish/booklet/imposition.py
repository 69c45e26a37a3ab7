"""Pages of a booklet laid two on a side, so that the sheets, folded together and stapled, read in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hocso.publish.typesetting.press import Making

THICKEST = 15
"""How many sheets, 60 pages, one staple and one fold can hold."""

Half = int | None
"""A page of the booklet, counted from 0, or None for a blank half."""


@dataclass(frozen=True)
class Side:
    """What is printed on one side of a sheet; ``depth`` sheets lie around it when it is folded."""

    left: Half
    right: Half
    depth: int


@dataclass(frozen=True)
class Sheet:
    """The back is right for paper turned like the page of a book, over its short edge."""

    front: Side
    back: Side


Way = Callable[[Sequence[Sheet]], Iterable[Side]]

WAYS: Mapping[str, Way] = {
    "print": lambda sheets: (side for sheet in sheets for side in (sheet.front, sheet.back)),
    "fronts": lambda sheets: (sheet.front for sheet in sheets),
    "backs": lambda sheets: (sheet.back for sheet in sheets),
    "backs-reversed": lambda sheets: (sheet.back for sheet in reversed(sheets)),
}
"""Which sides are printed, and in which order, by the ending of the file's name.

A printer lays each sheet on those before it and takes the uppermost first. A stack that goes back into the tray
turned over is therefore taken in the order it was printed in, any other in the reversed one.
"""


def sheets(pages: int) -> Iterator[Sheet]:
    """The sheets of a booklet: signature after signature, in each from the outermost inwards.

    Blanks come after the last page: on the cover's sheet, or, in a booklet of several signatures, on that of the last.
    """
    first = 0
    for size in signatures(pages):
        after = first + 4 * size
        for depth in range(size):
            low, high = first + 2 * depth, after - 1 - 2 * depth
            halves = [number if number < pages else None for number in (high, low, low + 1, high - 1)]
            yield Sheet(Side(halves[0], halves[1], depth), Side(halves[2], halves[3], depth))
        first = after


def signatures(pages: int) -> list[int]:
    """How many sheets are folded together, for each signature: as few and as equal as staples allow."""
    needed = -(-pages // 4)
    count = -(-needed // THICKEST)
    return [needed // count + (number < needed % count) for number in range(count)]


def impose(booklet: bytes) -> list[bytes]:
    """A booklet to print for folding, in each of the ``WAYS``: for paper only, without tags, outline or links.

    Pages keep their size if a half of the sheet holds it, and are made smaller otherwise.
    """
    from hocso.publish.booklet.folding import folded  # what draws PDFs is for the process that folds

    return folded(booklet)


FOLDED = "folded 3"
"""Raise the number when imposing changes."""

FOLDING = Making(tuple(f"{FOLDED} {way}" for way in WAYS), impose)
