"""The rules about how pages and files fit together, against one book that states on the faulty lines what they find.

The marks are those of ``tests/rules/``; here only the rules that a book is needed for are looked at.
"""

from pathlib import Path

import pytest

from conftest import CONFIG, write_book
from hocso.check import check
from hocso.check.rules import RULES
from hocso.model.curriculum import Curriculum
from hocso.model.finding import Finding
from hocso.read import read
from test_check_rules import BOOK_RULES, expectations, listed, without_marks

FOLDER = Path(__file__).parent / "book-rules"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*"))
CODES = {rule.code for rule in RULES if rule.name in (*BOOK_RULES, "same-anchor")}


def text_of(file: str) -> str:
    return (FOLDER / file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def curriculum(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    files = {file: without_marks(text_of(file)) for file in FILES}
    return read(write_book(tmp_path_factory.mktemp("book"), {**files, "_config.yml": CONFIG}))


@pytest.fixture(scope="module")
def findings(curriculum: Curriculum) -> list[Finding]:
    return [one for one in check(curriculum) if one.code in CODES]


@pytest.mark.parametrize("file", FILES)
def test_a_file_has_the_findings_it_states_and_no_other(file: str, findings: list[Finding]) -> None:
    own = [one for one in findings if one.path == file]
    stated = sorted((line, code) for line, code, _ in expectations(text_of(file)) if code in CODES)
    assert sorted((one.line, one.code) for one in own) == stated, listed(own)
    columns = {(line, code, column) for line, code, column in expectations(text_of(file)) if column}
    assert columns <= {(one.line, one.code, one.column) for one in own}, listed(own)


def test_nothing_is_found_outside_of_the_book_s_files(findings: list[Finding]) -> None:
    assert {one.path for one in findings} <= set(FILES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_rule_about_books_is_stated_somewhere(code: str) -> None:
    assert code in {stated for file in FILES for _, stated, _ in expectations(text_of(file))}


def test_a_cycle_is_named_whole_and_once(findings: list[Finding]) -> None:
    (cycle,) = [one.message.vi for one in findings if one.code == "L011" and "vòng tròn" in one.message.vi]
    assert "mang/01-tin-nhan → mang/10-tin-gia → mang/02-duong-dan → mang/01-tin-nhan" in cycle


@pytest.mark.parametrize(
    ("wrong", "proposed"), [("CV3139:1.3", "CV3139:1.1"), ("nong-dna", "nong-dan"), ("Khác:7", None)]
)
def test_a_name_near_a_listed_one_is_proposed(wrong: str, proposed: str | None, findings: list[Finding]) -> None:
    (found,) = [one for one in findings if one.code in ("L016", "L017") and f"“{wrong}”" in one.message.vi]
    if proposed is None:
        assert found.fix is None
    else:
        assert found.fix is not None and not found.fix.safe
        (edit,) = found.fix.edits
        assert edit.old == wrong and (edit.new == proposed or edit.new.startswith("CV3139:1."))


def test_both_places_of_an_anchor_are_named(findings: list[Finding]) -> None:
    (found,) = [one for one in findings if one.code == "L018"]
    assert "mang/01-tin-nhan.md:9" in found.message.en


def test_without_a_list_of_skills_the_rules_about_them_are_silent(tmp_path: Path) -> None:
    root = write_book(tmp_path, {file: without_marks(text_of(file)) for file in FILES if file != "skills.yml"})
    assert {one.code for one in check(read(root))} & {"L015", "L016", "L017"} == set()


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_of_a_file_in_another_encoding_nothing_else_is_told(encoding: str, tmp_path: Path) -> None:
    root = write_book(tmp_path / "book", {"bai.md": "# Bài\n\nMở mày ,bấm nut.\n\n- Ví dụ: họ ạ tên.\n"})
    page = root / "bai.md"
    page.write_bytes(page.read_text("utf-8").replace("ở", "o").replace("ấ", "a").replace("ụ", "u").replace("ọ", "o")
                     .replace("ạ", "a").encode(encoding))  # fmt: skip
    assert [finding.name for finding in check(read(root)) if finding.path == "bai.md"] == ["not-utf8"]
