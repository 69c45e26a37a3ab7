"""A lesson as slides: what stands on which, what goes on over further ones, and what the trainer sees beside them."""

import re
from pathlib import Path

import pytest
from docutils import nodes
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from booklets import Listener, curriculum, page
from conftest import write_book
from hocso.model import nodes as ours
from hocso.model.curriculum import Curriculum
from hocso.publish.slides.canvas import LEAST, Frame, is_wide, plan
from hocso.publish.slides.deck import deck_of
from hocso.publish.slides.fitting import spread, stacked
from hocso.publish.slides.inlines import tidy
from hocso.publish.slides.model import Block, Box, Choice, Code, Deck, Line, Run, Slide, Table, plain
from hocso.publish.typesetting.notes import Notes
from hocso.read import read
from slides_book import LONG_STEP, read_slides_book


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    return read_slides_book(tmp_path_factory.mktemp("sach"))


@pytest.fixture(scope="module")
def decks(book: Curriculum) -> list[Deck]:
    (module,) = book.modules
    return [deck_of(book, module, lesson, Notes(Listener())) for lesson in module.lessons]


def made(tmp_path: Path, *parts: nodes.Node) -> tuple[Deck, list[str]]:
    """The slides of a page of these parts, and the notes on the way in English."""
    listener = Listener()
    book = curriculum(tmp_path, page(*parts))
    deck = deck_of(book, book.modules[0], book.modules[0].lessons[0], Notes(listener))
    return deck, [note.en for note in listener.notes]


def words_of(block: Block) -> str:
    match block:
        case Line():
            return plain(block.words)
        case Box():
            return " ".join((block.title, *(plain(line.words) for line in block.lines)))
        case Code():
            return block.text
        case Table():
            return " ".join(plain(cell) for row in (block.header, *block.rows) for cell in row)
        case Choice():
            return plain(block.words) + plain(block.said)


def text_of(slide: Slide) -> str:
    return " ".join(map(words_of, slide.blocks))


def test_a_lesson_goes_from_its_title_to_whom_to_ask(decks: list[Deck]) -> None:
    kinds = list(dict.fromkeys(slide.kind for slide in decks[0].slides))
    assert kinds == [
        "title", "objectives", "opening", "step", "scam", "quiz", "answer", "practice", "remember", "prose", "end",
    ]  # fmt: skip


def test_a_slide_is_named_as_the_lesson_names_its_parts(decks: list[Deck]) -> None:
    names = [slide.name for slide in decks[0].slides]
    assert names[0] == "Tin · Bài 1. Tin nhắn giả"
    assert "Chuyện kể: bà Tám và tin lạ" in names
    assert "Bước 1. Mở tin nhắn" in names
    assert "Coi chừng lừa đảo. Giả làm ngân hàng" in names
    assert "Thực hành · 10 phút. Đọc tin cho nhau nghe" in names
    assert "Cần giúp thì gọi ai?" in names


def test_the_answer_stands_on_the_slide_after_the_question(decks: list[Deck]) -> None:
    slides = decks[0].slides
    place = next(number for number, slide in enumerate(slides) if slide.kind == "quiz")
    question, answer = slides[place], slides[place + 1]
    assert question.blocks == (
        Choice("A", (Run("Bấm thử xem sao"),)),
        Choice("B", (Run("Xóa tin đi"),)),
    )
    assert answer.kind == "answer"
    assert answer.blocks == (Choice("B", (Run("Xóa tin đi", bold=True),), True, (Run("Tin lạ thì xóa."),)),)


def test_a_step_that_is_too_long_goes_on_at_the_end_of_a_sentence(decks: list[Deck]) -> None:
    parts = [slide for slide in decks[0].slides if slide.title == "Bước dài hơn một trang"]
    assert [part.label for part in parts] == ["Bước 3", "Bước 3, tiếp", "Bước 3, tiếp 2"]
    assert [words_of(line) for part in parts for line in part.blocks] == LONG_STEP.split("\n")


def test_nothing_is_small_and_nothing_is_too_high(decks: list[Deck]) -> None:
    for slide in (slide for deck in decks for slide in deck.slides):
        body = plan(slide).body
        assert slide.size >= LEAST
        assert stacked(slide.blocks, body.width, slide.size) <= body.height, slide.name


