"""The same slides as a PDF, for PowerPoint and for a browser, read back."""

import base64
import datetime as dt
import io
import re
import unicodedata
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
import pptx
import pytest
from fontTools.ttLib import TTFont
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from booklets import Booklet, Listener
from hocso.messages import sentences
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Artifact
from hocso.publish.slides.browser import ENGLISH, REVEAL, speaker_view
from hocso.publish.slides.canvas import FOOT_SIZE, FOOT_TOP, HEIGHT, LEAST, WIDTH, plan
from hocso.publish.slides.deck import deck_of
from hocso.publish.slides.model import Deck
from hocso.publish.slides.webfont import font_faces
from hocso.publish.typesetting.notes import Notes
from hocso.read import read
from paper import accessibility_faults
from slides_book import letters, one, parts_of, publish, read_slides_book, shapes_of

TONES = ("", *"\u0300\u0301\u0303\u0309\u0323")
VOWELS = (unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES)
VIETNAMESE = "".join(VOWELS) + "đbcdghklmnpqrstvx"
OURS, PLAIN, EXTREMES = "01-tin-gia", "02-plain", "03-qua-muc"
CODE_SIZE = 0.95 * LEAST
"""Letters of fixed width among others: they look larger than they are."""
EVERY = [OURS, PLAIN, EXTREMES]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    return read_slides_book(tmp_path_factory.mktemp("sach"))


@pytest.fixture(scope="module")
def made(book: Curriculum, tmp_path_factory: pytest.TempPathFactory) -> list[Artifact]:
    artifacts, notes = publish(book, tmp_path_factory.mktemp("out"))
    assert notes == []
    return artifacts


@pytest.fixture(scope="module")
def decks(book: Curriculum) -> dict[str, Deck]:
    (module,) = book.modules
    return {
        lesson.address.rpartition("/")[2]: deck_of(book, module, lesson, Notes(Listener())) for lesson in module.lessons
    }


# Files


def test_each_lesson_gives_three_files_in_its_modules_folder(made: list[Artifact]) -> None:
    names = [artifact.path.relative_to(artifact.path.parents[2]).as_posix() for artifact in made]
    assert names == [f"slides/tin/{name}.{form}" for name in EVERY for form in ("pdf", "html", "pptx")]
    assert {artifact.target for artifact in made} == {"slides"}


def test_the_same_lessons_give_the_same_bytes(tmp_path: Path, made: list[Artifact]) -> None:
    again, _ = publish(read_slides_book(tmp_path), tmp_path / "out")
    assert [artifact.sha256 for artifact in again] == [artifact.sha256 for artifact in made]


def test_only_the_slides_of_a_changed_lesson_are_written(tmp_path: Path) -> None:
    book = read_slides_book(tmp_path)
    before, _ = publish(book, tmp_path / "out")
    times = {artifact.path: artifact.path.stat().st_mtime_ns for artifact in before}
    lesson = tmp_path / "tin" / "02-plain.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("Some words", "Other words"), encoding="utf-8")
    after, _ = publish(read(tmp_path), tmp_path / "out")
    changed = {artifact.path.stem for artifact in after if artifact.path.stat().st_mtime_ns != times[artifact.path]}
    assert changed == {PLAIN}


def test_what_was_made_before_is_kept_and_no_more(tmp_path: Path) -> None:
    book = read_slides_book(tmp_path)
    publish(book, tmp_path / "out")
    shelves = tmp_path / ".hocso" / "printed" / "slides"
    kept = sorted(path.suffix for path in shelves.rglob("*.*") if path.suffix != ".png")
    assert kept == sorted([".pdf", ".html", ".pptx"] * 3)


def test_a_picture_in_pixels_is_kept_while_any_lesson_shows_it(tmp_path: Path) -> None:
    def pictures() -> set[str]:
        publish(read(tmp_path), tmp_path / "out")
        return {path.name for path in (tmp_path / ".hocso" / "printed" / "slides").rglob("*.png")}

    read_slides_book(tmp_path)
    before, lesson = pictures(), tmp_path / "tin" / "01-tin-gia.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("icon: Danh bạ", "icon: Máy ảnh"), encoding="utf-8")
    after = pictures()
    assert len(before - after) == len(after - before) == 1
    assert before & after


# PDF


