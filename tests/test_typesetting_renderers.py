"""Every kind of node prints its words, says what paper cannot show, and hides what learners never see."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import typst
from docutils import nodes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from booklets import curriculum, flat, page, print_pages
from hocso.model import nodes as ours
from hocso.model.edition import Edition
from hocso.model.errors import CannotPublish
from hocso.model.facts import Fact
from hocso.model.lesson import Lesson
from hocso.model.progress import Silent
from hocso.publish import TARGETS, side_by_side
from paper import accessibility_faults


def par(*parts: nodes.Node | str) -> nodes.paragraph:
    return nodes.paragraph("", "", *(nodes.Text(part) if isinstance(part, str) else part for part in parts))


def row(*cells: str, **spans: int) -> nodes.row:
    return nodes.row("", *(nodes.entry("", par(cell), **spans) for cell in cells))


def table(columns: int, *rows: nodes.row) -> nodes.table:
    specs = [nodes.colspec(colwidth=10) for _ in range(columns)]
    head, *body = rows
    return nodes.table("", nodes.tgroup("", *specs, nodes.thead("", head), nodes.tbody("", *body), cols=columns))


def items(kind: type[nodes.Element], *parts: nodes.Node) -> nodes.Element:
    return kind("", *(nodes.list_item("", part) for part in parts))


class unheard_of(nodes.General, nodes.Element):
    """A kind of node that no table knows."""


LONG = "x" * 200
PRINTED: dict[str, tuple[Callable[[], nodes.Node], str]] = {
    "paragraph": (lambda: par("Đọc tên trước, bấm sau."), "Đọc tên trước, bấm sau."),
    "emphasis": (lambda: par("a ", nodes.emphasis("", "nhấn"), " b"), "a nhấn b"),
    "strong": (lambda: par(nodes.strong("", "đậm"), "."), "đậm."),
    "inline code": (lambda: par(nodes.literal("", "f(#x)")), "f(#x)"),
    "sub and super": (lambda: par("H", nodes.subscript("", "2"), "O", nodes.superscript("", "3")), "O"),
    "nested list": (
        lambda: items(nodes.bullet_list, par("một"), items(nodes.enumerated_list, par("hai"), par("ba"))),
        "• một • 1. hai 2. ba",
    ),
    "letters": (
        lambda: nodes.enumerated_list("", nodes.list_item("", par("x")), enumtype="loweralpha", start=3),
        "c. x",
    ),
    "definition": (
        lambda: nodes.definition_list(
            "", nodes.definition_list_item("", nodes.term("", "OTP"), nodes.definition("", par("mã một lần")))
        ),
        "OTP mã một lần",
    ),
    "field": (
        lambda: nodes.field_list(
            "", nodes.field("", nodes.field_name("", "Giá"), nodes.field_body("", par("hai nghìn")))
        ),
        "Giá: hai nghìn",
    ),
    "table": (lambda: table(2, row("A", "B"), row("c", "d")), "A B c d"),
    "spanning cells": (lambda: table(2, row("A", "B"), row("rộng", morecols=1), row("c", "d")), "A B rộng c d"),
    "wide table": (lambda: table(12, row(*"ABCDEFGHIJKL"), row(*map(str, range(12)))), "A: 0 B: 1"),
    "code": (lambda: nodes.literal_block("", "if x:\n    y()", language="python"), "if x: y()"),
    "quote": (lambda: nodes.block_quote("", par("lời"), nodes.attribution("", "bà Mận")), "lời — bà Mận"),
    "note": (lambda: nodes.note("", par("nhớ")), "Ghi chú nhớ"),
    "admonition": (lambda: nodes.admonition("", nodes.title("", "Riêng"), par("lời")), "Riêng lời"),
    "topic": (lambda: nodes.topic("", nodes.title("", "Đề"), par("lời")), "Đề lời"),
    "rubric": (lambda: nodes.rubric("", "Mục nhỏ"), "Mục nhỏ"),
    "verse": (lambda: nodes.line_block("", nodes.line("", "câu sáu"), nodes.line("", "câu tám")), "câu sáu câu tám"),
    "container": (lambda: nodes.container("", par("trong thẻ")), "trong thẻ"),
    "section": (lambda: nodes.section("", nodes.title("", "Mục"), par("lời")), "Mục lời"),
    "formula": (lambda: nodes.math_block("", "a^2 + b"), "𝑎2+𝑏"),
    "long word": (lambda: par(LONG), LONG),
    "unknown": (lambda: unheard_of("", par("vẫn in")), "vẫn in"),
    "scam": (lambda: ours.scam("", ours.heading("", "Coi chừng"), par("kẻ gian"), ids=["c1"]), "Coi chừng kẻ gian"),
    "practice": (lambda: ours.practice("", ours.heading("", "Thực hành"), par("hai người"), minutes=9), "9 phút"),
    "remember": (lambda: ours.remember("", ours.heading("", "Nhớ lấy"), par("chậm")), "Nhớ lấy chậm"),
    "message": (lambda: ours.message("", ours.heading("", "Số lạ"), par("Mẹ ơi"), mine=False), "Số lạ Mẹ ơi"),
    "own message": (lambda: ours.message("", ours.heading("", "Bác gửi"), par("Ai đó"), mine=True), "Bác gửi Ai đó"),
    "objectives": (lambda: ours.objectives("", ours.heading("", "Học xong"), par("biết")), "Học xong biết"),
    "prose": (lambda: ours.prose("", par("lời kể"), ids=["doan-1"]), "lời kể"),
    "said otherwise": (lambda: par(ours.say("", "VNeID", spoken="vi en ai đi")), "VNeID"),
}


@pytest.mark.parametrize("kind", PRINTED)
def test_its_words_are_printed(kind: str, tmp_path: Path) -> None:
    make, words = PRINTED[kind]
    booklet, _ = print_pages(tmp_path, page(make()))
    assert words.replace(" ", "") in booklet.text.replace(" ", "")


TOLD: dict[str, tuple[Callable[[], nodes.Node], str]] = {
    "unknown": (lambda: unheard_of("", par("vẫn in")), "“unheard_of”"),
    "formula": (lambda: par(nodes.math("", r"\khong{x}")), r"formula \khong{x}"),
    "raw": (lambda: nodes.raw("", "<b>đậm</b>", format="html"), "raw html"),
    "missing picture": (lambda: nodes.image(uri="mat.png", alt="lời tả"), "no picture “mat.png”"),
    "remote picture": (lambda: nodes.image(uri="https://e.example/a.png", alt="x"), "no picture “https:"),
    "unknown picture": (lambda: nodes.image(uri="ve.bmp", alt="x"), "like “ve.bmp”"),
    "picture undescribed": (lambda: nodes.image(uri="hinh.png"), "no description"),
    "sign without a glyph": (lambda: par("漢"), "U+6F22"),
}


@pytest.mark.parametrize("kind", TOLD)
def test_what_paper_cannot_show_is_told_with_its_place(kind: str, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "hinh.png")
    (tmp_path / "ve.bmp").write_bytes(b"BM")
    _, notes = print_pages(tmp_path, page(TOLD[kind][0]()))
    assert len(notes) == 1
    assert notes[0].startswith("bai.md:7:1: ")
    assert TOLD[kind][1] in notes[0]


NEVER = {
    "trainer": lambda: ours.trainer("", par("giấu kín")),
    "comment": lambda: nodes.comment("", "giấu kín"),
    "raw": lambda: nodes.raw("", "giấu kín", format="html"),
    "code of a cell": lambda: nodes.container("", nodes.literal_block("", "giấu kín"), classes=["cell_input"]),
}


@pytest.mark.parametrize("kind", NEVER)
def test_what_learners_never_see_is_not_printed(kind: str, tmp_path: Path) -> None:
    booklet, _ = print_pages(tmp_path, page(NEVER[kind](), par("còn lại")))
    assert "giấu" not in booklet.text
    assert "còn lại" in booklet.text


def test_the_code_of_a_plain_page_is_its_matter(tmp_path: Path) -> None:
    booklet, _ = print_pages(tmp_path, page(NEVER["code of a cell"](), front=False))
    assert "giấu kín" in booklet.text


def test_a_missing_picture_leaves_its_description(tmp_path: Path) -> None:
    booklet, _ = print_pages(tmp_path, page(nodes.image(uri="mat.png", alt="bà cụ bán trứng")))
    assert "bà cụ bán trứng" in booklet.text


def test_a_picture_may_stand_anywhere_in_the_book(tmp_path: Path) -> None:
    (tmp_path / "hình ảnh").mkdir()
    Image.new("RGB", (9000, 30)).save(tmp_path / "hình ảnh" / "ô chữ.png")
    booklet, notes = print_pages(tmp_path, page(nodes.image(uri="hình ảnh/ô chữ.png", alt="Ô chữ")))
    assert (notes, "Ô chữ" in booklet.descriptions()) == ([], True)


def test_a_caption_describes_its_picture(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "hinh.png")
    figure = nodes.figure("", nodes.image(uri="hinh.png"), nodes.caption("", "Chợ sớm"))
    booklet, notes = print_pages(tmp_path, page(figure))
    assert (notes, "Chợ sớm" in booklet.descriptions()) == ([], True)


@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "webp", "svg"])
def test_a_damaged_picture_names_its_lesson_and_line_and_the_rest_is_printed(kind: str, tmp_path: Path) -> None:
    (tmp_path / f"hong.{kind}").write_bytes(b"not a picture")
    booklet, notes = print_pages(tmp_path, page(par("lời"), nodes.image(uri=f"hong.{kind}", alt="Bà cụ bán trứng")))
    assert [note.partition(": ")[0] for note in notes] == ["bai.md:7:1"]
    assert "lời" in booklet.text
    assert "Bà cụ bán trứng" in booklet.descriptions()


def test_what_a_handbook_holds_says_something_to_a_screen_reader(tmp_path: Path) -> None:
    """A block of code with empty lines, and a small table: no paragraph is empty, and the table is not split."""
    code = nodes.literal_block("", "một\n\nhai\n\n\nba")
    grid = table(2, row("phút", "việc"), *(row(f"{number} đến {number + 1}", "làm một việc") for number in range(6)))
    parts = [part for _ in range(6) for part in (code.deepcopy(), grid.deepcopy())]
    booklet, _ = print_pages(tmp_path, page(*parts, front=False))
    (tmp_path / "made.pdf").write_bytes(booklet.raw)
    assert accessibility_faults(tmp_path / "made.pdf") == []
    assert all(text.count("phút việc") == text.count("5 đến 6") for text in booklet.pages)


@pytest.mark.parametrize("target", ["booklets", "lessons", "guides", "slides", "forms"])
def test_what_cannot_be_laid_out_is_named(target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refused(typst.TypstError):
        message = diagnostic = "too deep"

    def refuse(*_: object, **__: object) -> bytes:
        raise Refused

    monkeypatch.setattr("typst.compile", refuse)
    monkeypatch.setattr(
        side_by_side, "begin", lambda _file, _megabytes, work, *given, **more: partial(work, *given, **more)
    )
    book = curriculum(tmp_path, page(par("lời")))
    with pytest.raises(CannotPublish) as stopped:
        list(TARGETS[target](Edition(book, {}), tmp_path, Silent()))
    made = {"booklets": "hoc", "lessons": "bai", "guides": "hoc", "slides": "bai", "forms": "hoc-class-list"}
    where = "booklets" if target == "guides" else target  # a guide shows pages of the booklet, which is made first
    assert f"Không dàn được trang của tệp {where}/{made[target]}.pdf" in stopped.value.message.vi


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotPublish):
        print_pages(tmp_path, page(par("lời")))


def quiz(number: int) -> ours.quiz:
    wrong = ours.choice("", ours.answer("", "Giao luôn"), ours.feedback("", "Ảnh giả."), correct=False)
    right = ours.choice("", ours.answer("", f"Chờ {number}"), ours.feedback("", f"Lẽ {number}."), correct=True)
    return ours.quiz("", ours.heading("", f"Hỏi {number}?"), wrong, right, number=number, multiple=False)


def test_answers_stand_at_the_end_and_only_there(tmp_path: Path) -> None:
    booklet, _ = print_pages(tmp_path, page(quiz(1), quiz(2)))
    question, answers = booklet.pages[2:4]
    for number in (1, 2):
        assert f"Hỏi {number}?" in question
        assert f"Lẽ {number}." not in question
        assert f"Hỏi {number}? Chờ {number} Lẽ {number}." in answers
    assert "Giao luôn" in question
    assert "Giao luôn" not in answers
    assert question.count("Đáp án ở trang 4") == 1


def test_facts_are_listed_with_source_and_day_but_not_those_of_trainers(tmp_path: Path) -> None:
    facts = {
        key: Fact(key, f"1{key}", f"Số {key}", f"Nguồn {key}", dt.date(2026, 11, 2), 9, "sure") for key in ("a", "b")
    }
    seen, hidden = (par(ours.fact("", facts[key].value, key=key)) for key in ("a", "b"))
    booklet, _ = print_pages(tmp_path, page(seen, ours.trainer("", hidden), seen.deepcopy()), facts=facts)
    assert booklet.text.count("Số a: 1a Nguồn: Nguồn a Kiểm lại ngày 2/11/2026") == 1
    assert "Số b" not in booklet.text


def linked(address: str) -> nodes.paragraph:
    return par("Xem ", nodes.reference("", "chỗ kia", refuri=address), ".")


def two_pages(address: str) -> tuple[Lesson, Lesson]:
    there = page(nodes.section("", nodes.title("", "Đích"), ids=["dich"]), docname="kia", title="Kia")
    return page(linked(address)), there


@pytest.mark.parametrize("address", ["doc:kia", "doc:kia#dich", "doc:kia#dau-trang"])
def test_a_link_inside_the_booklet_has_its_page(address: str, tmp_path: Path) -> None:
    booklet, _ = print_pages(tmp_path, *two_pages(address))
    spot = next(number for title, number, _ in booklet.outline() if title == "Bài 1. Kia")
    assert f"chỗ kia (trang {spot})." in booklet.text


def test_a_link_to_a_page_elsewhere_goes_to_the_site(tmp_path: Path) -> None:
    booklet, _ = print_pages(tmp_path, page(linked("doc:nha")), base_url="https://x.example/")
    assert "https://x.example/nha.html" in {str(link.A.URI) for link in booklet.links() if "/URI" in link.get("/A", {})}


def test_a_web_address_is_spelled_out_for_paper(tmp_path: Path) -> None:
    booklet, _ = print_pages(tmp_path, page(linked("https://vi-du.example/trang/")))
    assert "vi-du.example/trang" in booklet.text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "doc:khong-co"])
def test_other_addresses_are_words_only(address: str, tmp_path: Path) -> None:
    booklet, _ = print_pages(tmp_path, page(linked(address)))
    assert "Xem chỗ kia." in booklet.text
    assert not [link for link in booklet.links() if "/URI" in link.get("/A", {})]


def test_a_footnote_stands_below_its_page_once(tmp_path: Path) -> None:
    first = nodes.footnote_reference("", "1", refid="f", ids=["r1"])
    again = nodes.footnote_reference("", "1", refid="f", ids=["r2"])
    note = nodes.footnote("", nodes.label("", "1"), par("lời chú"), ids=["f"], backrefs=["r1", "r2"])
    booklet, _ = print_pages(tmp_path, page(par("một", first, " hai", again), note))
    assert booklet.text.count("lời chú") == 1


def test_a_page_without_an_address_has_no_code(tmp_path: Path) -> None:
    without, _ = print_pages(tmp_path / "a", page(par("lời")))
    with_code, _ = print_pages(tmp_path / "b", page(par("lời")), base_url="https://x.example/")
    assert not [alt for alt in without.descriptions() if "QR" in alt]
    assert {"Mã QR mở trang https://x.example/bai.html", "Mã QR mở trang https://x.example/nha.html"} <= set(
        with_code.descriptions()
    )
    assert "Quét mã" not in without.text


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
LETTERS = "aăâeêioôơuưyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵbcdđghklmnpqrstvx"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_prints(tmp_path: Path, words: str, title: str) -> None:
    parts = [par(words), nodes.literal_block("", words), ours.step("", ours.heading("", words), par(words), number=1)]
    booklet, _ = print_pages(tmp_path, page(*parts, title=title))
    assert len(booklet.pages) >= 3


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(LETTERS + LETTERS.upper(), min_size=1, max_size=7), min_size=1, max_size=30))
def test_vietnamese_comes_back_with_its_marks(tmp_path: Path, syllables: list[str]) -> None:
    booklet, _ = print_pages(tmp_path, page(par(" ".join(syllables))))
    assert flat(" ".join(syllables)) in booklet.text


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (print_pages(tmp_path / name, page(quiz(1), par("lời")))[0].raw for name in "ab")
    assert first == second


def test_no_letter_is_smaller_than_sixteen_points(tmp_path: Path) -> None:
    parts = [make() for make, _ in PRINTED.values()]
    booklet, _ = print_pages(tmp_path, page(*parts, quiz(1)), base_url="https://x.example/")
    assert min(booklet.smallest_type(leaf) for leaf in range(len(booklet.pages))) >= 15.99
