"""Notebooks (``.ipynb``): found where it stands, and mended without breaking the file or touching code."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check_pages import book_of
from conftest import Run
from hocso.check import apply_fixes, check
from hocso.check.mask import BLANK, readable
from hocso.check.notebook import prose_of_notebook
from hocso.read import read_loose

WORDS = ["Bác", "máy ,", "hoà", "  ", '"', "\\", "\n", "\u200b", "\u00a0", " .", "đọc", "{", "]"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=15).map("".join)


def notebook(*texts: str, code: str = "", indent: int | None = 1, plain: bool = False) -> str:
    """A notebook of text cells, then a cell of code whose results look like text."""
    cells: list[dict[str, object]] = [
        {"cell_type": "markdown", "id": f"a{number}", "metadata": {}, "source": text.splitlines(keepends=True)}
        for number, text in enumerate(texts)
    ]
    output = {"output_type": "stream", "name": "stdout", "text": [code]}
    cells.append(
        {"cell_type": "code", "id": "b", "metadata": {}, "execution_count": 1, "outputs": [output], "source": code}
    )
    whole = {"cells": cells, "metadata": {"note": code}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=plain, indent=indent)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=3), TEXTS, st.sampled_from([None, 1]), st.booleans())
def test_any_fix_leaves_a_notebook_whose_code_is_the_same(
    texts: list[str], code: str, indent: int | None, plain: bool
) -> None:
    source = notebook(*texts, code=code, indent=indent, plain=plain)
    before = json.loads(source)
    after = json.loads(apply_fixes(source, check(book_of(source)), unsafe=True))
    assert [cell for cell in after["cells"] if cell["cell_type"] == "code"] == [before["cells"][-1]]
    for old, new in zip(before["cells"], after["cells"], strict=True):
        assert old | {"source": ""} == new | {"source": ""}
    assert after["metadata"] == before["metadata"]


@given(st.lists(TEXTS, max_size=3), TEXTS)
def test_only_what_text_cells_say_is_prose(texts: list[str], code: str) -> None:
    source = notebook(*texts, code=code)
    prose = prose_of_notebook(source)
    assert len(prose) == len(source)
    assert all(shown in (BLANK, char) for shown, char in zip(prose, source, strict=True))
    said = "".join(char for text in texts for char in text if char not in '"\\\n')
    assert "".join(char for char in prose if char not in (BLANK, "\n")) == said


def test_a_block_of_code_in_a_text_cell_is_not_prose() -> None:
    shown = readable(notebook("Bác đọc\n\n```\nhoà\n```\n\nmáy"))
    assert "đọc" in shown and "máy" in shown and "hoà" not in shown


@pytest.mark.parametrize("plain", [False, True])
def test_a_notebook_is_read_in_its_language_however_it_is_saved(tmp_path: Path, plain: bool) -> None:
    (tmp_path / "so.ipynb").write_text(notebook("# Sổ\n\nBác mở máy , rồi đọc.", plain=plain), encoding="utf-8")
    assert [one.code for one in check(read_loose(tmp_path, ["so.ipynb"]))] == ["V013"]


def test_a_text_in_one_string_is_at_its_line(tmp_path: Path) -> None:
    cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Sổ\n\nBác mở.\n\nBác đọc , rồi nghe."}
    source = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    (tmp_path / "so.ipynb").write_text(source, encoding="utf-8")
    (found,) = check(read_loose(tmp_path, ["so.ipynb"]))
    assert '"source"' in source.split("\n")[found.line - 1]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bác mở , máy. <!-- hocso: ignore V013: thử -->\nBác đọc , nghe.", ["đọc"]),
        ("<!-- hocso: ignore V013: thử -->\nBác mở , máy.\nBác đọc , nghe.\n\nBác xem , rồi hỏi.", ["xem"]),
        ("<!-- hocso: ignore-file V013: thử -->\n\nBác mở , máy.", []),
    ],
)
def test_a_comment_passes_over_as_in_a_text(tmp_path: Path, text: str, left: list[str]) -> None:
    source = notebook(f"# Sổ\n\n{text}")
    (tmp_path / "so.ipynb").write_text(source, encoding="utf-8")
    found = check(read_loose(tmp_path, ["so.ipynb"]))
    assert {one.code for one in found} <= {"V013"}
    assert [source.split("\n")[one.line - 1][: one.column - 1].split()[-1] for one in found] == left


def test_a_text_and_a_notebook_of_one_name_are_both_looked_at(run: Run, tmp_path: Path) -> None:
    (tmp_path / "so.ipynb").write_text(notebook("# Sổ\n\nBác mở máy , rồi đọc."), encoding="utf-8")
    (tmp_path / "so.md").write_text("# Sổ\n\nBác mở máy , rồi đọc.\n", encoding="utf-8")
    _, out, _ = run(tmp_path, "check", "so.md", "so.ipynb", "--format", "json")
    assert [(one["path"], one["code"]) for one in json.loads(out)] == [("so.md", "V013"), ("so.ipynb", "V013")]
