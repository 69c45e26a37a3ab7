"""The lesson as whoever leads the class sees it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import write_book
from hocso.model.edition import Edition
from hocso.read import read
from site_book import publish, with_silence

LESSON = """\
---
lesson: {minutes: 20}
---
# Mở máy

Chào bác.

::::{step} Bấm nút
:minutes: 3
Bấm một lần.

:::{trainer}
Chờ cả lớp.
:::
::::

:::{step} Nhìn hình
Nhìn thôi.
:::

:::{practice} Hai người
:minutes: 10
Cùng bấm.
:::

:::{quiz} Bấm mấy lần?
- [ ] Hai -- Nhiều quá.
- [x] Một
:::

:::{trainer}
Mang theo hai máy cũ.
:::
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trainer")
    publish(with_silence(read(write_book(folder / "book", {"an/mo.md": LESSON})), folder), folder)
    return folder / "site"


@pytest.fixture(scope="module")
def soup(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / "an/mo-nguoi-huong-dan.html").read_text("utf-8"), "html.parser")


def words(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(tag.get_text(" ").split()) for tag in soup.select(selector)]


def test_what_to_bring_comes_first_and_a_note_on_a_step_stays_there(soup: BeautifulSoup) -> None:
    first, second = soup.select("aside")
    assert "Mang theo hai máy cũ." in first.get_text()
    assert first.find_next("section") is not None
    assert first.find_previous("section") is None
    assert second.find_parent(id="buoc-1") is not None


def test_the_clock_runs_to_the_end_of_the_class(soup: BeautifulSoup) -> None:
    assert words(soup, ".plan li") == [
        "Phút 0–2 Mở đầu",
        "Phút 2–5 Bấm nút",
        "Phút 5–7 Nhìn hình",
        "Phút 7–17 Thực hành: Hai người",
        "Phút 17–20 Câu hỏi",
    ]
    assert words(soup, ".clock") == ["Phút 0–2", "Phút 2–5", "Phút 5–7", "Phút 7–17", "Phút 17–20"]


def test_the_right_answers_are_marked(soup: BeautifulSoup) -> None:
    assert words(soup, ".key li") == ["Hai ✗ Chưa đúng. Nhiều quá.", "Một ✓ Đúng."]
    assert soup.select("form, input, audio, script, .bar") == []


def test_search_engines_and_learners_do_not_meet_it(site: Path, soup: BeautifulSoup) -> None:
    assert soup.select("meta[name=robots][content=noindex]")
    index = next(site.glob("search-*.js")).read_text("utf-8")
    assert "nguoi-huong-dan" not in index
    assert "Mang" not in index
    lesson = BeautifulSoup((site / "an/mo.html").read_text("utf-8"), "html.parser")
    assert [link["href"] for link in lesson.select("footer a")][0] == "mo-nguoi-huong-dan.html"
    assert "hai máy cũ" not in lesson.get_text()
    assert not lesson.select("meta[name=robots]")


def test_an_address_that_is_taken_is_left_to_its_page(tmp_path: Path) -> None:
    files = {"an/mo.md": LESSON, "an/mo-nguoi-huong-dan.md": "# Trang khác\n\nChữ.\n"}
    publish(Edition(read(write_book(tmp_path / "book", files)), {}), tmp_path)
    assert "Trang khác" in (tmp_path / "site/an/mo-nguoi-huong-dan.html").read_text("utf-8")
    assert "Mang theo" in (tmp_path / "site/an/mo-nguoi-huong-dan-.html").read_text("utf-8")


def test_notes_for_every_class_are_found_from_home_and_from_each_class(tmp_path: Path) -> None:
    """Those of the home page and of a module's own page; where there are none, there is no page for them."""
    note = "\n:::{trainer} Trước giờ học\nKê ghế thành đôi.\n:::\n"
    files = {"an/mo.md": LESSON, "an/index.md": "# Phần một\n\nChữ.\n", "index.md": f"# Sách\n\nChào.\n{note}"}
    publish(Edition(read(write_book(tmp_path / "book", files)), {}), tmp_path)
    pages = {
        name: BeautifulSoup((tmp_path / f"site/{name}.html").read_text("utf-8"), "html.parser")
        for name in ("index", "index-nguoi-huong-dan", "an/mo-nguoi-huong-dan", "an/index")
    }
    assert "Kê ghế" not in pages["index"].get_text()
    assert [link["href"] for link in pages["index"].select("footer a")][0] == "index-nguoi-huong-dan.html"
    assert "Kê ghế thành đôi." in pages["index-nguoi-huong-dan"].select_one("aside").get_text()
    assert pages["index-nguoi-huong-dan"].select(".plan, .clock") == []
    general = pages["an/mo-nguoi-huong-dan"].select("nav.ways a")
    assert [(link["href"], link.get_text()) for link in general] == [
        ("../index-nguoi-huong-dan.html", "Lời dặn chung: Sách")
    ]
    assert "nguoi-huong-dan" not in str(pages["an/index"])
    assert not (tmp_path / "site/an/index-nguoi-huong-dan.html").exists()
