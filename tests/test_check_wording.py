"""Wording rules as data: those that come along are valid, and a book's own are taken or refused with a reason."""

from pathlib import Path

import pytest

from check_pages import book_of
from hocso.check import apply_fixes, check, explain
from hocso.check.wording import own_rules
from hocso.vietnamese.spelling import new_style_words, old_style

GOOD = "code: X001\nsafe: true\nwords:\n  bà con: [quý vị]\n"
SAYS = "code: X001\nwords: {a: [b]}\nmessage: "


@pytest.fixture
def wording(tmp_path: Path) -> Path:
    folder = tmp_path / "wording"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.name)
def test_the_better_words_are_right_by_the_rule_itself(rule: object) -> None:
    """No rule that comes along finds fault with what another one proposes."""
    pages = [explained.good for explained in own_rules() if explained is rule]
    assert check(book_of(pages[0])) == []


@pytest.mark.parametrize("rule", own_rules(), ids=lambda rule: rule.name)
def test_every_wrong_word_is_found_and_its_fix_is_clean(rule: object) -> None:
    (own,) = [one for one in own_rules() if one is rule]
    source = own.bad.replace(", ", "\n")
    found = [one for one in check(book_of(source)) if one.code == own.code]
    assert [one.line for one in found] == list(range(1, source.count("\n") + 2))
    if found[0].fix and found[0].fix.safe:
        assert [one for one in check(book_of(apply_fixes(source, found))) if one.code == own.code] == []


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
    assert apply_fixes(source, check(book_of(source))) == expected


def test_a_book_adds_a_rule_of_its_own_with_a_file(wording: Path) -> None:
    (wording / "cach-goi.yml").write_text(GOOD, encoding="utf-8")
    book = book_of("Mời Quý vị ngồi.", root=wording.parent)
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
        ("code: X001\nwords: {a: [b\n", 3, "expected"),
        ("code: W001\nwords: {a: [b]}\n", 1, "W001"),
        ("code: X001\nwhen: 2026-99-99\n", 1, "month"),
    ],
)
def test_a_file_that_is_no_rule_is_a_finding_with_a_reason(wording: Path, text: str, line: int, hint: str) -> None:
    (wording / "hong.yml").write_text(text, encoding="utf-8")
    (found,) = check(book_of("b a", root=wording.parent))
    assert (found.name, found.path, found.line) == ("bad-data-file", "wording/hong.yml", line)
    assert hint in found.message.en


def test_a_wording_file_that_is_not_utf8_is_a_finding(wording: Path) -> None:
    (wording / "hong.yml").write_bytes(b"code: X001 # B\xe0\n")
    (found,) = check(book_of(root=wording.parent))
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
