"""Abbreviations, loud words, ways to speak to the reader, long steps, and the figures of a page."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_pages import book_of, page_of
from hocso.check import check
from hocso.check.readability import readability
from hocso.check.rules.other_address import addresses
from hocso.check.rules.shouting import loud_runs
from hocso.model.lesson import FrontMatter, Lesson, Passage, Sentence
from hocso.model.settings import LanguageLimits, Settings
from hocso.vietnamese.acronyms import KNOWN, acronyms
from hocso.vietnamese.readability import lengths


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mã OTP và mã QR", ["OTP", "QR"]),
        ("thẻ CCCD, sổ BHXH, NHNN", ["CCCD", "BHXH", "NHNN"]),
        ("công nghệ NFC, chuẩn SHA256", ["NFC", "SHA256"]),
        ("KHÔNG bấm, MỞ ra", []),
        ("ĐỌC KỸ MÃ OTP NHÉ", []),
        ("Luật 23/2023/QH15, Nghị định 52/2024/NĐ-CP", []),
        ("khổ A4, mục IV, chương XII", []),
        ("TP HCM, UBND xã, SIM, TV", []),
        ("MB Bank, CH Play, FPT Telecom", []),
        ("VNeID, eKYC, Zalo, wifi", []),
        ("MOMOPAYX", []),
    ],
)
def test_abbreviations(text: str, found: list[str]) -> None:
    assert [word for word, _ in acronyms(text)] == found


@given(st.text())
def test_an_abbreviation_stands_where_it_is_said_to(text: str) -> None:
    assert all(text.startswith(word, start) for word, start in acronyms(text))


@pytest.mark.parametrize("word", sorted(KNOWN))
def test_what_everybody_knows_is_no_abbreviation_to_explain(word: str) -> None:
    assert list(acronyms(f"Xem {word} nhé")) == []


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Bác KHÔNG đọc", ["KHÔNG"]),
        ("TUYỆT ĐỐI KHÔNG đọc", ["TUYỆT ĐỐI KHÔNG"]),
        ("ĐỌC MÃ OTP LÀ mất", ["ĐỌC MÃ OTP LÀ"]),
        ("Mã OTP, UBND, VNĐ, SĐT", []),
        ("Ở Á Đông", []),
        ("Lan ĐỪNG bấm. ĐỪNG!", ["ĐỪNG", "ĐỪNG"]),
    ],
)
def test_loud_words(text: str, runs: list[str]) -> None:
    assert [text[start:end] for start, end in loud_runs(text)] == runs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bạn hãy mở máy.", ["Bạn"]),
        ("Các bạn cần nhớ mật khẩu của bạn.", ["Các bạn", "bạn"]),
        ("Mời quý vị ngồi.", ["quý vị"]),
        ("Chào bạn, chào các bạn!", ["bạn", "các bạn"]),
        ("Nhờ bạn bè, bạn hàng xem giúp.", []),
        ("Ai mời kết bạn không quen thì từ chối.", []),
        ("Gửi cho bạn hàng, máy của bạn thân, người bạn đã mất.", []),
        ("Chuyển gấp vào số bạn cháu nhé.", []),
        ("Các bạn tình nguyện viên đứng cạnh.", []),
        ("bạnn, quý vịt", []),
    ],
)
def test_ways_to_speak_to_the_reader(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in addresses(text)] == found


@pytest.mark.parametrize(("reader", "columns"), [("bác", [1, 21]), ("bạn", []), ("Bạn", [])])
def test_the_book_s_own_word_is_right(reader: str, columns: list[int]) -> None:
    book = book_of(page_of("Bạn hãy mở máy. Rồi bạn nhớ nhé.", front=FrontMatter()))
    found = check(replace(book, settings=Settings(reader=reader)))
    assert [one.column for one in found if one.code == "W017"] == columns


def lesson(*texts: str, kind: str = "step", picture: bool = False) -> Lesson:
    """A lesson with one passage of these sentences, a line each."""
    sentences = tuple(Sentence(f"s{n}", text, text, n, picture) for n, text in enumerate(texts, 1))
    passage = Passage("buoc-1", kind, "Bước", 1, 2, 1, sentences)  # type: ignore[arg-type]
    return replace(page_of("\n".join(texts), front=FrontMatter()), passages=(passage,))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (lesson(*["Mở máy."] * 3), False),
        (lesson(*["Mở máy."] * 4), True),
        (lesson(*["Mở máy."] * 4, kind="prose"), False),
        (lesson(*["Mở máy."] * 4, picture=True), False),
        (lesson("Mở máy ra rồi xem kỹ đã nhé."), True),
    ],
)
def test_a_step_may_be_so_long(page: Lesson, found: bool) -> None:
    limits = LanguageLimits(sentences_per_step=3, syllables_per_step=7)
    book = replace(book_of(page), settings=Settings(language=limits))
    assert ("P003" in {one.code for one in check(book)}) is found


def test_the_lengths_of_sentences() -> None:
    counted = lengths(["Mở máy.", "Chờ 1.500.000 đồng vào sổ.", "…"])
    assert (counted.sentences, counted.syllables, counted.longest, counted.average) == (3, 7, 5, 7 / 3)
    assert lengths([]).average == 0


@given(st.lists(st.text()))
def test_no_sentence_is_longer_than_the_longest(sentences: list[str]) -> None:
    counted = lengths(sentences)
    assert counted.average <= counted.longest <= counted.syllables


def test_the_figures_of_a_page() -> None:
    page = lesson("Mở trình duyệt. ", "Mã OTP là mã dùng một lần.", "Xem lãi suất.", "Mở trình duyệt.")
    figures = readability(page, {"lãi suất tiền gửi": "phần tiền thêm"})
    assert figures.lengths.sentences == 4
    assert figures.longest and figures.longest.text == "Mã OTP là mã dùng một lần."
    assert figures.hard_words == ("trình duyệt", "OTP", "lãi suất")
    assert figures.explained == ("OTP", "lãi suất")
    assert figures.share_explained == 2 / 3


def test_the_figures_of_an_empty_page() -> None:
    figures = readability(page_of(""))
    assert (figures.longest, figures.hard_words, figures.share_explained) == (None, (), 1.0)
