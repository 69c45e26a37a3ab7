"""Which books are Vietnamese."""

import pytest

from hocso.vietnamese.recognition import looks_vietnamese

VIETNAMESE = [
    "Chào bác, đây là lớp học dùng điện thoại.",
    "",
    "VNeID: giấy tờ",
    "Học Python với NumPy và Matplotlib ở đây",
]
OTHERS = [
    "This is a book about Python.",
    "Été comme hiver, où êtes-vous déjà allés ?",
    "Größe, Straße und Öl",
    "O coração não é só um músculo, é emoção",
    "Hà Nội is the capital of Vietnam, and this is an English book about its food and its streets and its people.",
]


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese(text: str) -> None:
    assert looks_vietnamese(text)


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages(text: str) -> None:
    assert not looks_vietnamese(text)