def test_what_has_little_to_say_says_it_in_large_letters(decks: list[Deck]) -> None:
    assert next(slide for slide in decks[0].slides if slide.kind == "scam").size > LEAST


def test_the_phone_stands_beside_its_words_and_fills_the_height(decks: list[Deck]) -> None:
    step = next(slide for slide in decks[0].slides if slide.title == "Mở tin nhắn")
    layout = plan(step)
    assert step.picture
    assert step.picture.alt == "Màn hình chính, bấm vào ô Tin nhắn."
    assert layout.picture and layout.picture.height > 400
    assert layout.picture.x > layout.body.right


def test_a_wide_picture_has_a_slide_to_itself(decks: list[Deck]) -> None:
    slide = next(slide for slide in decks[2].slides if slide.picture and slide.picture.width == 10_000)
    assert is_wide(slide.picture) if slide.picture else False
    assert slide.blocks == ()


def test_a_table_too_wide_to_be_read_is_a_card_a_row(decks: list[Deck]) -> None:
    boxes = [block for slide in decks[2].slides for block in slide.blocks if isinstance(block, Box)]
    cards = [box for box in boxes if box.kind == "card"]
    assert words_of(cards[0]).startswith(" cột 1: giá trị 1 cột 2: giá trị 2")
    assert " ".join(map(words_of, cards)).count("cột 12: giá trị 12") == 2


def test_messages_are_bubbles(decks: list[Deck]) -> None:
    step = next(slide for slide in decks[0].slides if slide.title == "Đọc thật chậm")
    assert [block.kind for block in step.blocks if isinstance(block, Box)] == ["theirs", "mine"]


def test_the_end_names_who_helps_and_leads_to_the_page(decks: list[Deck]) -> None:
    end = decks[0].slides[-1]
    assert "Số điện thoại: 0000 000 000" in text_of(end)
    assert end.picture
    assert end.picture.alt.endswith("https://sach-thu.example/tin/01-tin-gia.html")


def test_the_trainer_sees_clock_notes_and_answers_of_each_slide(decks: list[Deck]) -> None:
    by_title = {slide.title: slide.notes for slide in decks[0].slides if slide.kind != "answer"}
    assert by_title["Tin nhắn giả"] == ("Cả bài 30 phút.", "Mang theo mười tờ tin nhắn in sẵn.")
    assert by_title["Mở tin nhắn"] == ("Phút 2–6 (4 phút).", "Nhắc bác đeo kính trước khi đọc.")
    assert by_title["Đọc thật chậm"] == ("Phút 6–12 (6 phút).",)
    assert by_title["Tin lạ bảo bấm vào đường liên kết. Bác làm gì?"] == (
        "Phút 12–19 (7 phút).",
        "A. Chưa đúng. Bấm là mất tiền.",
        "B. Đúng. Tin lạ thì xóa.",
    )


def test_nothing_for_the_trainer_stands_on_a_slide(decks: list[Deck]) -> None:
    assert not any("Nhắc bác" in text_of(slide) or "Mang theo" in text_of(slide) for slide in decks[0].slides)


def test_a_page_of_another_book_gives_slides_too(decks: list[Deck]) -> None:
    names = [slide.name for slide in decks[1].slides]
    assert names == [
        "Tin. A page of another book", "Mở đầu", "First section", "Second section", "Tiếp theo. Second section",
        "Hẹn gặp lại bác!",
    ]  # fmt: skip
    kinds = [type(block) for block in decks[1].slides[2].blocks]
    assert kinds == [Line, Line, Box, Table]
    assert decks[1].slides[3].blocks == (Code('print("hello")'),)


def test_no_word_of_the_extremes_is_lost(decks: list[Deck], book: Curriculum) -> None:
    shown = "".join(slide.title + text_of(slide) for slide in decks[2].slides)
    letters = "".join(shown.split())
    for text in book.modules[0].lessons[2].doctree.findall(nodes.Text):
        if not any(isinstance(above, nodes.title) for above in (text.parent, text.parent.parent)):
            assert "".join(text.astext().split())[:60] in letters


