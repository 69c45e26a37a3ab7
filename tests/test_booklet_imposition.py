"""Sheets folded and stapled read in order, for any number of pages; fronts and backs meet on any printer."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from booklets import curriculum, flat, halves, page
from hocso.publish.booklet.folding import MILLIMETRE
from hocso.publish.booklet.imposition import THICKEST, WAYS, impose, sheets, signatures
from hocso.publish.booklet.printer_test import write_printer_test
from hocso.publish.fonts import fonts
from hocso.publish.typesetting.compiling import typeset

Words = tuple[str, str]
"""The left and the right half of a side."""


def numbered(pages: int, paper: str = "a4") -> bytes:
    """A document whose pages say only their number."""
    source = f'#set page("{paper}")\n' + "#pagebreak()\n".join(f"trang{page}.\n" for page in range(1, pages + 1))
    return bytes(typst.compile(source.encode(), font_paths=fonts(), ignore_system_fonts=True, timestamp=0))


def folded(booklet: bytes) -> dict[str, bytes]:
    return dict(zip(WAYS, impose(booklet), strict=True))


def leafed(sides: Sequence[Words]) -> list[str]:
    """The pages as a reader turns them, once the sheets lie in each other, outermost first."""
    folded = [(sides[number], sides[number + 1]) for number in range(0, len(sides), 2)]
    there = [page for front, back in folded for page in (front[1], back[0])]
    back_again = [page for front, back in reversed(folded) for page in (back[1], front[0])]
    return there + back_again


def in_order(pages: int, blanks: int = 0) -> list[str]:
    return [f"trang{page}." for page in range(1, pages + 1)] + [""] * blanks


@pytest.mark.parametrize("pages", range(1, 41))
def test_folded_sheets_read_in_order(pages: int) -> None:
    read = leafed(halves(folded(numbered(pages))["print"]))
    blanks = len(read) - pages
    assert len(read) % 4 == 0
    assert blanks < 4
    assert read == in_order(pages, blanks)


@pytest.mark.parametrize("pages", [61, 100, 131])
def test_what_no_staple_holds_is_folded_in_parts(pages: int) -> None:
    sides = halves(folded(numbered(pages))["print"])
    read: list[str] = []
    for size in signatures(pages):
        part, sides = sides[: 2 * size], sides[2 * size :]
        read += leafed(part)
    assert sides == []
    assert read == in_order(pages, len(read) - pages)


@given(st.integers(1, 2000))
def test_parts_are_few_equal_and_thin(pages: int) -> None:
    parts = signatures(pages)
    assert max(parts) <= THICKEST
    assert max(parts) - min(parts) <= 1
    assert 0 <= 4 * sum(parts) - pages < 4
    assert len(parts) == -(-sum(parts) // THICKEST)


@dataclass(frozen=True)
class Printed:
    """What is on one face of a sheet, and which short edge went first when it was printed."""

    words: Words
    leading: int


@dataclass(frozen=True)
class Paper:
    """A sheet in a tray: what its two faces show, which face the printer will print on, which short edge goes first."""

    faces: tuple[Printed | None, Printed | None] = (None, None)
    face: int = 0
    leading: int = 0

    def printed(self, words: Words) -> "Paper":
        assert self.faces[self.face] is None, "printed twice on one face"
        mine = Printed(words, self.leading)
        return replace(self, faces=(mine, self.faces[1]) if self.face == 0 else (self.faces[0], mine))

    def moved(self, over: bool, ends: bool) -> "Paper":
        return replace(self, face=self.face ^ over, leading=self.leading ^ ends)


@dataclass(frozen=True)
class Printer:
    """What a way from the output to the tray, without turning, does to the paper; ``last_first``: a setting of many.

    Whatever it is, it lays each sheet on those before it, and takes the uppermost of the tray.
    """

    over: bool
    ends: bool
    last_first: bool

    def run(self, tray: Sequence[Paper], file: Sequence[Words]) -> list[Paper]:
        """The stack in the output, from the uppermost down, as it lies when it is carried to the tray unturned."""
        prints = list(reversed(file)) if self.last_first else list(file)
        out = [sheet.printed(words) for sheet, words in zip(tray, prints, strict=True)]
        return [sheet.moved(self.over, self.ends) for sheet in reversed(out)]


PRINTERS = [Printer(*bits) for bits in product((False, True), repeat=3)]


def advice(printer: Printer) -> tuple[bool, bool, str]:
    """What the test sheet of this printer tells: whether to turn the stack over, to change its ends, and what to print.

    Its arrows meet if the sheet was turned like the page of a book: over, the other short edge first.
    """
    on_one_face, same_direction = not printer.over, printer.over == printer.ends
    if on_one_face:
        return (True, True, "backs") if same_direction else (True, False, "backs")
    return (False, False, "backs-reversed") if same_direction else (False, True, "backs-reversed")


def both_sides(printer: Printer, fronts: Sequence[Words], backs: dict[str, Sequence[Words]]) -> list[Paper]:
    """The stack that a volunteer has in hand after doing as the test sheet says."""
    stack = printer.run([Paper()] * len(fronts), fronts)
    over, ends, file = advice(printer)
    tray = [sheet.moved(over, ends) for sheet in (reversed(stack) if over else stack)]
    return printer.run(tray, backs[file])


@pytest.mark.parametrize("printer", PRINTERS, ids=str)
def test_fronts_and_backs_meet_on_any_printer(printer: Printer) -> None:
    for pages in range(1, 65):
        sides = {way: [_words(side.left, side.right) for side in WAYS[way](list(sheets(pages)))] for way in WAYS}
        wanted = sides["print"]
        pairs = {(wanted[number], wanted[number + 1]) for number in range(0, len(wanted), 2)}
        for sheet in both_sides(printer, sides["fronts"], sides):
            front, back = sheet.faces
            assert front is not None
            assert back is not None
            assert (front.words, back.words) in pairs
            assert front.leading != back.leading, "one side stands on its head"


def _words(left: int | None, right: int | None) -> Words:
    return str(left), str(right)


@pytest.mark.parametrize("pages", range(1, 41))
def test_fronts_and_backs_are_the_two_sided_file_taken_apart(pages: int) -> None:
    booklet = numbered(pages)
    both, fronts, backs, reversed_backs = map(halves, impose(booklet))
    assert [side for pair in zip(fronts, backs, strict=True) for side in pair] == both
    assert reversed_backs == backs[::-1]


def edges(raw: bytes) -> list[tuple[float, float]]:
    """How far the words on the left and on the right half of each side begin from the fold, in millimetres."""
    found = []
    document = pypdfium2.PdfDocument(raw)
    for side in document:
        words, middle = side.get_textpage(), side.get_width() / 2
        left, right = sorted(words.get_rect(number)[0] for number in range(words.count_rects()))
        found.append(((middle - left) / MILLIMETRE, (right - middle) / MILLIMETRE))
    document.close()
    return found


def test_deeper_sheets_move_towards_the_fold_by_the_thickness_of_the_paper() -> None:
    fronts = edges(folded(numbered(40, "a5"))["fronts"])
    assert len(fronts) == 10
    for depth, (left, right) in enumerate(fronts):
        moved = pytest.approx(depth * 0.1, abs=0.02)
        assert (fronts[0][0] - left, fronts[0][1] - right) == (moved, moved)


@given(st.integers(1, 2000))
def test_both_sides_of_a_sheet_move_alike_and_never_far(pages: int) -> None:
    for sheet in sheets(pages):
        assert sheet.front.depth == sheet.back.depth < THICKEST


@pytest.mark.parametrize(("paper", "scale"), [("a5", 1.0), ("a4", 0.707)])
def test_pages_keep_their_size_where_they_can(paper: str, scale: float) -> None:
    with pikepdf.open(io.BytesIO(folded(numbered(4, paper))["print"])) as pdf:
        assert {(round(side.mediabox[2]), round(side.mediabox[3])) for side in pdf.pages} == {(842, 595)}
        content = pdf.pages[0].Contents.read_bytes()
    matrix = [float(number) for number in content.split(b"cm")[0].split()[-6:]]
    assert matrix[0] == pytest.approx(scale, abs=0.001)


def test_a_printer_is_told_how_to_print_it() -> None:
    for way, file in folded(numbered(8)).items():
        with pikepdf.open(io.BytesIO(file)) as pdf:
            told = pdf.Root.ViewerPreferences
            assert str(told.Duplex) == ("/DuplexFlipShortEdge" if way == "print" else "/Simplex")
            assert str(told.PrintScaling) == "/None"


def test_every_file_says_its_title_and_its_language() -> None:
    with pikepdf.open(io.BytesIO(numbered(5))) as source:
        source.docinfo["/Title"] = "Mở ngăn, mở tủ"
        source.Root.Lang = pikepdf.String("vi-VN")
        named = io.BytesIO()
        source.save(named)
    for file in folded(named.getvalue()).values():
        with pikepdf.open(io.BytesIO(file)) as pdf:
            assert str(pdf.docinfo["/Title"]) == pdf.open_metadata()["dc:title"] == "Mở ngăn, mở tủ"
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert str(pdf.Root.Lang) == "vi-VN"


def test_the_same_booklet_gives_the_same_bytes() -> None:
    booklet = numbered(9)
    assert impose(booklet) == impose(booklet)


@pytest.fixture(scope="module")
def trial_sheet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return typeset(write_printer_test(curriculum(tmp_path_factory.mktemp("sach"), page())))[0]


def test_the_test_sheet_says_what_the_printers_here_need(trial_sheet: bytes) -> None:
    """Each of the four ways to lay the paper stands on it with the file that belongs to it."""
    document = pypdfium2.PdfDocument(trial_sheet)
    texts = [flat(leaf.get_textpage().get_text_range()) for leaf in document]
    document.close()
    assert len(texts) == 3
    for words in (
        "hai cạnh ngắn đổi chỗ. Rồi in …-backs.pdf",
        "hai cạnh dài đổi chỗ. Rồi in …-backs.pdf",
        "Đặt chồng giấy như vừa làm. Rồi in …-backs-reversed.pdf",
        "Xoay chồng giấy nửa vòng, không lật. Rồi in …-backs-reversed.pdf",
    ):
        assert words in texts[0]


def ink(side: Image.Image) -> set[int]:
    """The places that are not white."""
    return {at for at, level in enumerate(side.tobytes()) if level < 250}


def test_page_two_leaves_page_one_readable_however_it_lands(trial_sheet: bytes, tmp_path: Path) -> None:
    """Where page 2 has ink, page 1 has none, upright and upside down."""
    (tmp_path / "thu.pdf").write_bytes(trial_sheet)
    document = pypdfium2.PdfDocument(tmp_path / "thu.pdf")
    first, second = (document[number].render(scale=0.5).to_pil().convert("L") for number in (0, 1))
    document.close()
    upright, upside_down = ink(second), ink(second.rotate(180))
    assert upright
    assert ink(first).isdisjoint(upright | upside_down)
