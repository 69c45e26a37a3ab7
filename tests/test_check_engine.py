"""The check as a whole: which findings, how severe, in which order, and the rules' own documentation."""

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from docutils import nodes

from check_pages import book_of, page_of
from hocso.check import check, exit_code, explain, list_rules, rules
from hocso.check.rule import At, Fault, Rule
from hocso.check.rules import RULES
from hocso.check.selection import UnknownRule
from hocso.check.wording import own_rules
from hocso.messages import message
from hocso.model import nodes as ours
from hocso.model.curriculum import Curriculum
from hocso.model.facts import Certainty, Fact
from hocso.model.finding import Finding, Severity
from hocso.model.message import Language, Message
from hocso.model.place import Place
from hocso.model.problem import Problem

ALL = (*RULES, *own_rules())
BY_NAME = {rule.name: rule for rule in ALL}
OF_PROBLEMS = {rule.name for rule in RULES if rule.of_reading}
NOBODY_KNOWS = Message("không ai biết", "nobody knows")


def finding(severity: Severity) -> Finding:
    return Finding("X001", "x", severity, "a.md", 1, 1, NOBODY_KNOWS)


def quoting(certainty: Certainty = "sure", checked: dt.date = dt.date(2026, 1, 1), holds_days: int = 30) -> Curriculum:
    """A book whose home page quotes one fact."""
    fact = Fact("so", "113", "số gọi", "nguồn", checked, holds_days, certainty)
    page = page_of("Gọi {fact}`so`.")
    page.doctree.append(nodes.paragraph("", "", ours.fact("", "113", key="so", known=True)))
    return book_of(page, facts={"so": fact})


def codes(findings: list[Finding]) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in findings]


def test_findings_come_by_path_line_column_and_code_each_once() -> None:
    places = [Place("b.md", 2, 9), Place("b.md", 2, 1), Place("a.md", 7, 3), Place("b.md", 10, 1), Place("a.md", 7, 3)]
    found = check(book_of(problems=[Problem("cell-failed", place, {"error": "x"}) for place in places]))
    assert [(one.path, one.line, one.column) for one in found] == sorted({(p.path, p.line, p.column) for p in places})


@pytest.mark.parametrize("kind", sorted(OF_PROBLEMS))
def test_a_problem_met_while_reading_is_reported_by_the_rule_of_its_name(kind: str) -> None:
    fields = {name: f"<{name}>" for name in fields_of(BY_NAME[kind].message.vi)}
    (found,) = check(book_of(problems=[Problem(kind, Place("a.md", 3, 5), fields)]))
    assert (found.code, found.path, found.line, found.column) == (BY_NAME[kind].code, "a.md", 3, 5)
    assert all(value in found.message.vi and value in found.message.en for value in fields.values())


def test_a_problem_of_a_kind_that_no_rule_knows_is_not_lost() -> None:
    (found,) = check(book_of(problems=[Problem("new-kind", Place("a.md", 3), {"why": NOBODY_KNOWS})]))
    assert (found.name, found.line) == ("reading-warning", 3)
    assert "new-kind" in found.message.vi and NOBODY_KNOWS.vi in found.message.vi
    assert NOBODY_KNOWS.en in found.message.en


def test_a_problem_cannot_take_the_name_of_a_rule_that_looks_at_pages() -> None:
    (found,) = check(book_of(problems=[Problem("no-quiz", Place("a.md"))]))
    assert found.name == "reading-warning"


@pytest.mark.parametrize("fields", [{}, {"key": "", "known": ""}])
def test_a_missing_field_shows_as_a_dash(fields: dict[str, str]) -> None:
    (found,) = check(book_of(problems=[Problem("unknown-fact", Place("a.md"), fields)]))
    assert "“–”" in found.message.vi and "{" not in found.message.vi


def test_an_unchecked_fact_is_a_warning_in_a_draft_and_an_error_in_a_release() -> None:
    book, today = quoting(certainty="unchecked"), dt.date(2026, 1, 2)
    assert codes(check(book, today=today)) == [("F003", "warning")]
    assert codes(check(book, today=today, release=True)) == [("F003", "error")]


@pytest.mark.parametrize(("today", "expected"), [(dt.date(2026, 1, 31), []), (dt.date(2026, 2, 1), ["F002"])])
def test_a_fact_holds_until_its_last_day(today: dt.date, expected: list[str]) -> None:
    assert [one.code for one in check(quoting(), today=today)] == expected


def test_a_rule_that_breaks_says_so_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_page: object, _context: object) -> Iterator[Fault]:
        yield Fault(At(1))
        raise KeyError("nobody thought of {this}")

    broken = replace(BY_NAME["tone-placement"], on_page=breaks)
    monkeypatch.setattr("hocso.check.engine.RULES", (broken, *RULES))
    found = check(book_of("Nhà hoà."))
    assert [one.code for one in found] == ["R009", "V004"]
    assert found[0].severity == "error" and "V004 tone-placement" in found[0].message.vi
    assert "nobody thought of {this}" in found[0].message.en


