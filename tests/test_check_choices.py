"""Which findings count: by settings, by comments with a reason, by a baseline; and each kept until its page changes."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from check_pages import book_of, page_of
from hocso.check import check, put_into_baseline
from hocso.check.baseline import BrokenBaseline
from hocso.check.rule import Context, Fault
from hocso.check.rules import RULES, tone_placement
from hocso.check.selection import UnknownRule, UnknownSeverity
from hocso.model.curriculum import Curriculum
from hocso.model.errors import HocsoError
from hocso.model.finding import Finding
from hocso.model.lesson import Lesson
from hocso.model.settings import CheckSettings

FAULTY = "Gia đình hoà thuận.\nMở VNEID ra."  # V004, W001


def with_settings(curriculum: Curriculum, **check_settings: object) -> Curriculum:
    chosen = replace(CheckSettings(), **check_settings)
    return replace(curriculum, settings=replace(curriculum.settings, check=chosen))


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["V004", "W001"]),
        (("V",), (), ["V004"]),
        (("v004",), (), ["V004"]),
        (("names",), (), ["W001"]),
        ((), ("W",), ["V004"]),
        ((), ("tone-placement",), ["W001"]),
        (("V", "W"), ("V004",), ["W001"]),
        (("V004", "W"), ("V",), ["V004", "W001"]),
        (("W",), ("W",), []),
    ],
)
def test_the_longest_beginning_that_fits_decides(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]
) -> None:
    assert codes(check(with_settings(book_of(FAULTY), select=select, ignore=ignore))) == expected


def test_a_severity_of_the_settings_counts_in_a_release_too() -> None:
    book = with_settings(book_of(FAULTY), severity={"V": "note", "V004": "error", "names": "note"})
    for release in (False, True):
        assert [one.severity for one in check(book, release=release)] == ["error", "note"]


@pytest.mark.parametrize(
    ("settings", "error", "names"),
    [
        ({"select": ("Z",)}, UnknownRule, "hocso explain"),
        ({"ignore": ("V999",)}, UnknownRule, "V999"),
        ({"severity": {"tone-place": "note"}}, UnknownRule, "V004 tone-placement"),
        ({"severity": {"V": "fatal"}}, UnknownSeverity, "warning"),
    ],
)
def test_what_nobody_knows_is_refused_with_what_is_known(
    settings: dict[str, object], error: type[HocsoError], names: str
) -> None:
    with pytest.raises(error) as refused:
        check(with_settings(book_of(FAULTY), **settings))
    assert names in refused.value.message.vi


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Nhà hoà. <!-- hocso: ignore V004: tên làng -->", []),
        ("Nhà hoà. <!-- hocso: ignore V: tên làng -->", []),
        ("Nhà hoà. <!--hocso:ignore tone-placement:tên làng-->", []),
        ("Nhà hoà, VNEID. <!-- hocso: ignore V004, W001: tên làng -->", []),
        ("Nhà hoà, VNEID. <!-- hocso: ignore V004: tên làng -->", ["W001"]),
        ("<!-- hocso: ignore V004: tên làng -->\nNhà hoà.\nNhà hoà.\n\nNhà hoà.", ["V004"]),
        ("% hocso: ignore V004: tên làng\nNhà hoà.", []),
        ("> <!-- hocso: ignore V004: tên làng -->\n> Nhà hoà.", []),
        ("Nhà hoà.\n\n<!-- hocso: ignore-file V004: chép nguyên văn -->", []),
        ("Nhà hoà. <!-- hocso: ignore W001: tên làng -->", ["R007", "V004"]),
        ("Nhà hoà. <!-- hocso: ignore V004 -->", ["R008"]),
        ("Nhà hoà. <!-- hocso: ignore V004:  -->", ["R008"]),
        ("Nhà hoà. <!-- hocso: ignore -->", ["R008", "V004"]),
        ("Nhà hoà. <!-- hocso: ignore R007, V004: không che được mình -->", []),
        ("Nhà yên. <!-- hocso: ignore R007, V004: không che được mình -->", ["R007"]),
        ("```text\n<!-- hocso: ignore V004: chỉ là chữ -->\n```", []),
        ("Nhà hoà. <!-- hocso: ignore Z9: gõ nhầm mã -->", ["R008", "V004"]),
        ("Viết `<!-- hocso: ignore V004: lý do -->` là được.", []),
        ("Nhà hoà. <!-- hocso: ignored V004: chữ khác -->", ["V004"]),
    ],
)
def test_a_comment_passes_over_a_finding_if_it_says_which_and_why(source: str, expected: list[str]) -> None:
    found = codes(check(with_settings(book_of(source), select=("V004", "W001", "R"))))
    assert sorted(found) == expected


@pytest.fixture
def old_book(tmp_path: Path) -> Curriculum:
    """A book with two findings, both in its baseline."""
    book = book_of(FAULTY, root=tmp_path)
    put_into_baseline(book, check(book))
    return book


def test_a_baseline_passes_over_what_is_old_even_if_its_line_moved(old_book: Curriculum) -> None:
    assert check(old_book) == []
    moved = replace(old_book, home=page_of("Chào bác.\n\n" + FAULTY))
    assert check(moved) == []


def test_what_is_new_or_stands_there_once_more_is_told(old_book: Curriculum) -> None:
    more = replace(old_book, home=page_of(FAULTY + "\nMở VNEID ra.\nMáy khoẻ."))
    assert [(one.code, one.line) for one in check(more)] == [("W001", 3), ("V004", 4)]


def test_a_release_and_a_book_without_baseline_hear_everything(old_book: Curriculum) -> None:
    assert codes(check(old_book, release=True)) == ["V004", "W001"]
    assert codes(check(with_settings(old_book, baseline=""))) == ["V004", "W001"]


@pytest.mark.parametrize("text", ["", "{", "{}x", '{"a": 1}', '[{"path": "a"}]', "[1]"])
def test_a_broken_baseline_says_so(old_book: Curriculum, text: str) -> None:
    (old_book.folder / "check-baseline.json").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenBaseline) as refused:
        check(old_book)
    assert "check-baseline.json" in refused.value.message.vi


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that one of the rules looks at from now on."""
    seen: list[str] = []

    def counted(page: Lesson, context: Context) -> Iterator[Fault]:
        seen.append(page.path)
        return tone_placement.check(page, context)

    rules = [replace(rule, on_page=counted) if rule is tone_placement.RULE else rule for rule in RULES]
    monkeypatch.setattr("hocso.check.engine.RULES", tuple(rules))
    return seen


