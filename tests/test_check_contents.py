"""How pages stand together: cycles of prerequisites, titles, addresses, and files that no contents name."""

from collections.abc import Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_pages import book_of, page_of
from hocso.check import check
from hocso.check.rules.prerequisite_cycle import cycles
from hocso.model.curriculum import Curriculum, Look, Module
from hocso.model.lesson import FrontMatter, Lesson

GRAPHS = st.integers(1, 6).flatmap(
    lambda count: st.fixed_dictionaries(
        {str(lesson): st.lists(st.sampled_from([str(n) for n in range(count)]), unique=True) for lesson in range(count)}
    )
)


@given(after=GRAPHS)
def test_every_cycle_is_real_and_without_their_steps_there_is_none(after: dict[str, list[str]]) -> None:
    left = {lesson: list(wanted) for lesson, wanted in after.items()}
    for cycle in cycles(after):
        assert cycle[0] == cycle[-1] == min(cycle, key=list(after).index), "it begins with the first lesson of the book"
        for lesson, wanted in zip(cycle, cycle[1:], strict=False):
            left[lesson].remove(wanted)  # a step stands in the book, and in one cycle only
    TopologicalSorter(left).prepare()


@given(after=GRAPHS)
def test_lessons_that_can_be_put_in_order_have_no_cycle(after: dict[str, list[str]]) -> None:
    try:
        TopologicalSorter(after).prepare()
    except CycleError:
        assert list(cycles(after))
    else:
        assert list(cycles(after)) == []


def lesson(path: str, title: str = "", *, after: Sequence[str] = (), plain: bool = False) -> Lesson:
    page = page_of(f"# {title}", path=path, front=None if plain else FrontMatter(after=tuple(after)))
    return replace(page, title=title or f"Trang {path}")


def part(*pages: Lesson, slug: str = "phan", name: str = "Phần") -> Module:
    return Module(slug, name, name, Look("#000000", "#ffffff", None), None, pages)


def found(book: Curriculum, code: str) -> list[str]:
    return [one.path for one in check(book) if one.code == code]


def book(*parts: Module, root: Path = Path("no-such-book")) -> Curriculum:
    return replace(book_of(root=root), modules=parts)


def test_a_lesson_that_asks_for_itself_is_a_cycle() -> None:
    assert found(book(part(lesson("a.md", after=["a"]))), "L011") == ["a.md"]


def test_a_later_lesson_of_another_part_may_be_asked_for() -> None:
    first, second = lesson("a.md", after=["b"]), lesson("b.md")
    assert found(book(part(first), part(second)), "L011") == []
    assert found(book(part(first, second)), "L011") == ["a.md"]


def test_an_unknown_lesson_is_no_cycle() -> None:
    assert found(book(part(lesson("a.md", after=["khong-co"]))), "L011") == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([part(lesson("a.md", "Gửi tiền"), lesson("b.md", "gửi  tiền"))], ["b.md"]),
        ([part(lesson("a.md", "Gửi tiền")), part(lesson("b.md", "Gửi tiền"))], ["b.md"]),
        ([part(lesson("a.md", "Intro", plain=True)), part(lesson("b.md", "Intro", plain=True))], []),
        ([part(lesson("a.md", "Intro", plain=True), lesson("b.md", "Intro", plain=True))], ["b.md"]),
        ([part(lesson("x/bai.md", "bai"), lesson("y/bai.md", "bai"))], []),
    ],
)
def test_the_same_title(parts: list[Module], expected: list[str]) -> None:
    assert found(book(*parts), "L012") == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([part(lesson("a/nhan-tien.md"), lesson("a/Nhan-Tien.md"))], ["a/Nhan-Tien.md"]),
        ([part(lesson("a/nhan.md"), lesson("b/nhan.md"))], []),
        ([part(lesson("a.md"), slug="4t", name="4T"), part(lesson("b.md"), slug="4t-2", name="4t")], ["b.md"]),
        ([part(lesson("a.md"), slug="docs"), part(lesson("b.md"), slug="docs-2", name="Nâng cao")], []),
        ([part(lesson("a.md"), slug="4t-2", name="4T-2")], []),
    ],
)
def test_the_same_address(parts: list[Module], expected: list[str]) -> None:
    assert found(book(*parts), "L013") == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["01-a", "02-b", "03-c"], []),
        (["1-a", "10-b", "2-c"], ["_toc.yml"]),
        (["02-a", "x", "01-b"], ["_toc.yml"]),
        (["x/02-a", "y/01-b"], []),
        (["20260105-tin", "20260101-tin"], []),
        (["01-a", "01-b"], []),
    ],
)
def test_the_order_of_numbered_files(names: list[str], expected: list[str]) -> None:
    assert found(book(part(*(lesson(f"{name}.md") for name in names))), "L010") == expected


def test_files_that_are_no_forgotten_pages(tmp_path: Path) -> None:
    names = ("index.md", "_nhap.md", "README.md", "LICENSE.md", "CODE_OF_CONDUCT.md", "anh.png", "so-lieu.csv")
    for name in (*names, "requirements.txt", "quen.md", "vo.ipynb"):
        (tmp_path / name).write_text("# Một trang\n", encoding="utf-8")
    (tmp_path / "xa").mkdir()
    (tmp_path / "xa" / "khong-ai-den.md").write_text("# Thư mục không có trang nào của sách\n", encoding="utf-8")
    assert found(book(root=tmp_path), "L009") == ["quen.md", "vo.ipynb"]
