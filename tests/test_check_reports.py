"""What the reports look like to a person and to a program."""

import json
from pathlib import Path

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
