"""Finding the place of words in a page's source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check_pages import book_of, page_of
from conftest import CONFIG, MakeBook
from hocso.check import check
from hocso.check.mask import BLANK, readable
from hocso.check.rule import At
from hocso.check.source import in_front_matter, locate, locate_beginning, locate_exactly, locate_known, position
from hocso.check.surroundings import surroundings
from hocso.read import read

MARKUP = st.text(alphabet="`:~{}<>!-[]()$|*_\n\r #>aáđ\u0301\u200b\u00a0.x", max_size=120)


@settings(deadline=None)
@given(MARKUP)
def test_blanking_keeps_every_offset(source: str) -> None:
    blanked = readable(source)
    assert len(blanked) == len(source)
    assert all(new in (old, BLANK) for new, old in zip(blanked, source, strict=True))
    assert blanked.count("\n") == source.count("\n")


@settings(deadline=None)
@given(st.one_of(MARKUP, st.text(max_size=60)))
def test_any_text_can_be_checked(source: str) -> None:
    lines = source.split("\n")
    for finding in check(book_of(source)):
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
        for edit in finding.fix.edits if finding.fix else ():
            assert lines[edit.line - 1].startswith(edit.old, edit.column - 1)


@pytest.mark.parametrize(
    ("source", "kept", "gone"),
    [
        ("Chữ `mã` nữa", "Chữ nữa", "mã"),
        ("{say}`chữ <đọc>` nữa", "chữ đọc nữa", ""),
        ("[chữ](dia-chi.md) nữa", "chữ nữa", "dia-chi"),
        ("<!-- lời nhắn --> nữa", "nữa", "nhắn"),
        ("Xem https://xa.example/nhắn nhé", "Xem nhé", "nhắn"),
        ("```python\nmã\n```\nnữa", "nữa", "mã python"),
        ("```\nmã\n````\nnữa", "nữa", "mã"),
        ("````text\n```\nmã\n````\nnữa", "nữa", "mã"),
        ("```{code-cell}\nmã\n```\nnữa", "nữa", "mã"),
        ("```{screen} chữ\n- button: nút\n```\n```\nmã\n```\nnữa", "chữ nút nữa", "mã"),
        (":::{step} chữ\n```{screen} hình\n- button: nút\n```\ncòn\n:::\nnữa", "chữ hình nút còn nữa", ""),
        ("::::{step} chữ\n:::{message} tin\nlời\n:::\n::::\nnữa", "chữ tin lời nữa", ""),
        ("~~~\nmã\n~~~\nnữa", "nữa", "mã"),
        ("> ```\n> mã\n> ```\n\nnữa", "nữa", "mã"),
        ("```python\nmã\r\n```\r\nnữa", "nữa", "mã"),
    ],
)
def test_only_prose_is_readable(source: str, kept: str, gone: str) -> None:
    blanked = readable(source)
    assert all(word in blanked for word in kept.split())
    assert all(word not in blanked for word in gone.split())


@pytest.mark.parametrize(
    ("source", "words", "line", "nth", "expected"),
    [
        ("hoà\nhoà hoà", "hoà", 2, 0, (2, 1)),
        ("hoà\nhoà hoà", "hoà", 2, 1, (2, 5)),
        ("hoà\nhoàn xoà hoà", "hoà", 2, 0, (2, 10)),
        ("hoà\nkhông có", "hoà", 2, 0, (1, 1)),
        ("Bác sĩ chuẩn\n  đoán bệnh", "chuẩn đoán", 1, 0, (1, 8)),
        ("> Bác sĩ chuẩn\n> đoán bệnh", "chuẩn đoán", 1, 0, (1, 10)),
        ("`hoà` [hoà](hoà.md)", "hoà", 1, 0, (1, 8)),
        ("hoà", "hoà", 70_002, 0, (1, 1)),
        ("thôi", "hoà", 1, 0, None),
        ("thôi", " ", 1, 0, None),
    ],
)
def test_words_are_found_whole_and_near(
    source: str, words: str, line: int, nth: int, expected: tuple[int, int] | None
) -> None:
    assert locate_exactly(page_of(source), words, line, nth) == expected


def test_words_that_are_not_there_leave_the_beginning_of_the_line() -> None:
    page = page_of("một\n   hai\nba")
    assert locate(page, "bốn", 2) == At(2, 4)
    assert locate(page, "bốn", 99) == At(1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rồi bấm nút Quét mã.", (1, 12)),
        ("Rồi bấm **nút**", (1, 12)),
        ("Rồi **bấm** nút", (1, 12)),
        ("Không có đâu", (1, 1)),
    ],
)
def test_a_sentence_is_found_by_its_first_words(text: str, expected: tuple[int, int]) -> None:
    assert locate_beginning(page_of("Mở máy ra. Rồi bấm nút Quét mã."), text, 1) == expected


@settings(deadline=None)
@given(st.text(alphabet="ab\n", max_size=40), st.data())
def test_a_position_counts_lines_and_columns_from_one(source: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source)))
    line, column = position(source, offset)
    before = source[:offset].split("\n")
    assert (line, column) == (len(before), len(before[-1]) + 1)


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [
        ("---\nlesson:\n  minutes: 30\n---\n# Bài", "minutes:", (3, 3)),
        ("---\nlesson:\n  after: [4t/a-b, a-b]\n---\n", "a-b", (3, 19)),
        ("---\r\nlesson:\r\n---\r\n", "lesson:", (2, 1)),
        ("---\nlesson:\n---\nminutes:", "minutes:", (1, 1)),
        ("# Bài\nlesson:", "lesson:", (1, 1)),
        ("---\nlesson:", "lesson:", (1, 1)),
    ],
)
def test_a_key_is_found_in_the_front_matter_only(source: str, words: str, expected: tuple[int, int]) -> None:
    assert in_front_matter(page_of(source), words) == expected


@settings(deadline=None)
@given(st.text(alphabet='ab ,.("“\n*_\u0301', min_size=1, max_size=30), st.data())
def test_a_part_of_a_text_is_known_by_its_surroundings(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = [(match.start(1), match.end(1)) for match in surroundings(text, start, end).finditer(text)]
    assert found
    assert "\n" in text[start:end] or all(text[a:b] == text[start:end] for a, b in found)


@pytest.mark.parametrize(
    ("source", "text", "part", "expected"),
    [
        ("Mở máy , bấm", "Mở máy , bấm", " ,", (1, 7)),
        ("Mở **máy** , bấm", "Mở máy , bấm", " ,", (1, 11)),
        ("Mở [máy](may.md) , bấm", "Mở máy , bấm", " ,", (1, 17)),
        ("Mở\n**máy** , bấm", "Mở\nmáy , bấm", " ,", (2, 8)),
        ("> Mở\n> máy , bấm", "Mở\nmáy , bấm", " ,", (2, 6)),
        ("máy, bấm máy,bấm", "máy, bấm máy,bấm", ",b", (1, 13)),
        ("Gõ {say}`mã <m a>` , rồi", "Gõ mã , rồi", " ,", (1, 19)),
        ("Gõ `mã , rồi` , rồi", "Gõ \ufffc , rồi", " ,", (1, 14)),
        ('Gõ "mã" , rồi', "Gõ “mã” , rồi", " ,", (1, 8)),
        ('Gõ "mã rồi', "Gõ “mã rồi", "“", (1, 4)),
        ("chờ -- rồi ...", "chờ – rồi …", "…", (1, 12)),
        ("của của\ncủa", "của của\ncủa", "của\ncủa", (1, 5)),
        ("Mở máy", "Mở nồi , bấm", " ,", None),
    ],
)
def test_any_part_of_a_text_is_found(source: str, text: str, part: str, expected: tuple[int, int] | None) -> None:
    start = text.rindex(part)
    assert locate_known(page_of(source), surroundings(text, start, start + len(part)), 1) == expected


def test_places_are_right_where_plain_marks_are_shown_as_typographic_ones(make_book: MakeBook) -> None:
    """MyST's own ``smartquotes`` and ``replacements``; the source has what was typed."""
    config = CONFIG.replace("[colon_fence]", "[colon_fence, smartquotes, replacements]")
    text = '# Bài\n\nBác nói "mở máy" , rồi "chờ" -- xong... Con gõ "hai , ba\n'
    found = check(read(make_book({"_config.yml": config, "index.md": text})))
    assert [(one.code, one.line, one.column) for one in found] == [("V013", 3, 17), ("V016", 3, 48), ("V013", 3, 52)]
    assert [one.fix.edits[0].old for one in found if one.fix] == [" ,", " ,"]
