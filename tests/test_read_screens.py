"""What an author writes in a ``screen`` becomes its phones, with icons asked for in plain words."""

import pytest

from conftest import MakeBook
from hocso.model import nodes
from hocso.model.icons import ICONS
from hocso.model.problem import Problem
from hocso.model.screens import Phone, ScreenItem, phones
from hocso.read import read
from hocso.read.icon_names import icon_named, nearest
from hocso.vietnamese.folding import fold


def test_no_word_means_two_icons() -> None:
    words = [fold(word) for words in ICONS.values() for word in words]
    assert sorted(word for word in words if words.count(word) > 1) == []


@pytest.mark.parametrize(
    ("word", "icon"),
    [("máy ảnh", "photo_camera"), ("Camera", "photo_camera"), ("may anh", "photo_camera"), (" mã  QR ", "qr_code")]
    + [("khoá", "lock"), ("khóa", "lock"), ("VÍ", "account_balance_wallet"), ("mái ảnh", ""), ("", "")],
)
def test_an_icon_is_found_by_a_plain_word_with_or_without_marks(word: str, icon: str) -> None:
    assert icon_named(word) == icon


@pytest.mark.parametrize(("word", "known"), [("mái ảnh", "máy ảnh"), ("camara", "camera"), ("chuong", "chuông")])
def test_the_nearest_known_word_comes_first(word: str, known: str) -> None:
    assert nearest(word)[0] == known


def screen_of(lines: str, make_book: MakeBook) -> tuple[list[ScreenItem], tuple[Problem, ...]]:
    """The items of a screen with those lines, and what was found wrong in it."""
    book = read(make_book({"bai/mot.md": f"# B\n\n```{{screen}} S\n:alt: Hình.\n{lines}\n```\n"}))
    (screen,) = book.modules[0].lessons[0].doctree.findall(nodes.screen)
    return screen["items"], book.problems


def test_a_line_may_name_its_icon(make_book: MakeBook) -> None:
    items, problems = screen_of("- button (máy ảnh): Chụp hình\n- row ( Khoá ) : Đổi\n- row: (có ảnh)", make_book)
    assert items == [("button", "Chụp hình", "photo_camera"), ("row", "Đổi", "lock"), ("row", "(có ảnh)", "")]
    assert problems == ()


def test_the_words_of_a_tile_and_a_tab_name_their_icon_unless_the_author_does(make_book: MakeBook) -> None:
    lines = "- icon: Máy ảnh\n- icon (ảnh): Máy ảnh\n- icon (): Máy ảnh\n- icon: Zalo\n- tab: Trang chủ\n- button: Tìm"
    items, problems = screen_of(lines, make_book)
    assert [item.icon for item in items] == ["photo_camera", "photo", "", "", "home", ""]
    assert problems == ()


def test_an_unknown_icon_is_told_with_those_like_it_and_the_line_is_drawn_without(make_book: MakeBook) -> None:
    items, (problem,) = screen_of("- row: Một\n- icon (mái ảnh): Chụp", make_book)
    assert items[1] == ("icon", "Chụp", "")
    assert (problem.kind, problem.place.line) == ("bad-directive", 6)
    assert "máy ảnh" in str(problem.fields["text"])


def test_before_and_after_are_two_phones(make_book: MakeBook) -> None:
    items, problems = screen_of("- row: Tắt\n- after:\n- row: Bật", make_book)
    assert phones(items) == [
        Phone("Trước", (ScreenItem("row", "Tắt"),)),
        Phone("Sau", (ScreenItem("row", "Bật"),)),
    ]
    assert problems == ()


def test_both_phones_may_have_words_of_the_author_s(make_book: MakeBook) -> None:
    items, _ = screen_of("- before: Chưa bật\n- row: Tắt\n- after: Đã bật\n- row: Bật", make_book)
    assert [phone.word for phone in phones(items)] == ["Chưa bật", "Đã bật"]
