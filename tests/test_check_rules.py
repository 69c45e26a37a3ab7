"""Every rule against small pages that state, on the faulty line, which finding they expect; and nothing else is found.

A page of ``tests/rules/`` ends its faulty lines with ``<!-- expect: CODE -->`` or, where a comment is YAML's or
Python's, ``# expect: CODE``; ``CODE:COLUMN`` also says the column. The marks are taken out before the page is read.
"""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import write_book
from hocso.check import check
from hocso.check.rule import Rule
from hocso.check.rules import RULES
from hocso.check.wording import own_rules
from hocso.model.curriculum import Curriculum
from hocso.model.finding import Finding
from hocso.narrate import doubts_by
from hocso.read import read

FOLDER = Path(__file__).parent / "rules"
FIXTURES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*") if path.suffix in (".md", ".yml"))
TODAY = dt.date(2026, 11, 23)

CONFIG = """\
title: Sách của các quy tắc
author: Lớp học
only_build_toc_files: true
execute: {execute_notebooks: cache, timeout: 3}
parse: {myst_enable_extensions: [colon_fence]}
sphinx:
  extra_extensions: [hocso.extension]
  config: {language: vi}
hocso:
  check: {slow_cell: 2}
"""

IN_FACTS = ("bad-data-file", "unused-fact", "one-source-fact")
"""Rules whose faults are in ``facts.yml``."""

BOOK_RULES = (
    "not-in-contents",
    "order-differs",
    "prerequisite-cycle",
    "same-title",
    "same-slug",
    "incomplete-front-matter",
    "unknown-skill",
    "unknown-audience",
)
"""The rules that need other files than a page to find fault with it: ``tests/book-rules/`` is their fixture."""

NOT_ON_A_PAGE = ("not-utf8", "page-unreadable", "fact-expired", "fact-unchecked", "rule-failed")
"""Rules whose examples are no text of a page; those of the rules about code cells would have to run."""

EXAMPLES = {
    f"explained/{rule.name}-{kind}.md": (rule, text)
    for rule in (*RULES, *own_rules())
    for kind, text in (("bad", rule.bad), ("good", rule.good))
    if rule.name not in (*BOOK_RULES, *IN_FACTS, *NOT_ON_A_PAGE) and not rule.name.startswith("cell-")
}
"""The examples of the rules' own pages, as pages."""

_MARK = re.compile(r"[ ]*(?:<!--|#)[ ]*expect:(?P<codes>[^\n>]*?)(?:-->)?[ ]*$", re.MULTILINE)
_CODE = re.compile(r"(?P<code>[A-Z]\d{3})(?::(?P<column>\d+))?")

Expected = tuple[int, str, int | None]


def marked_text(fixture: str) -> str:
    """A fixture as it stands. Bytes that are no UTF-8 survive as surrogates."""
    return (FOLDER / fixture).read_bytes().decode("utf-8", "surrogateescape")


def without_marks(text: str) -> str:
    return _MARK.sub("", text)


def expectations(text: str) -> Iterator[Expected]:
    for number, line in enumerate(text.split("\n"), 1):
        if mark := _MARK.search(line):
            for one in _CODE.finditer(mark["codes"]):
                yield number, one["code"], int(one["column"]) if one["column"] else None


def page_with(example: str) -> str:
    """A page with an example in it: front matter, or the words of a lesson, or a page already."""
    if example.startswith("---"):
        return example + "\n"
    if example.startswith("lesson:"):
        return f"---\n{example}\n---\n# Ví dụ\n"
    return f"---\nlesson:\n  minutes: 25\n---\n# Ví dụ\n\n{example}\n"


@pytest.fixture(scope="session")
def curriculum(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    """All fixtures and examples as the pages of one book, read once."""
    examples = {path: page_with(text) for path, (_, text) in EXAMPLES.items()}
    files = {**dict.fromkeys(FIXTURES, ""), **examples, "_config.yml": CONFIG}
    root = write_book(tmp_path_factory.mktemp("rules"), files)
    for name in FIXTURES:
        (root / name).write_bytes(without_marks(marked_text(name)).encode("utf-8", "surrogateescape"))
    shutil.copytree(FOLDER / "images", root / "images")
    whole = (FOLDER / "images" / "quet-ma.png").read_bytes()
    (root / "images" / "anh-goc.png").write_bytes(whole + bytes(1_000_001))
    return read(root)


@pytest.fixture(scope="session")
def findings(curriculum: Curriculum) -> list[Finding]:
    """What a draft has, and what is only said before a release."""
    doubts = doubts_by(curriculum.lexicon)
    late = {rule.code for rule in RULES if rule.only_in_release}
    released = check(curriculum, release=True, today=TODAY, doubts=doubts)
    return [*check(curriculum, today=TODAY, doubts=doubts), *(one for one in released if one.code in late)]


@pytest.mark.parametrize("fixture", FIXTURES)
def test_a_page_has_the_findings_it_states_and_no_other(fixture: str, findings: list[Finding]) -> None:
    expected = sorted(expectations(marked_text(fixture)), key=str)
    own = [one for one in findings if one.path == fixture]
    unmatched = list(own)
    for line, code, column in expected:
        match = [one for one in unmatched if (one.line, one.code) == (line, code) and column in (None, one.column)]
        assert match, f"{fixture}:{line}: {code} at column {column} is not among {listed(own)}"
        unmatched.remove(match[0])
    assert not unmatched, f"{fixture}: not expected: {listed(unmatched)}"


def listed(findings: list[Finding]) -> list[str]:
    return [f"{one.line}:{one.column} {one.code} {one.message.en}" for one in findings]


def test_nothing_is_found_outside_the_fixtures_and_examples(findings: list[Finding]) -> None:
    assert {one.path for one in findings} <= {*FIXTURES, *EXAMPLES}


@pytest.mark.parametrize("path", EXAMPLES)
def test_a_rule_finds_fault_with_its_bad_example_and_not_with_its_good_one(path: str, findings: list[Finding]) -> None:
    rule, _ = EXAMPLES[path]
    found = {one.code for one in findings if one.path == path}
    assert (rule.code in found) is path.endswith("-bad.md")


@pytest.mark.parametrize(
    "rule",
    [rule for rule in (*RULES, *own_rules()) if rule.name not in (*BOOK_RULES, "rule-failed")],
    ids=lambda rule: rule.name,
)
def test_every_rule_has_a_fixture_of_its_name(rule: Rule) -> None:
    fixture = f"{rule.name}.md" if rule.name not in IN_FACTS else "facts.yml"
    assert rule.code in {code for _, code, _ in expectations(marked_text(fixture))}