def test_a_rule_of_the_book_says_which_file_it_means(monkeypatch: pytest.MonkeyPatch) -> None:
    def looks(_curriculum: object, _context: object) -> Iterator[tuple[str, Fault]]:
        yield "_toc.yml", Fault(At(7, 3))
        yield "index.md", Fault(At(99, 1))

    of_book = replace(BY_NAME["tone-placement"], on_page=None, on_book=looks)
    monkeypatch.setattr("hocso.check.engine.RULES", (of_book,))
    assert [(one.path, one.line) for one in check(book_of("Một dòng."))] == [("_toc.yml", 7), ("index.md", 1)]
    assert check(replace(book_of("Một dòng."), loose=True)) == []


def test_one_rule_leaves_a_place_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = BY_NAME["tone-placement"]
    shy = replace(rule, code="V998", name="shy", yields_to=("V0",))
    monkeypatch.setattr("hocso.check.engine.RULES", (shy, rule))
    assert [one.code for one in check(book_of("Nhà hoà."))] == ["V004"]
    monkeypatch.setattr("hocso.check.engine.RULES", (shy,))
    assert [one.code for one in check(book_of("Nhà hoà."))] == ["V998"]


def test_rules_of_vietnamese_are_silent_in_an_english_book() -> None:
    book = book_of("Foreign hoà, VNEID.")
    assert {one.code for one in check(book)} == {"V004", "W001"}
    assert check(replace(book, language="en")) == []


def test_a_place_outside_the_page_is_drawn_back_into_it() -> None:
    page = page_of("Chữ khoẻ.")
    page.doctree[0].line = 40_003  # as MyST-NB numbers the cells of a notebook
    (found,) = check(book_of(page))
    assert (found.line, found.column) == (1, 5)


@pytest.mark.parametrize(
    ("severities", "expected"),
    [([], 0), (["note"], 0), (["note", "warning"], 1), (["error"], 1), (["note", "note"], 0)],
)
def test_the_exit_code_tells_whether_something_needs_mending(severities: list[Severity], expected: int) -> None:
    assert exit_code([finding(severity) for severity in severities]) == expected


@pytest.mark.parametrize("asked", ["V004", "v004", " tone-placement "])
def test_a_rule_is_explained_by_its_code_or_name(asked: str) -> None:
    assert explain(asked) == BY_NAME["tone-placement"].page


def test_all_rules_are_listed_in_a_line_each() -> None:
    for listed in (list_rules().vi, list_rules().en):
        assert [line.split()[:2] for line in listed.splitlines()] == sorted([rule.code, rule.name] for rule in ALL)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("V04", "V004 tone-placement"), ("v0044", "V004 tone-placement"), ("tone-placment", "V004 tone-placement")],
)
def test_explaining_an_unknown_rule_names_those_that_may_have_been_meant(asked: str, meant: str) -> None:
    with pytest.raises(UnknownRule) as error:
        explain(asked)
    assert meant in error.value.message.vi
    assert len(error.value.message.vi) < 250


def test_explaining_what_is_like_no_rule_says_where_all_are() -> None:
    with pytest.raises(UnknownRule) as error:
        explain("????")
    assert error.value.message.vi.endswith('Gõ "hocso explain" để xem mọi quy tắc.')


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_documents_itself_in_both_languages(rule: Rule) -> None:
    languages: tuple[Language, ...] = ("vi", "en")
    for language in languages:
        page = rule.page.in_language(language)
        headings = [message(f"check.page-{name}").in_language(language) for name in ("why", "bad", "good")]
        assert all(f"\n## {heading}\n" in page for heading in headings)
        assert page.startswith(f"# {rule.code} {rule.name} ")
    texts = (rule.message, rule.what, rule.why)
    assert all(text.vi.strip() and text.en.strip() and text.vi != text.en for text in texts)
    assert rule.bad.strip() and rule.good.strip() and rule.bad != rule.good


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_says_the_same_in_both_languages(rule: Rule) -> None:
    assert fields_of(rule.message.vi) == fields_of(rule.message.en)
    assert all(unicodedata.is_normalized("NFC", text) for text in (rule.message.vi, rule.what.vi, rule.why.vi))


def test_codes_and_names_are_unique_and_a_rule_stands_in_the_file_of_its_name() -> None:
    assert len({rule.code for rule in ALL}) == len({rule.name for rule in ALL}) == len(ALL)
    files = {path.stem for folder in rules.__path__ for path in Path(folder).glob("*.py")} - {"__init__"}
    assert files == {rule.name.replace("-", "_") for rule in RULES}


def fields_of(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}
