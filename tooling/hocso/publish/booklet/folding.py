"""The sides of the sheets of a booklet, drawn: what ``imposition`` says lies where, as a PDF to print."""

import io
from collections.abc import Iterable

import pikepdf

from hocso.publish.booklet.imposition import WAYS, Side, sheets

# A4 lying, in points; each half is an A5 page.
SHEET_WIDTH, SHEET_HEIGHT = 841.89, 595.28
MILLIMETRE = 72 / 25.4
PAPER = 0.1 * MILLIMETRE
"""How thick a sheet is."""


def folded(booklet: bytes) -> list[bytes]:
    """See ``imposition.impose``."""
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