@pytest.mark.parametrize("name", EVERY)
def test_the_pdf_has_a_page_a_slide_and_names_them(name: str, made: list[Artifact], decks: dict[str, Deck]) -> None:
    booklet = Booklet(one(made, f"{name}.pdf").read_bytes())
    slides = decks[name].slides
    assert len(booklet.pdf.pages) == len(slides)
    assert [place for _, place, _ in booklet.outline()] == list(range(1, len(slides) + 1))


def test_the_pdf_is_for_everyone(made: list[Artifact]) -> None:
    booklet = Booklet(one(made, f"{OURS}.pdf").read_bytes())
    assert str(booklet.pdf.Root.Lang).lower() == "vi-vn"
    assert bool(booklet.pdf.Root.MarkInfo.Marked)
    with booklet.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    assert booklet.descriptions()["Màn hình chính, bấm vào ô Tin nhắn."] == 4


@pytest.mark.parametrize("name", [OURS, PLAIN])
def test_a_checker_of_pdf_ua_finds_nothing(name: str, made: list[Artifact]) -> None:
    assert accessibility_faults(one(made, f"{name}.pdf")) == []


@pytest.mark.parametrize("name", EVERY)
def test_no_letters_of_the_pdf_are_small_or_off_the_slide(
    name: str, made: list[Artifact], decks: dict[str, Deck]
) -> None:
    """Those in a drawn phone are part of the picture."""
    frames = [plan(slide).picture for slide in decks[name].slides]
    for number, text, size, (left, bottom, right, top) in letters(one(made, f"{name}.pdf").read_bytes()):
        frame = frames[number]
        if frame and frame.x <= left and right <= frame.right:
            continue
        foot = round(size) == FOOT_SIZE and top < 50
        assert foot or size >= CODE_SIZE, (number, text, size)
        assert left >= 0 and bottom >= 0 and right <= WIDTH - 8 and top <= HEIGHT, (number, text)
        assert foot or number == 0 or bottom > HEIGHT - FOOT_TOP, (number, text)


def test_the_pdf_carries_the_notes(made: list[Artifact]) -> None:
    with pikepdf.open(one(made, f"{OURS}.pdf")) as pdf:
        (notes,) = pdf.attachments.values()
        text = notes.get_file().read_bytes().decode("utf-8")
    assert "4. Bước 1. Mở tin nhắn\nPhút 2–6 (4 phút).\nNhắc bác đeo kính trước khi đọc." in text


# PowerPoint


@pytest.mark.parametrize("name", EVERY)
def test_powerpoint_has_the_same_slides_with_titles(name: str, made: list[Artifact], decks: dict[str, Deck]) -> None:
    slides = pptx.Presentation(str(one(made, f"{name}.pptx"))).slides
    assert len(slides) == len(decks[name].slides)
    for drawn, slide in zip(slides, decks[name].slides, strict=True):
        assert drawn.shapes.title is not None
        shown = drawn.shapes.title.text_frame.paragraphs[-1].text
        assert slide.title.startswith(shown.removesuffix(" …"))


def test_words_of_a_step_are_in_the_placeholder_that_the_outline_shows(made: list[Artifact]) -> None:
    step = pptx.Presentation(str(one(made, f"{OURS}.pptx"))).slides[3]
    holders = {shape.placeholder_format.type: shape.text_frame.text for shape in step.placeholders}
    assert holders[PP_PLACEHOLDER.TITLE] == "Bước 1\nMở tin nhắn"
    assert holders[PP_PLACEHOLDER.OBJECT] == "Tìm ô Tin nhắn.\nBấm vào ô ấy."
    assert holders[PP_PLACEHOLDER.FOOTER] == "Tin · Tin nhắn giả"
    assert PP_PLACEHOLDER.SLIDE_NUMBER in holders


@pytest.mark.parametrize("name", EVERY)
def test_no_letters_of_powerpoint_are_small_or_off_the_slide(name: str, made: list[Artifact]) -> None:
    for number, shape in shapes_of(one(made, f"{name}.pptx")):
        assert shape.left >= 0 and shape.top >= 0, (number, shape.name)
        right, bottom = shape.left + shape.width, shape.top + shape.height
        assert right <= Pt(WIDTH) + 1 and bottom <= Pt(HEIGHT) + 1, (number, shape.name)
        sizes = [int(size) / 100 for size in re.findall(r' sz="(\d+)"', _xml(shape))]
        foot = shape.is_placeholder and shape.placeholder_format.type in (
            PP_PLACEHOLDER.FOOTER,
            PP_PLACEHOLDER.SLIDE_NUMBER,
        )
        assert all(size == FOOT_SIZE if foot else size >= LEAST for size in sizes), (number, shape.name)


