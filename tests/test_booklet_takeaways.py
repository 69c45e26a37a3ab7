"""What a booklet holds for after the class: hard words, whom to call, cards; and the codes to page and sound."""

from dataclasses import replace
from pathlib import Path

import pytest

from booklets import Booklet, Listener
from conftest import CONFIG, write_book
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Edition
from hocso.model.settings import Locality
from hocso.publish.booklet import publish_booklets
from hocso.read import read
from site_book import with_silence

FACTS = """\
cap-cuu: {value: "115", means: Cấp cứu, source: sổ, checked: 2026-11-01, holds: 365, certainty: sure, phone: true}
so-ngay: {value: "365", means: Số ngày, source: lịch, checked: 2026-11-01, holds: 365, certainty: sure}
khong-ai: {value: "18001234", means: Chỗ khác, source: x, checked: 2026-11-01, holds: 9, certainty: sure, phone: true}
"""
GLOSSARY = "mã OTP: mã dùng một lần\nvân tay: vết ngón tay\nchữ lạ: không bài nào dùng\n"
LESSON = """\
---
lesson:
  minutes: 30
  objectives: [Gọi đúng số]
---
# {title}

Mã OTP là gì? Một năm có {{fact}}`so-ngay` ngày. Có mã OTP rồi mới lấy vân tay.

:::{{remember}}
- Gọi {{fact}}`cap-cuu` khi cần.
:::
"""
FILES = {
    "_config.yml": CONFIG,
    "facts.yml": FACTS,
    "glossary.yml": GLOSSARY,
    "goi/01-mot.md": LESSON.format(title="Một"),
    "goi/02-hai.md": LESSON.format(title="Hai"),
}


@pytest.fixture(scope="module")
def curriculum(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    return read(write_book(tmp_path_factory.mktemp("sach"), FILES))


def booklet_of(edition: Edition, out: Path) -> Booklet:
    made, *_ = publish_booklets(edition, out, Listener())
    return Booklet(made.path.read_bytes())


def chapter(booklet: Booklet, title: str) -> str:
    """From the page where a chapter begins to the last."""
    begins = next(number for name, number, depth in booklet.outline() if depth == 0 and name == title)
    return " ".join(booklet.pages[begins - 1 :]).partition(title)[2]


def test_hard_words_are_explained_in_the_order_of_a_dictionary(curriculum: Curriculum, tmp_path: Path) -> None:
    booklet = booklet_of(Edition(curriculum, {}), tmp_path)
    assert "mã OTP: mã dùng một lần vân tay: vết ngón tay" in chapter(booklet, "Từ khó")
    assert "chữ lạ" not in booklet.text


def test_a_hard_word_is_marked_where_the_module_first_uses_it(curriculum: Curriculum, tmp_path: Path) -> None:
    booklet = booklet_of(Edition(curriculum, {}), tmp_path)
    assert booklet.text.count("Mã OTP* là gì? Một năm có 365 ngày. Có mã OTP rồi mới lấy vân tay*.") == 1
    assert booklet.text.count("Mã OTP là gì? Một năm có 365 ngày. Có mã OTP rồi mới lấy vân tay.") == 1


def test_numbers_to_call_are_those_the_lessons_name(curriculum: Curriculum, tmp_path: Path) -> None:
    numbers = chapter(booklet_of(Edition(curriculum, {}), tmp_path), "Cần giúp thì gọi ai?")
    assert "Cấp cứu 115" in numbers
    assert "Số ngày" not in numbers
    assert "18001234" not in numbers


def test_who_helps_here_is_named_or_has_room_to_be_written(curriculum: Curriculum, tmp_path: Path) -> None:
    place = Locality("xã Thử", "cô Bịa", "0000 000 000", "tối thứ hai", "Ai cũng học được")
    settings = replace(curriculum.settings, locality=place)
    known = booklet_of(Edition(replace(curriculum, settings=settings), {}), tmp_path / "a")
    page = chapter(known, "Cần giúp thì gọi ai?")
    for words in ("Người giúp ở xã Thử: cô Bịa", "0000 000 000", "tối thứ hai", "Ai cũng học được"):
        assert words in page
    unknown = chapter(booklet_of(Edition(curriculum, {}), tmp_path / "b"), "Cần giúp thì gọi ai?")
    assert "Người giúp ở xã, phường: ..." in unknown


def test_each_lesson_has_its_card(curriculum: Curriculum, tmp_path: Path) -> None:
    cards = chapter(booklet_of(Edition(curriculum, {}), tmp_path), "Thẻ nhớ")
    assert cards.count("Gọi 115 khi cần.") == 2
    assert "Bài 1. Một" in cards
    assert "Bài 2. Hai" in cards


def test_only_sound_that_is_there_has_a_code(curriculum: Curriculum, tmp_path: Path) -> None:
    silent = booklet_of(Edition(curriculum, {}), tmp_path / "a")
    heard = booklet_of(with_silence(curriculum, tmp_path), tmp_path / "b")
    sounds = [f"https://sach-thu.example/audio/goi/{name}.mp3" for name in ("01-mot", "02-hai")]
    assert [address for address in addresses(heard) if address.endswith(".mp3")] == sounds
    assert [address for address in addresses(silent) if address.endswith(".mp3")] == []
    assert "Quét mã để nghe bài" not in silent.text


def addresses(booklet: Booklet) -> list[str]:
    return list(dict.fromkeys(str(link.A.URI) for link in booklet.links() if "/URI" in link.get("/A", {})))
