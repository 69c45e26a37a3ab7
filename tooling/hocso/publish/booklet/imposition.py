"""Pages of a booklet laid two on a side, so that the sheets, folded together and stapled, read in order."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf

from hocso.publish.typesetting.press import Making

# A4 lying, in points; each half is an A5 page.
SHEET_WIDTH, SHEET_HEIGHT = 841.89, 595.28
MILLIMETRE = 72 / 25.4
PAPER = 0.1 * MILLIMETRE
"""How thick a sheet is."""
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
    with pikepdf.open(io.BytesIO(booklet)) as source, pikepdf.new() as made:
        laid = list(sheets(len(source.pages)))
        drawn = {side: _draw(made, side, source) for side in WAYS["print"](laid)}
        _name_as(source, made)
        return [_saved(made, (drawn[side] for side in sides(laid)), way) for way, sides in WAYS.items()]


def _name_as(source: pikepdf.Pdf, made: pikepdf.Pdf) -> None:
    """The title and the language of the source, where a reader looks for them today and where it used to."""
    made.Root.Lang = source.Root.get("/Lang", pikepdf.String(""))
    with made.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = str(source.docinfo.get("/Title", ""))


def _saved(made: pikepdf.Pdf, sides: Iterable[pikepdf.Page], way: str) -> bytes:
    """The document with these of the sides that were drawn in it, in their order."""
    del made.pages[:]
    made.pages.extend(sides)
    duplex = pikepdf.Name.DuplexFlipShortEdge if way == "print" else pikepdf.Name.Simplex
    made.Root.ViewerPreferences = pikepdf.Dictionary(
        Duplex=duplex, PrintScaling=pikepdf.Name("/None"), DisplayDocTitle=True
    )
    saved = io.BytesIO()
    made.save(saved, deterministic_id=True)
    return saved.getvalue()


def _draw(made: pikepdf.Pdf, side: Side, source: pikepdf.Pdf) -> pikepdf.Page:
    """A side with its pages, under fixed names: the same booklet gives the same bytes.

    Sheets that lie deeper come out further at the edge when they are folded: their pages are moved towards the fold
    by as much, so that the text of one lies on that of the other. The deepest move by less than any margin holds.
    """
    paper = made.add_blank_page(page_size=(SHEET_WIDTH, SHEET_HEIGHT))
    creep, fold = side.depth * PAPER, SHEET_WIDTH / 2
    places = {
        "/Left": (side.left, pikepdf.Rectangle(creep, 0, fold + creep, SHEET_HEIGHT)),
        "/Right": (side.right, pikepdf.Rectangle(fold - creep, 0, SHEET_WIDTH - creep, SHEET_HEIGHT)),
    }
    filled = {name: (source.pages[half], place) for name, (half, place) in places.items() if half is not None}
    forms = {name: made.copy_foreign(page.as_form_xobject()) for name, (page, _) in filled.items()}
    paper.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(forms))
    drawing = b"".join(
        paper.calc_form_xobject_placement(form, pikepdf.Name(name), filled[name][1]) for name, form in forms.items()
    )
    paper.obj.Contents = made.make_stream(drawing)
    return paper


FOLDED = "folded 3"
"""Raise the number when imposing changes."""

FOLDING = Making(tuple(f"{FOLDED} {way}" for way in WAYS), impose)
