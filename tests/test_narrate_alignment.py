"""Which words are said for which part of a text, and why."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hocso.model.settings import Accent
from hocso.narrate.spoken import Piece, aligned, spoken
from test_narrate_spoken import accents, anything

unhurried = settings(deadline=None)  # no test measures time

LEXICON = {"VNeID": "vi en ai đi", "113": "số công an", "đ/c": "đồng chí", "Ctrl": "con trôn"}
lexicons = st.sampled_from([{}, LEXICON])


def seen(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))).strip()


@unhurried
@given(anything, lexicons, accents)
@example("$20", {}, "north")
@example("a" + "̣́ ½m²…", {}, "north")
def test_the_pieces_together_say_what_is_said(text: str, lexicon: dict[str, str], accent: Accent) -> None:
    said = [piece.said for piece in aligned(text, lexicon, accent) if piece.said]
    assert " ".join(said) == spoken(text, lexicon, accent)


@unhurried
@given(anything, lexicons)
def test_pieces_are_in_order_and_hold_all_of_the_text_that_is_seen(text: str, lexicon: dict[str, str]) -> None:
    at = 0
    for piece in aligned(text, lexicon):
        assert not seen(text[at : piece.begin])
        assert at <= piece.begin < piece.end
        assert not text[piece.begin].isspace()
        assert not text[piece.end - 1].isspace()
        at = piece.end
    assert not seen(text[at:])


@unhurried
@given(anything)
def test_only_marks_and_pictures_say_nothing(text: str) -> None:
    for piece in aligned(text, {}):
        assert (piece.reason in ("mark", "silent")) == (piece.said == "")
        if not piece.said:
            assert not any(map(str.isalnum, text[piece.begin : piece.end]))


@unhurried
@given(st.lists(st.sampled_from(["bác", "quét", "mã", "Nguyễn", "HÀ", "giếng"]), min_size=1))
def test_plain_vietnamese_is_a_piece_a_word(words: list[str]) -> None:
    text = " ".join(words)
    assert [(text[p.begin : p.end], p.said, p.reason) for p in aligned(text, {})] == [
        (word, word.lower(), "written") for word in words
    ]


def shown(text: str, pieces: tuple[Piece, ...]) -> list[str]:
    return [f"{text[p.begin : p.end]} = {p.said} ({p.reason})" for p in pieces if p.reason not in ("written", "mark")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mở VNeID.", ["VNeID = vi en ai đi. (lexicon)"]),
        ("gọi số 113 ngay", ["113 = số công an (lexicon)"]),
        ("gọi số 115 ngay", ["115 = một một năm (telephone)"]),
        ("Trước 1/7/2025, lúc 7h30", [
            "1/7/2025 = ngày một tháng bảy năm hai nghìn không trăm hai mươi lăm, (date)",
            "7h30 = bảy giờ ba mươi (time)",
        ]),
        ("Giá $20", ["$20 = hai mươi đô la (money)"]),
        ("50.000 đ", ["50.000 = năm mươi nghìn (number)", "đ = đồng (money)"]),
        ("Xong 👍🏽 nhé", ["👍🏽 = (silent)"]),
        ("họat động", ["họat = hoạt (spelling)"]),
        ("12 m²", ["12 = mười hai (number)", "m² = mét vuông (unit)"]),
        ("UBND và KBTT", ["UBND = uỷ ban nhân dân (abbreviation)", "KBTT = ca bê tê tê (letters)"]),
        ("email, spring, 東京", [
            "email = i meo, (loanword)", "spring = xờ pờ rinh, (respelled)", "東京 = chữ nước ngoài (foreign-script)",
        ]),
        ("thư a@b.vn", ["a@b.vn = a a còng bê chấm vê en (address)"]),
        ("5 ≥ 3", ["5 = năm (number)", "≥ = lớn hơn hoặc bằng (symbol)", "3 = ba (number)"]),
    ],
)  # fmt: skip
def test_a_piece_says_why(text: str, expected: list[str]) -> None:
    assert [line.replace("=  (", "= (") for line in shown(text, aligned(text, LEXICON))] == expected


def test_places_are_those_of_the_text_as_it_was_given() -> None:
    text = "  Mơ\u0309\u00a0 máy…"  # the tone mark apart, two kinds of space
    assert [(p.begin, p.end, p.said) for p in aligned(text, {})] == [(2, 5, "mở"), (7, 10, "máy"), (10, 11, "")]


def test_what_an_author_has_said_instead_belongs_to_what_it_is_said_for() -> None:
    text, said = "Mở 4T, gọi 113 ở số 5.", "Mở bốn tê, gọi 113 ở nhà số năm."
    found = aligned(text, {"bốn": "không"}, instead=said)
    assert [(text[p.begin : p.end], p.said) for p in found if p.reason == "say"] == [
        ("4T,", "không tê,"),
        ("ở", "ở nhà"),
        ("5.", "năm."),
    ]


@unhurried
@given(anything.filter(seen), anything)
@example("a b", "a x b y")
@example("a", " x")
def test_what_is_said_instead_is_said_whole(text: str, said: str) -> None:
    pieces = aligned(text, {}, instead=said)
    assert " ".join(piece.said for piece in pieces if piece.said) == spoken(said, {})
    assert all(one.end <= other.begin for one, other in pairwise(pieces))
