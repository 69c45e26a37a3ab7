"""Mending what can be mended: never the meaning, never twice, never elsewhere."""

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check_pages import book_of
from hocso.check import apply_fixes, check, differences, fix_files
from hocso.model.finding import Edit, Finding, Fix
from hocso.model.message import Message
from hocso.vietnamese.spelling import old_style

NFD = unicodedata.normalize("NFD", "điện thoại")
WORDS = [
    "Gia",
    "đình",
    "hoà",
    "khoẻ",
    "KHOÁ",
    "quý",
    "già",
    "hoàn",
    "Thuý,",
    "uỷ",
    NFD,
    unicodedata.normalize("NFD", "hoà"),
]
SPACES = [" ", "\u00a0", " \u200b", "\n", "\u200b"]


def finding(*edits: Edit, safe: bool = True, path: str = "index.md") -> Finding:
    return Finding("X001", "x", "warning", path, edits[0].line, edits[0].column, Message("a", "b"), Fix(edits, safe))


def mended(source: str) -> str:
    """The source after checking and fixing until nothing changes."""
    for _ in range(5):
        after = apply_fixes(source, check(book_of(source)))
        if after == source:
            return source
        source = after
    raise AssertionError("the fixes do not come to an end")


@st.composite
def texts(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=12))
    return "".join(word + space for word, space in words)


@settings(deadline=None)
@given(texts())
def test_mending_twice_is_mending_once(source: str) -> None:
    once = mended(source)
    assert mended(once) == once
    assert not [one for one in check(book_of(once)) if one.fix and one.fix.safe]


@settings(deadline=None)
@given(texts())
def test_safe_fixes_do_not_change_what_is_said(source: str) -> None:
    def said(text: str) -> list[str]:
        plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u200b", " ")
        return [old_style(word.rstrip(",")) for word in plain.split()]

    assert said(mended(source)) == said(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("với\u200bnhau", "với\u200bnhau"),
        ("nhau,\u200bmới", "nhau,\u200bmới"),
        ("với\x1c\x1cnhau", "với\x1c\x1cnhau"),
        ("với \u200bnhau", "với nhau"),
        ("với nhau\u200b", "với nhau"),
        ("v\u00adới\u00a0nhau", "với nhau"),
    ],
)
def test_a_character_that_may_part_two_words_is_left_to_a_person(source: str, expected: str) -> None:
    assert mended(source) == expected


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([Edit(2, 5, "hoà", "hòa")], "một hoà\nhai hòa"),
        ([Edit(1, 5, "hoà", "hòa"), Edit(2, 1, "hai", "hai ba")], "một hòa\nhai ba hoà"),
        ([Edit(1, 1, "một", "mười một"), Edit(1, 5, "hoà", "hòa")], "mười một hòa\nhai hoà"),
        ([Edit(1, 4, "hoà", "hòa")], "một hoà\nhai hoà"),
        ([Edit(9, 1, "hoà", "hòa")], "một hoà\nhai hoà"),
        ([Edit(0, 1, "hai", "ba")], "một hoà\nhai hoà"),
    ],
)
def test_an_edit_changes_its_place_only_and_only_what_it_knows(edits: list[Edit], expected: str) -> None:
    assert apply_fixes("một hoà\nhai hoà", [finding(*edits)]) == expected


def test_of_two_fixes_that_overlap_the_first_is_taken_whole() -> None:
    first = finding(Edit(1, 1, "một hoà", "một hòa"))
    second = finding(Edit(1, 5, "hoà", "HOÀ"), Edit(2, 1, "hai", "HAI"))
    assert apply_fixes("một hoà\nhai", [first, second]) == "một hòa\nhai"


def test_a_suggestion_is_not_put_in() -> None:
    assert apply_fixes("một hoà", [finding(Edit(1, 5, "hoà", "hòa"), safe=False)]) == "một hoà"


def test_files_keep_their_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffhoà\r\nkhoẻ\r\n".encode())
    (tmp_path / "b.md").write_bytes("hoà\n".encode())
    findings = [
        finding(Edit(1, 1, "hoà", "hòa"), path="a.md"),
        finding(Edit(2, 1, "khoẻ", "khỏe"), path="a.md"),
        finding(Edit(1, 1, "khoẻ", "khỏe"), path="b.md"),
    ]
    assert fix_files(tmp_path, findings) == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == "\ufeffhòa\r\nkhỏe\r\n".encode()
    assert (tmp_path / "b.md").read_bytes() == "hoà\n".encode()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_they_are_read_whatever_ends_them(end: str, tmp_path: Path) -> None:
    (tmp_path / "index.md").write_bytes(end.join(["một\rhai  ba", "bốn  năm", ""]).encode())
    assert fix_files(tmp_path, [finding(Edit(3, 4, "  ", " "))]) == ["index.md"]
    assert (tmp_path / "index.md").read_bytes() == end.join(["một\rhai  ba", "bốn năm", ""]).encode()


@pytest.mark.parametrize("name", ["index.md", "bài [1] mới.md"])
@pytest.mark.parametrize("text", ["hoà  nhé", "hoà  nhé\n", "\ufeffhoà  nhé\r\nsau\r\n", "trước\rhoà  nhé\nsau"])
def test_a_shown_difference_is_a_patch(tmp_path: Path, name: str, text: str) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    (tmp_path / name).write_bytes(text.encode())
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = rows.index("hoà  nhé") + 1
    faults = [finding(Edit(line, 4, "  ", " "), path=name)]
    patch = differences(tmp_path, faults)
    subprocess.run([git, "apply", "-p0", "-"], input=patch.encode(), cwd=tmp_path, check=True)
    patched = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(text.encode())
    fix_files(tmp_path, faults)
    assert patched == (tmp_path / name).read_bytes() != text.encode()


FOR_MACHINES = """\
`x\u00a0y` và [đọc](a\u00a0b.md "t\u00a0u")

```python
x = "a\u00a0b\u200bc"
```

$$
a\u00a0b , c
$$

:::{figure} a\u00a0b.png
:name: x\u00a0y
:::

<div title="a , b">Bác mở</div>

| a , b |
"""


def test_what_is_written_for_machines_stays_as_it_is() -> None:
    after = apply_fixes(FOR_MACHINES, check(book_of(FOR_MACHINES)), unsafe=True)
    assert after == FOR_MACHINES.replace("| a , b |", "| a, b |")


@pytest.mark.parametrize("parter", ["\u2028", "\u0085", "\u000b"])
def test_what_ends_a_line_elsewhere_becomes_a_space(parter: str) -> None:
    source = f"mở máy{parter}bấm nút"
    assert apply_fixes(source, check(book_of(source)), unsafe=True) == "mở máy bấm nút"