def _xml(shape: Any) -> str:
    return str(shape._element.xml)


@pytest.mark.parametrize("name", EVERY)
def test_no_two_shapes_of_a_slide_have_one_number(name: str, made: list[Artifact]) -> None:
    numbers = [(slide, shape.shape_id) for slide, shape in shapes_of(one(made, f"{name}.pptx"))]
    assert len(numbers) == len(set(numbers))


def test_every_word_in_powerpoint_is_vietnamese(made: list[Artifact]) -> None:
    parts = parts_of(one(made, f"{OURS}.pptx"))
    slides = [raw.decode("utf-8") for name, raw in parts.items() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    looks = [look for slide in slides for look in re.findall(r"<a:rPr[^>]*>", slide)]
    assert looks
    assert all('lang="vi-VN"' in look for look in looks)


def test_pictures_in_powerpoint_are_pixels_with_descriptions(made: list[Artifact]) -> None:
    pictures = [shape for _, shape in shapes_of(one(made, f"{OURS}.pptx")) if shape.shape_type == 13]
    described = [re.search(r'descr="([^"]*)"', _xml(shape)) for shape in pictures]
    assert [found and found[1] for found in described][0] == "Màn hình chính, bấm vào ô Tin nhắn."
    assert all(shape.image.ext == "png" for shape in pictures)
    assert pictures[0].image.size[1] > 800


def test_what_only_decorates_says_so(made: list[Artifact]) -> None:
    for _, shape in shapes_of(one(made, f"{OURS}.pptx")):
        if shape.shape_type == 1 and not shape.text_frame.text:
            assert "decorative" in _xml(shape)


def test_powerpoint_has_the_notes(made: list[Artifact]) -> None:
    step = pptx.Presentation(str(one(made, f"{OURS}.pptx"))).slides[3]
    assert step.notes_slide.notes_text_frame is not None
    assert step.notes_slide.notes_text_frame.text == "Phút 2–6 (4 phút).\nNhắc bác đeo kính trước khi đọc."


def test_powerpoint_tells_no_date_and_carries_nothing_of_others(made: list[Artifact]) -> None:
    path = one(made, f"{OURS}.pptx")
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name or "printer" in name]
    about = pptx.Presentation(str(path)).core_properties
    assert (about.title, about.author, about.created) == ("Tin nhắn giả", "Lớp học", dt.datetime(1980, 1, 1))


def test_the_colours_of_powerpoint_are_the_modules(made: list[Artifact], decks: dict[str, Deck]) -> None:
    theme = parts_of(one(made, f"{OURS}.pptx"))["ppt/theme/theme1.xml"].decode("utf-8")
    colour = decks[OURS].look.colour.lstrip("#").upper()
    assert f'<a:accent1><a:srgbClr val="{colour}"/></a:accent1>' in theme
    assert theme.count('<a:latin typeface="Segoe UI"') == 2


# Browser; what happens in one is in test_slides_browser.py


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_speaker_view_speaks_the_books_language(language: Any) -> None:
    plugin = (files(REVEAL) / "_static" / "revealjs" / "plugin" / "notes" / "notes.js").read_text(encoding="utf-8")
    assert [theirs for theirs in ENGLISH if theirs not in plugin] == [], "another release says it in other words"
    view = speaker_view(sentences("slides", language))
    assert not [theirs for theirs in ENGLISH if len(theirs) > 12 and theirs in view]
    assert "</script" not in view


def test_the_letters_in_the_page_are_all_that_vietnamese_needs() -> None:
    fonts = [base64.b64decode(data) for data in re.findall(r"base64,([^)]+)\)", font_faces())]
    assert len(fonts) == 2
    for raw in fonts:
        with TTFont(io.BytesIO(raw)) as font:
            shown = set(font.getBestCmap())
        assert {ord(letter) for letter in VIETNAMESE + VIETNAMESE.upper() + "“”…–"} <= shown
        assert len(raw) < 60_000


def test_the_page_carries_the_licence_of_what_it_shows_itself_with(made: list[Artifact]) -> None:
    html = one(made, f"{OURS}.html").read_text(encoding="utf-8")
    assert "reveal.js" in html and "MIT licensed" in html
    assert '<html lang="vi">' in html
    for stranger in ("require.min.js", "mathjax", "font-awesome", "unpkg", "cdnjs", "jquery"):
        assert stranger not in html.lower()
