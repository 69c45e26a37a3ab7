"""Which lessons serve which skills, as values and as people and programs see it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from check_pages import book_of, page_of
from hocso.check.coverage import coverage
from hocso.check.report.coverage import COVERAGE_FORMATS, WIDTH
from hocso.cli import main
from hocso.model.curriculum import Curriculum, Look, Module
from hocso.model.lesson import FrontMatter, Lesson
from hocso.model.skills import Framework, Skills

MakeBook = Callable[[Mapping[str, str]], Path]

SKILLS = Skills(
    frameworks={
        "CV": Framework("CV", "Khung kỹ năng số", "Công văn 3139", {"1.1": "Tìm", "1.2": "Đánh giá [thông tin]"}),
        "TT": Framework("TT", "Khung năng lực", "", {"1.1": "Một tên rất dài " * 8}),
    },
    audiences={"gia": "Người cao tuổi", "nong-dan": "Nông dân"},
)


def lesson(path: str, skills: tuple[str, ...], audience: tuple[str, ...]) -> Lesson:
    return page_of("# Bài", path=path, front=FrontMatter(skills=skills, audience=audience))


@pytest.fixture
def book() -> Curriculum:
    pages = (
        lesson("tien/01.md", ("CV:1.1", "TT:1.1"), ("gia",)),
        lesson("tien/02.md", ("CV:1.1", "CV:9.9"), ("gia", "khong-co")),
        page_of("# Trang thường", path="tien/03.md"),
    )
    module = Module("tien", "Tiền", "Tiền", Look("#000000", "#ffffff", None), None, pages)
    return replace(book_of(), modules=(module,), skills=SKILLS)


def test_each_skill_has_its_lessons_in_order(book: Curriculum) -> None:
    found = coverage(book)
    served = {f"{one.key}:{skill.key}": skill.lessons for one in found.frameworks for skill in one.skills}
    assert served == {"CV:1.1": ("tien/01", "tien/02"), "CV:1.2": (), "TT:1.1": ("tien/01",)}
    assert [(one.key, one.lessons) for one in found.audiences] == [("gia", ("tien/01", "tien/02")), ("nong-dan", ())]


def test_a_skill_of_one_lesson_or_none_is_thin(book: Curriculum) -> None:
    thin = [skill.thin for one in coverage(book).frameworks for skill in one.skills]
    assert thin == [False, True, True]


def test_the_json_holds_it_all(book: Curriculum) -> None:
    data = json.loads(COVERAGE_FORMATS["json"](coverage(book), "vi"))
    assert data["frameworks"][0]["skills"][1] == {
        "key": "1.2",
        "name": "Đánh giá [thông tin]",
        "lessons": [],
        "thin": True,
    }
    assert data["frameworks"][0]["source"] == "Công văn 3139"
    assert [one["key"] for one in data["audiences"]] == ["gia", "nong-dan"]


def test_the_text_fits_a_terminal_and_names_what_is_missing(book: Curriculum) -> None:
    shown = COVERAGE_FORMATS["text"](coverage(book), "vi")
    assert max(map(len, shown.split("\n"))) <= WIDTH
    assert shown.startswith(
        "CV: Khung kỹ năng số\n"
        "Nguồn: Công văn 3139\n"
        "2 kỹ năng; 1 chưa có bài nào, 0 mới có một bài.\n"
        "\n"
        "Mã   Kỹ năng                               Bài\n"
        "1.1  Tìm                                   tien/01\n"
        "                                           tien/02\n"
        "1.2  Đánh giá [thông tin]                  – chưa có bài nào\n"
    )
    assert "(mới có một bài)" in shown and "Theo nhóm người học" in shown
    assert "no lesson yet" in COVERAGE_FORMATS["text"](coverage(book), "en")


def test_without_a_list_there_is_nothing_to_cover() -> None:
    empty = coverage(book_of())
    assert "skills.yml" in COVERAGE_FORMATS["text"](empty, "vi")
    assert json.loads(COVERAGE_FORMATS["json"](empty, "vi")) == {"frameworks": [], "audiences": []}


def test_the_command_prints_it_and_ends_well_whatever_is_found(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "---\nlesson:\n  skills: [CV:1]\n---\n# Bài còn nhiều lỗi\n"
    root = make_book({"bai/mot.md": page, "skills.yml": "frameworks:\n  CV: {name: Khung, codes: {1: Tìm}}\n"})
    monkeypatch.chdir(root)
    assert main(["check", "--coverage", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["frameworks"][0]["skills"] == [{"key": "1", "name": "Tìm", "lessons": ["bai/mot"], "thin": True}]
