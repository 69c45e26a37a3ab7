"""What the voice is unsure of, and that the check asks it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hocso.build import find_faults
from hocso.model.doubt import Doubt
from hocso.narrate import doubts_by
from hocso.narrate.spoken import spoken
from hocso.narrate.spoken.foreign import loanwords
from hocso.narrate.spoken.lexicon import abbreviations
from hocso.narrate.spoken.units import units
from hocso.read import read

LEXICON = {"VNeID": "vi en ai đi", "C++": "xê cộng cộng", "KBNN": "kho bạc nhà nước", "dai-lam.example.com": "trang ấy"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mở VNeID, C++, KBNN.", []),
        ("Vào dai-lam.example.com.", []),
        ("Gọi 113, 1900 0368, 0912 345 678, *101#.", []),
        ("Ngày 1/7/2025, 7h30, 50.000đ, 5%, 3 kg, 38 °C, 8–20.", []),
        ("Zalo, Facebook, wifi, e-mail, Covid-19, mạng 4G, OTP, SMS.", []),
        ("TP.HCM, UBND xã, CCCD, phần 4T, giấy A4, thế kỷ XXI.", []),
        ("họat động ở Đắk Lắk", []),
        ("(hỏi – đáp) “nóng”, a/b; Cài đặt > Mạng | Wi-Fi • hết…", []),
        ("5 ≥ 3, § 9, № 4, 2 × 3", []),
        ("Dấu “@”", []),
        ("Gửi kho ở ĐTQG", [Doubt("acronym", "ĐTQG", "đê tê quy giê")]),
        ("VTV1 có phim", [Doubt("acronym", "VTV", "vê tê vê")]),
        ("Bán theo bh", [Doubt("acronym", "bh", "bê hát")]),
        ("Mở Settings", [Doubt("foreign", "Settings", "xét inh")]),
        ("Tên 東京", [Doubt("foreign", "東京", "chữ nước ngoài")]),
        ("Bấm Cài đặt → Mạng", [Doubt("symbol", "→", "")]),
        ("Xong ★, 👍🏽 nhé ©", [Doubt("symbol", "★", ""), Doubt("symbol", "👍🏽", ""), Doubt("symbol", "©", "")]),
        ("Giá ¥500", [Doubt("symbol", "¥", "")]),
        ("Vào vneid.gov.vn", [Doubt("address", "vneid.gov.vn", "vi en ai đi chấm gờ ô vê chấm vê en")]),
        ("Thư a@b.com", [Doubt("address", "a@b.com", "a a còng bê chấm com")]),
        ("KBTT, KBTT", [Doubt("acronym", "KBTT", "ca bê tê tê")]),
    ],
)
def test_what_the_voice_is_unsure_of(text: str, expected: list[Doubt]) -> None:
    assert list(doubts_by(LEXICON)(text)) == expected


@settings(deadline=None)
@given(st.sampled_from([*loanwords(), *abbreviations(), *(f"5 {unit}" for unit in units())]))
def test_what_the_voice_s_own_tables_say_is_no_doubt(known: str) -> None:
    assert not doubts_by({})(f"Chữ {known} này")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_what_is_said_holds_what_the_voice_guesses(text: str) -> None:
    said = spoken(text, {}).translate(str.maketrans("", "", ",.?!;:"))
    for doubt in doubts_by({})(text):
        if doubt.kind in ("acronym", "foreign"):
            assert " ".join(doubt.said.split()) in said


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_doubt_that_the_lexicon_settles_is_gone(text: str) -> None:
    guessed = [one.words for one in doubts_by({})(text) if one.kind == "acronym" and one.words in text.split()]
    settled = doubts_by(dict.fromkeys(guessed, "chữ"))(text)
    assert not {one.words for one in settled if one.kind == "acronym"} & set(guessed)


def test_the_check_asks_the_voice_with_the_book_s_lexicon(make_book: Callable[..., Path]) -> None:
    page = "---\nlesson: {minutes: 25}\n---\n# M\n\nMở ABCX, mở KBNN.\n"
    root = make_book({"bai/mot.md": page, "bai/trang.md": "# T\n\nMở ABCX.\n", "lexicon.yml": "KBNN: kho bạc\n"})
    (found,) = [one for one in find_faults(read(root)) if one.code == "N002"]
    assert (found.path, found.line, found.column) == ("bai/mot.md", 6, 4)
    assert "a bê xê ích" in found.message.vi