class stranger(nodes.General, nodes.Element):
    """A kind of node that no form knows."""


def test_an_unknown_node_is_told_with_its_place_and_its_words_are_shown(tmp_path: Path) -> None:
    deck, (note,) = made(tmp_path, stranger("", nodes.paragraph("", "Chữ bên trong.")))
    assert note.startswith("bai.md:7:1: slides do not know how to show a “stranger”")
    assert "Chữ bên trong." in " ".join(map(text_of, deck.slides))


class odd_letters(nodes.Inline, nodes.TextElement):
    """An unknown kind of letters."""


def test_unknown_letters_are_told_too(tmp_path: Path) -> None:
    deck, (note,) = made(tmp_path, nodes.paragraph("", "", odd_letters("", "chữ lạ")))
    assert "“odd_letters”" in note
    assert "chữ lạ" in " ".join(map(text_of, deck.slides))


def test_a_picture_that_is_not_there_gives_its_description(tmp_path: Path) -> None:
    deck, (note,) = made(tmp_path, nodes.image(uri="khong-co.png", alt="Bà Tám cười"))
    assert note.startswith("bai.md:7:1: there is no picture “khong-co.png”")
    assert "Bà Tám cười" in " ".join(map(text_of, deck.slides))


def test_a_broken_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "hong.png").write_bytes(b"\x89PNG\r\n and then nothing")
    _, (note,) = made(tmp_path, nodes.image(uri="hong.png", alt="Hình"))
    assert "“hong.png” is broken" in note


@pytest.mark.parametrize("svg", ["<svg><rect", "not a picture"])
def test_a_broken_drawing_is_told(svg: str, tmp_path: Path) -> None:
    (tmp_path / "hong.svg").write_text(svg, encoding="utf-8")
    _, (note,) = made(tmp_path, nodes.image(uri="hong.svg", alt="Hình"))
    assert "“hong.svg” is broken" in note


def test_html_and_formulas_are_told(tmp_path: Path) -> None:
    frame = nodes.raw("", "<iframe src='x'></iframe>", format="html")
    _, notes = made(tmp_path, frame, nodes.paragraph("", "", nodes.math("", "x^2")))
    assert [note.split(": ")[1][:12] for note in notes] == ["raw html can", "the formulas"]


def test_a_formula_by_itself_is_a_picture_with_the_line_that_announces_it(tmp_path: Path) -> None:
    formula = nodes.math_block("", "x = \\frac{1}{2}", number=3, ids=["x"])
    parts = [nodes.paragraph("", "Ta có:"), formula, nodes.paragraph("", "Rồi sao?")]
    deck, notes = made(tmp_path, ours.step("", ours.heading("", "Tính"), *parts, number=1))
    shown = [(text_of(slide), slide.picture and slide.picture.alt) for slide in deck.slides[1:3]]
    assert shown == [("Ta có:", "x = \\frac{1}{2} (3)"), ("Rồi sao?", None)]
    assert notes == []


def test_a_formula_that_nobody_can_read_is_told_and_shown_as_written(tmp_path: Path) -> None:
    deck, (note,) = made(tmp_path, nodes.math_block("", "\\khong{x}"))
    assert "the formula \\khong{x} cannot be read" in note
    assert Code("\\khong{x}") in deck.slides[1].blocks


WORDS = st.lists(st.text("ăâbcđêghWiố", min_size=1, max_size=60), min_size=1, max_size=60).map(" ".join)
MARKERS = st.sampled_from(["", "•"])
LINES = st.builds(lambda text, bold, marker: Line((Run(text, bold),), marker), WORDS, st.booleans(), MARKERS)
BOXES = st.builds(lambda title, lines: Box("note", title, tuple(lines)), WORDS, st.lists(LINES, max_size=4))
CHOICES = st.builds(lambda text, said: Choice("A", (Run(text),), True, (Run(said),)), WORDS, WORDS)
CODES = st.lists(st.text("abc ", max_size=200), min_size=1, max_size=30).map("\n".join).map(Code)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(LINES, BOXES, CHOICES, CODES), min_size=1, max_size=5), st.integers(380, 880))
def test_whatever_is_to_be_said_is_said_and_fits(blocks: list[Block], room: int) -> None:
    frame = Frame(0, 0, room, 300)
    parts = spread(blocks, frame)
    for size, part in parts:
        assert size >= LEAST
        assert stacked(part, room, size) <= frame.height
    told = "".join("".join(words_of(block).split()) for _, part in parts for block in part)
    for block in blocks:
        lines = block.lines if isinstance(block, Box) else [block]
        assert all("".join(words_of(line).split())[:20] in told for line in lines)