def test_a_page_is_looked_at_again_only_when_it_or_the_book_s_data_changed(tmp_path: Path, looks: list[str]) -> None:
    memory = tmp_path / "checked.json"
    book = book_of(FAULTY)
    found = check(book, memory=memory)
    assert check(book, memory=memory) == found and looks == ["index.md"]
    check(replace(book, home=page_of(FAULTY + "!")), memory=memory)
    assert len(looks) == 2
    check(replace(book, home=page_of(FAULTY + "!"), glossary={"máy": "đồ dùng"}), memory=memory)
    assert len(looks) == 3


@pytest.mark.parametrize("text", ["", "{", "[]", '{"circumstances": 1}', "null", "\x00"])
def test_a_torn_memory_is_no_memory(tmp_path: Path, text: str) -> None:
    memory = tmp_path / "checked.json"
    found = check(book_of(FAULTY), memory=memory)
    memory.write_text(text, encoding="utf-8")
    assert check(book_of(FAULTY), memory=memory) == found
    assert json.loads(memory.read_text(encoding="utf-8"))["pages"]


def test_choosing_other_rules_needs_no_new_look(tmp_path: Path, looks: list[str]) -> None:
    memory = tmp_path / "checked.json"
    check(with_settings(book_of(FAULTY), ignore=("V",)), memory=memory)
    book = with_settings(book_of(FAULTY), severity={"V": "error"})
    assert [one.severity for one in check(book, memory=memory)] == ["error", "warning"]
    assert looks == ["index.md"]
