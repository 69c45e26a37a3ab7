"""Folding for search: what people type without marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hocso.vietnamese.folding import fold, fold_table

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯ áàảãạấềỗựỵẶỢ.,0123456789")


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Lừa đảo", "lua dao"),
        ("con dao", "con dao"),
        ("ĐƯỜNG", "duong"),
        ("Nguyễn Thị Khuỷu", "nguyen thi khuyu"),
        (unicodedata.normalize("NFD", "tiết kiệm"), "tiet kiem"),
        ("mã OTP 6 số", "ma otp 6 so"),
        ("₫ “…”", "₫ “…”"),
    ],
)
def test_marks_and_capitals_go(written: str, typed: str) -> None:
    assert fold(written) == typed


@given(VIETNAMESE)
def test_folding_twice_changes_nothing_and_places_stay(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert len(folded) == len(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_the_table_folds_as_folding_does(text: str) -> None:
    table = fold_table([text])
    lower = unicodedata.normalize("NFC", text).lower()
    assert "".join(table.get(letter, letter) for letter in lower) == fold(text)
