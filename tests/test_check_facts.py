"""Facts: where they may be quoted, what of them may not be typed, and what the file itself is told."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from check_pages import book_of, page_of
from conftest import MakeBook
from hocso.check import apply_fixes, check
from hocso.model.facts import Fact
from hocso.model.finding import Finding, Fix
from hocso.model.lesson import FrontMatter
from hocso.model.screens import ScreenItem
from hocso.read import read

FILE = yaml.safe_load((Path(__file__).parent / "cases" / "typed-values.yml").read_text(encoding="utf-8"))
TODAY = dt.date(2026, 11, 23)
LESSON = FrontMatter(minutes=25)
UNCHECKED = "so: {value: '113', means: a, source: b, checked: 2026-11-01, holds: 99, certainty: unchecked}\n"


def fact(key: str, value: str) -> Fact:
    return Fact(key, value, "nghĩa", "nguồn", TODAY, 90, "sure")


FACTS = {key: fact(key, value) for key, value in FILE["facts"].items()}


def found_by(code: str, findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.code == code]


@pytest.mark.parametrize(("text", "expected"), FILE["cases"].items())
def test_which_typed_values_are_facts_or_should_be(text: str, expected: list[str]) -> None:
    found = found_by("F004", check(book_of(page_of(text, front=LESSON), facts=FACTS), today=TODAY))
    values = {str(one).partition(" = ")[0] for one in expected}
    assert {text[one.column - 1 :][: len(value)] for one in found for value in values} >= values
    assert len(found) == len(expected)
    keys = {str(one).partition(" = ")[2] for one in expected} - {""}
    assert {one.fix.edits[0].new for one in found if one.fix} == {f"{{fact}}`{key}`" for key in keys}


def test_a_plain_page_is_told_only_of_values_that_facts_yml_has() -> None:
    page = page_of("Gọi 113.\nGọi 1022, theo 50/2024/TT-NHNN.")
    assert [one.line for one in found_by("F004", check(book_of(page, facts=FACTS), today=TODAY))] == [1]


def test_a_book_without_facts_is_told_nothing_of_numbers_and_hosts() -> None:
    page = page_of("Gọi 113, vào vneid-gov.top, theo 50/2024/TT-NHNN.", front=LESSON)
    assert {one.code[0] for one in check(book_of(page), today=TODAY)} <= {"L", "T"}


def test_a_fix_is_proposed_and_never_put_in_by_itself() -> None:
    source = "Vào dichvucong.gov.vn, gọi 113."
    found = check(book_of(source, facts={**FACTS, "cong": fact("cong", "dichvucong.gov.vn")}), today=TODAY)
    assert apply_fixes(source, found) == source
    proposed = [one.fix for one in found if one.fix]
    assert {edit.new for fix in proposed for edit in fix.edits} == {"{fact}`cong`", "{fact}`cong-an`"}
    assert proposed == [Fix(fix.edits, safe=False) for fix in proposed]


PLACES = {
    "heading": "# Gọi {fact}`so`\n",
    "paragraph": "# M\n\nGọi {fact}`so`.\n",
    "link": "# M\n\n[Gọi {fact}`so`](khac.md)\n",
    "step": "# M\n\n:::{step} Gọi {fact}`so`\n:minutes: 3\nGọi đi.\n:::\n",
    "question": "# M\n\n:::{quiz} Gọi {fact}`so`?\n- [x] Có -- Đúng.\n- [ ] Không -- Chưa.\n:::\n",
    "answer": "# M\n\n:::{quiz} Gọi ai?\n- [x] {fact}`so` -- Đúng.\n- [ ] Không -- Chưa.\n:::\n",
    "feedback": "# M\n\n:::{quiz} Gọi ai?\n- [x] Công an -- Số {fact}`so`.\n- [ ] Không -- Chưa.\n:::\n",
    "message": "# M\n\n:::{message}\n:from: A\nGọi {fact}`so`.\n:::\n",
    "sender": "# M\n\n:::{message}\n:from: Số {fact}`so`\nGọi đi.\n:::\n",
    "trainer": "# M\n\n:::{trainer}\nGọi {fact}`so`.\n:::\n",
    "screen": "# M\n\n:::{screen} Gọi\n:alt: Màn hình có số.\n- row: Gọi {fact}`so`\n:::\n",
    "caption": "# M\n\n:::{screen} Gọi {fact}`so`\n:alt: Màn hình.\n- row: Gọi\n:::\n",
    "alternative": "# M\n\n:::{screen} Gọi\n:alt: Bấm số {fact}`so`.\n- row: Gọi\n:::\n",
}


@pytest.mark.parametrize("place", PLACES)
def test_an_unchecked_fact_is_found_wherever_it_is_quoted(place: str, make_book: MakeBook) -> None:
    book = read(make_book({"bai/mot.md": PLACES[place], "bai/khac.md": "# K\n", "facts.yml": UNCHECKED}))
    (found,) = found_by("F003", check(book, today=TODAY, release=True))
    assert (found.path, found.severity) == ("bai/mot.md", "error")
    assert PLACES[place].split("\n")[found.line - 1][found.column - 1 :].startswith("{fact}")
    assert found_by("F006", check(book, today=TODAY)) == []


@pytest.mark.parametrize("place", PLACES)
def test_an_unknown_fact_is_found_wherever_it_is_asked_for(place: str, make_book: MakeBook) -> None:
    (found,) = found_by("F001", check(read(make_book({"bai/mot.md": PLACES[place], "bai/khac.md": "# K\n"}))))
    assert "so" in found.message.vi


def test_a_screen_shows_the_value_of_a_fact(make_book: MakeBook) -> None:
    page = ":::{screen} Gọi {fact}`so`\n:tap: Số {fact}`so`\n:alt: Bấm {fact}`so`.\n- button: Số {fact}`so`\n:::\n"
    book = read(make_book({"bai/mot.md": "# M\n\n" + page, "facts.yml": UNCHECKED}))
    (screen,) = [node for node in book.modules[0].lessons[0].doctree.findall() if type(node).__name__ == "screen"]
    assert (screen["title"], screen["tap"], screen["alt"]) == ("Gọi 113", "Số 113", "Bấm 113.")
    assert screen["items"] == [ScreenItem("button", "Số 113")]
    assert [one.name for one in check(book, today=TODAY) if one.name == "bad-directive"] == []


def test_what_the_file_is_told_stands_at_the_entry(make_book: MakeBook) -> None:
    facts = UNCHECKED + "\n" + UNCHECKED.replace("so:", '"mot": ').replace("unchecked", "one-source")
    book = read(make_book({"bai/mot.md": "# M\n\nGọi {fact}`so`.\n", "facts.yml": facts}))
    found = [(one.code, one.path, one.line) for one in check(book, today=TODAY, release=True) if one.severity == "note"]
    assert found == [("F006", "facts.yml", 3), ("F007", "facts.yml", 3)]
    assert found_by("F007", check(book, today=TODAY)) == []


def test_invented_numbers_pass_and_are_no_fact(make_book: MakeBook) -> None:
    facts = 'invented:\n  phone: ["0912 000 xxx"]\n  account: ["1903 xxxx xxxx"]\n'
    text = "# M\n\nGọi 0912 000 123, 0912 001 123.\n\nSTK 190345678901, STK 190445678901.\n"
    book = read(make_book({"bai/mot.md": text, "facts.yml": facts}))
    assert book.facts == {}
    assert book.invented == {"phone": ("0912 000 xxx",), "account": ("1903 xxxx xxxx",)}
    found = [(one.code, one.line, one.column) for one in check(book, today=TODAY)]
    assert found == [("S002", 3, 19), ("S004", 5, 23)]