RUNS = st.lists(st.tuples(st.text("ăâ .i", min_size=1, max_size=12), st.booleans()), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(RUNS.map(lambda runs: tidy(Run(re.sub(" +", " ", text), bold) for text, bold in runs)))
def test_words_that_go_on_over_slides_keep_their_spaces(words: tuple[Run, ...]) -> None:
    """Bold words keep the full stop behind them; between two slides a space is lost, and nothing else."""
    parts = [part for _, part in spread([Line(words)], Frame(0, 0, 300, 40))] if words else []
    told = [plain(block.words) for part in parts for block in part if isinstance(block, Line)]
    assert re.fullmatch(" ?".join(map(re.escape, told)), plain(words))


def test_a_slide_without_any_title_has_the_lessons(tmp_path: Path) -> None:
    deck, _ = made(tmp_path, ours.prose("", ours.heading("", "\x07 "), nodes.paragraph("", "Nhớ.")))
    assert [slide.title for slide in deck.slides] == ["Bài thử", "Bài thử"]


def test_a_passage_inside_a_box_is_a_box(tmp_path: Path) -> None:
    quiz = ours.quiz("", ours.heading("", "Hỏi gì?"), ours.choice("", ours.answer("", "Một"), ours.feedback()))
    deck, notes = made(tmp_path, nodes.note("", nodes.paragraph("", "Lời."), quiz))
    assert "Hỏi gì? Một" in " ".join(map(text_of, deck.slides))
    assert notes == []


INNER = "| C | D |\n|---|---|\n| ba đồng | bốn đồng |"
NESTED = f"""\
# Bảng

::::{{list-table}}
:header-rows: 1
* - A
  - B
* - một
  - {INNER.replace(chr(10), chr(10) + "    ")}
* - hai
  - ```{{figure}} o.png
    :alt: Ô
    Ô vuông.
    ```
::::
"""


def test_a_cell_may_hold_a_table_or_a_figure(tmp_path: Path) -> None:
    root = write_book(tmp_path, {"bai/01.md": NESTED})
    Image.new("RGB", (60, 60)).save(root / "bai" / "o.png")
    book, listener = read(root), Listener()
    deck = deck_of(book, book.modules[0], book.modules[0].lessons[0], Notes(listener))
    assert listener.notes == []
    (shown,) = (block for slide in deck.slides for block in slide.blocks if isinstance(block, Table))
    assert [plain(cell) for cell in shown.header] == ["A", "B"]
    assert [[plain(cell) for cell in row] for row in shown.rows] == [
        ["một", "C D ba đồng bốn đồng"],
        ["hai", "Ô vuông."],
    ]
    assert any(slide.picture and slide.picture.alt == "Ô" for slide in deck.slides)


def test_a_label_too_long_for_its_line_ends_in_dots() -> None:
    slide = Slide("title", "Một phần có tên rất dài " * 8, "Tên bài")
    assert plan(slide).head.label.endswith(" …")


def test_a_figure_has_the_number_that_the_book_gives_it(tmp_path: Path) -> None:
    Image.new("RGB", (60, 60)).save(tmp_path / "o.png")
    figure = nodes.figure("", nodes.image(uri="o.png"), nodes.caption("", "Ô vuông"), ids=["o-vuong"])
    book = curriculum(tmp_path, page(figure))
    book.environment.toc_fignumbers = {"bai": {"figure": {"o-vuong": (1, 2)}}}
    deck = deck_of(book, book.modules[0], book.modules[0].lessons[0], Notes(Listener()))
    shown = next(slide for slide in deck.slides if slide.picture)
    assert text_of(shown) == "Hình 1.2. Ô vuông"
    assert shown.picture and shown.picture.alt == "Ô vuông"
