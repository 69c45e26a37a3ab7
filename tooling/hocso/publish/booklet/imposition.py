"""Pages of a booklet laid two on a sheet, so that the sheets, folded together and stapled, read in order."""

import io
from collections.abc import Iterator, Mapping

import pikepdf

# A4 lying, in points; each half is an A5 page.
SHEET_WIDTH, SHEET_HEIGHT = 841.89, 595.28
HALVES = {
    "/Left": pikepdf.Rectangle(0, 0, SHEET_WIDTH / 2, SHEET_HEIGHT),
    "/Right": pikepdf.Rectangle(SHEET_WIDTH / 2, 0, SHEET_WIDTH, SHEET_HEIGHT),
}
Half = int | None
"""A page of the booklet, counted from 0, or None for a blank half."""


def order(pages: int) -> Iterator[tuple[Half, Half]]:
    """Left and right half of each side: the front of the outermost sheet, its back, and so on inwards.

    Blanks come after the last page, so that they are the inside and the back of the cover's sheet.
    Backs are right for a printer that turns the paper over its short edge.
    """
    padded = -(-pages // 4) * 4
    for first in range(0, padded // 2, 2):
        last = padded - 1 - first
        yield _page(last, pages), _page(first, pages)
        yield _page(first + 1, pages), _page(last - 1, pages)


def _page(number: int, pages: int) -> Half:
    return number if number < pages else None


def impose(booklet: bytes) -> bytes:
    """The booklet for folding: a file for paper only, without tags, outline or links."""
    with pikepdf.open(io.BytesIO(booklet)) as source, pikepdf.new() as sheets:
        for left, right in order(len(source.pages)):
            side = sheets.add_blank_page(page_size=(SHEET_WIDTH, SHEET_HEIGHT))
            halves = {"/Left": left, "/Right": right}
            _draw(sheets, side, {name: source.pages[half] for name, half in halves.items() if half is not None})
        sheets.Root.ViewerPreferences = pikepdf.Dictionary(Duplex=pikepdf.Name.DuplexFlipShortEdge)
        sheets.docinfo["/Title"] = str(source.docinfo.get("/Title", ""))
        made = io.BytesIO()
        sheets.save(made, deterministic_id=True)
    return made.getvalue()


def _draw(sheets: pikepdf.Pdf, side: pikepdf.Page, halves: Mapping[str, pikepdf.Page]) -> None:
    """Lay pages on the halves of a sheet's side, under fixed names: the same booklet gives the same bytes."""
    forms = {name: sheets.copy_foreign(page.as_form_xobject()) for name, page in halves.items()}
    side.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(forms))
    drawing = b"".join(
        side.calc_form_xobject_placement(form, pikepdf.Name(name), HALVES[name]) for name, form in forms.items()
    )
    side.obj.Contents = sheets.make_stream(drawing)
