"""Files that belong to no book: the rules that need none around them look at each."""

import json
import unicodedata
from pathlib import Path

import pytest

from conftest import MakeBook, Run
from hocso.check import check
from hocso.read import read_loose

LESSON = """\
---
file_format: mystnb
kernelspec: {name: python3}
lesson:
  minutes: 30
  objectives: [Quét mã]
  after: [4t/00-truoc]
---
# Bài lẻ

Gọi {fact}`so-nao-do`, xem [bài kia](../4t/01-kia.md).

:::{step} Sát nhập xã
:minutes: 5
Bấm nút.
:::

```{code-cell}
raise RuntimeError("loose cells are not run")
```
"""


def found(folder: Path, *names: str) -> list[tuple[str, str, int]]:
    return [(one.path, one.code, one.line) for one in check(read_loose(folder, names))]


def test_a_lesson_alone_is_checked_without_what_a_book_would_know(tmp_path: Path) -> None:
    (tmp_path / "le.md").write_text(LESSON, encoding="utf-8")
    codes = {code for _, code, _ in found(tmp_path, "le.md")}
    assert {"L003", "L006", "L007", "W002"} <= codes
    assert not codes & {"F001", "L008", "R001", "C001"}


def test_several_files_of_odd_names_beside_what_was_not_named(tmp_path: Path) -> None:
    for name in ("một [1].md", "hai*.md", "ba.md", "khác.md"):
        (tmp_path / name).write_text("# Trang\n\nXã sát nhập.\n", encoding="utf-8")
    (tmp_path / "[x]").mkdir()
    (tmp_path / "[x]" / "trong.md").write_text("# Trang\n\nXã sát nhập.\n", encoding="utf-8")
    names = ("một [1].md", "hai*.md", "ba.md")
    assert found(tmp_path, *names) == sorted((name, "W002", 3) for name in names)


def test_a_page_keeps_to_its_own_of_two_right_spellings(tmp_path: Path) -> None:
    (tmp_path / "moi.md").write_text("# Trang\n\nGia đình hoà thuận, cả nhà khoẻ, ai cũng khỏe.\n", encoding="utf-8")
    (found_one,) = check(read_loose(tmp_path, ["moi.md"]))
    assert found_one.code == "V004" and found_one.fix and found_one.fix.edits[0].old == "khỏe"


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "ba.md").write_text("# Trang\n\nMáy khỏe.\n", encoding="utf-8")
    found(tmp_path, "ba.md")
    assert [path.name for path in tmp_path.iterdir()] == ["ba.md"]


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00a", b"\x00", b"---\n: [\n---\n# a\n", b"```{step}\n"])
def test_any_bytes_end_in_findings(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.md").write_bytes(raw)
    assert {path for path, _, _ in found(tmp_path, "x.md")} <= {"x.md"}


def test_the_command_names_files_as_the_person_did(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thu").mkdir()
    (tmp_path / "thu" / "a.md").write_text("# Thư\n\nXã sát nhập.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# Thư\n\nMáy khỏe.\n", encoding="utf-8")
    code, out, _ = run(tmp_path, "check", "thu/a.md", "b.md", "--format", "json")
    assert code == 1
    assert [(one["path"], one["line"]) for one in json.loads(out)] == [("thu/a.md", 3)]


def test_a_loose_file_is_mended_in_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Thư\n\nMở VNEID ra.\n", encoding="utf-8")
    code, _, _ = run(tmp_path, "check", "a.md", "--fix")
    assert code == 0
    assert "VNeID" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_a_file_beside_a_book_is_looked_at_on_its_own(run: Run, make_book: MakeBook) -> None:
    root = make_book({"4t/01-bai.md": "# Bài\n\nXã sát nhập.\n", "_toc.yml": "format: jb-book\nroot: index\n"})
    code, out, _ = run(root, "check", "4t/01-bai.md", "--select", "W", "--format", "json")
    assert code == 1
    assert [(one["path"], one["code"]) for one in json.loads(out)] == [("4t/01-bai.md", "W002")]


def test_what_is_no_page_and_no_book_says_how_to_get_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xã sát nhập.", encoding="utf-8")
    code, out, err = run(tmp_path, "check", "a.txt")
    assert (code, out) == (2, "")
    assert "hocso new curriculum" in err


def test_a_file_that_is_not_there_is_what_is_said(run: Run, tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "check", "khong-co.md")
    assert (code, out) == (2, "")
    assert "khong-co.md" in err and "hocso new curriculum" not in err


def test_a_file_of_the_book_with_nothing_to_tell_is_clean(run: Run, make_book: MakeBook) -> None:
    root = make_book({"facts.yml": ""})
    for name in ("facts.yml", "_config.yml", "_toc.yml"):
        assert run(root, "check", name)[0] == 0


def test_a_name_with_loose_marks_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "khoẻ.md")
    (tmp_path / name).write_text("# Thư\n", encoding="utf-8")
    if (tmp_path / "khoẻ.md").exists():
        pytest.skip("this system takes both spellings for the same name")
    code, out, err = run(tmp_path, "check", name)
    assert (code, out) == (2, "")
    assert "khoẻ.md" in err and "Unicode" in err
