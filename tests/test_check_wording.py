"""Wording rules as data: those that come along are valid, and a book's own are taken or refused with a reason."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from check_pages import book_of, page_of
from hocso.check import apply_fixes, check, explain, wording
from hocso.check.rule import Rule
from hocso.check.wording import own_rules
from hocso.model.finding import Finding
from hocso.model.lesson import FrontMatter, Lesson
from hocso.vietnamese.spelling import new_style_words, old_style, read_alike

GOOD = "code: X001\nwords:\n  bà con: [quý vị]\n"
OWN_FILES = sorted(Path(wording.__file__).parent.glob("*.yml"))
SAYS = "code: X001\nwords: {a: [b]}\nmessage: "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "wording"
    made.mkdir()
    return made


def lesson(source: str) -> Lesson:
    return page_of(source, front=FrontMatter())


def wording_findings(source: str) -> list[Finding]:
    """What the wording rules find in a lesson whose every line is a paragraph."""
    codes = {rule.code for rule in own_rules()}
    return [found for found in check(book_of(lesson(source))) if found.code in codes]


@pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.name)
def test_no_rule_finds_fault_with_what_another_one_calls_good(rule: Rule) -> None:
    """A right word may be a hard one, to be explained."""
    assert [one for one in wording_findings(rule.good) if one.name != "hard-term"] == []


@pytest.mark.parametrize("file", OWN_FILES, ids=lambda file: file.stem)
def test_every_word_of_a_file_is_found_and_its_fix_is_clean(file: Path) -> None:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    lines = [line_with(words, data) for words in phrases_of(data)]
    source = "\n".join(lines)
    found = [one for one in wording_findings(source) if one.code == data["code"]]
    kept = 1 if data.get("kind") == "consistency" else 0
    assert [one.line for one in found] == list(range(1 + kept, len(lines) + 1))
    if data.get("kind", "substitution") == "substitution":
        mended = apply_fixes(source, found, unsafe=True)
        assert [one for one in wording_findings(mended) if one.code == data["code"]] == []


def phrases_of(data: dict[str, Any]) -> list[str]:
    """The words a file looks for, one of each kind of row."""
    words = data["words"].values() if isinstance(data["words"], dict) else [data["words"]]
    return [phrase for row in words for phrase in row]


def line_with(phrase: str, data: dict[str, Any]) -> str:
    """A line in which a phrase stands as the rule wants it: its gap filled, a word after it that makes it count."""
    return f"{phrase.replace('…', 'việc')} {data.get('before', ['nhé'])[0]}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("xã sát nhập", "xã sáp nhập"),
        ("Sát nhập xã", "Sáp nhập xã"),
        ("SÁT NHẬP XÃ", "SÁP NHẬP XÃ"),
        ("Sát Nhập", "Sáp nhập"),
        ("sát nhập, VNEID", "sáp nhập, VNeID"),
        (
            "khảo sát nhập khẩu, hồ sơ xuất trình, cảm xúc tích cực",
            "khảo sát nhập khẩu, hồ sơ xuất trình, cảm xúc tích cực",
        ),
        ("sát nhậpp", "sát nhậpp"),
        ("vneid.gov.vn/VNEID", "vneid.gov.vn/VNEID"),
    ],
)
def test_better_words_keep_the_capitals(source: str, expected: str) -> None:
    found = [one for one in check(book_of(source)) if one.code.startswith("W")]
    assert apply_fixes(source, found, unsafe=True) == expected


def test_a_book_adds_a_rule_of_its_own_with_a_file(folder: Path) -> None:
    (folder / "cach-goi.yml").write_text(GOOD, encoding="utf-8")
    book = book_of("Mời Quý vị ngồi.", root=folder.parent)
    (found,) = check(book)
    assert (found.code, found.name, found.severity, found.column) == ("X001", "cach-goi", "warning", 5)
    assert "“Quý vị”" in found.message.vi and "“Bà con”" in found.message.vi
    assert "X001 cach-goi" in explain("cach-goi", book).vi


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("", 1, "key: value"),
        ("- một\n", 1, "key: value"),
        ("words: {a: [b]}\n", 1, "code"),
        ("code: X001\n", 1, "words"),
        ("code: X001\nwords: {a: [b]}\nkinds: x\n", 3, "kinds"),
        ("code: X001\nwords: {a: [b]}\nkind: magic\n", 3, "substitution"),
        ("code: X001\nwords: {a: [b]}\nseverity: bad\n", 3, "note"),
        ("code: 12\nwords: {a: [b]}\n", 1, "code"),
        ("code: X001\nwords: {}\n", 2, "words"),
        ("code: X001\nwords: {a: b}\n", 2, "words"),
        ("code: X001\nwords: {a: []}\n", 2, "words"),
        ("code: X001\nwords: {a: [1]}\n", 2, "words"),
        ("code: X001\nwords: {a: [b]}\nexcept: [1]\n", 3, "except"),
        (SAYS + "{vi: a}\n", 3, "message"),
        (SAYS + '{vi: "{oops}", en: b}\n', 3, "message"),
        (SAYS + '{vi: "{0}", en: b}\n', 3, "message"),
        (SAYS + '{vi: "{", en: b}\n', 3, "message"),
        ("code: X001\nwords: {a: [b\n", 3, "bracket"),
        ("code: W001\nwords: {a: [b]}\n", 1, "W001"),
        ("code: X001\nwhen: 2026-99-99\n", 1, "month"),
    ],
)
def test_a_file_that_is_no_rule_is_a_finding_with_a_reason(folder: Path, text: str, line: int, hint: str) -> None:
    (folder / "hong.yml").write_text(text, encoding="utf-8")
    (found,) = check(book_of("b a", root=folder.parent))
    assert (found.name, found.path, found.line) == ("bad-data-file", "wording/hong.yml", line)
    assert hint in found.message.en


def test_a_wording_file_that_is_not_utf8_is_a_finding(folder: Path) -> None:
    (folder / "hong.yml").write_bytes(b"code: X001 # B\xe0\n")
    (found,) = check(book_of(root=folder.parent))
    assert (found.name, found.path) == ("not-utf8", "wording/hong.yml")


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("Uỷ", "Ủy"),
        ("HOÁ", "HÓA"),
        ("loã", "lõa"),
        ("tuỵ", "tụy"),
        ("ngoạ", "ngọa"),
    ],
)
def test_the_new_place_of_a_tone_mark_becomes_the_old(new: str, old: str) -> None:
    assert old_style(new) == old
    assert list(new_style_words(f"({new}) {old}.")) == [new]


@pytest.mark.parametrize("word", ["quý", "quỳ", "già", "hoàn", "khoét", "huỳnh", "ngoài", "khuỷu", "hòa", "oà!", "mùa"])
def test_syllables_that_both_styles_write_alike_stay(word: str) -> None:
    assert old_style(word) == word


@pytest.mark.parametrize(
    ("found", "instead", "safe"),
    [
        ("VNEID", "VNeID", True),
        ("VN-eID", "VNeID", True),
        ("You Tube", "YouTube", True),
        ("kích họat", "kích hoạt", True),
        ("VNelD", "VNeID", False),
        ("sát nhập", "sáp nhập", False),
        ("chia sẽ", "chia sẻ", False),
        ("đê", "de", False),
        ("cac", "các", False),
    ],
)
def test_only_what_is_read_alike_is_mended_without_asking(found: str, instead: str, safe: bool) -> None:
    assert read_alike(found, instead) is safe
