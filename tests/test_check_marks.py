"""Letters, marks and spaces: what is found, what is left alone, and that no safe fix changes what a lesson says."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check_pages import book_of
from conftest import MakeBook
from hocso.check import apply_fixes, check, fix_files
from hocso.check.prose import pieces
from hocso.check.rules import RULES
from hocso.check.words import word_list
from hocso.model.settings import LanguageLimits, Settings
from hocso.read import read
from hocso.vietnamese.i_or_y import other_spelling
from hocso.vietnamese.lookalikes import meant
from hocso.vietnamese.spelling import joined, new_style, new_style_words, old_style, old_style_words, stray_marks
from test_check_rules import FOLDER, marked_text, without_marks

unhurried = settings(deadline=None)  # no test measures time

WORDS = """
bác mở máy hoà hòa khoẻ thuỷ quý KHOÁ kĩ kỹ lí lý quản do Quí vị bác sỹ sĩ công ti hi vọng của của và và đồng triệu
v.v. TP.HCM T.Ư 1.000 1,000,000 7,5 7:30 5 % 20000 xa.vn a@xa.vn :) :( ... a) 1.Mở ra.Rồi máy,bấm
\u00d0iện m\u0435n VN\u0435ID \uff4d\u00e1y \U0001d40c\u00e1y m\u0430\u0301y bấ\u1e3f a\u0301\u0302 ma\u0301y
👨\u200d👩 1\ufe0f\u20e3
"""
MARKS = [*",.;:!?…()[]“”«»\"'%-–*_`~\\<>|#{}@/"]
LONGER_MARKS = ["..", "!!", ",,", "**", "{say}`", "](", "<!--", "-->", "![", "- ", "1. ", "> "]
NOISE = ["\u00ad", "\u200b", "\u034f", "\u0301", "\u0323", "\u200d", "\ufe0f", "\u3164", "\u202e", "\u0430", "\ufb01"]
SPACES = [" ", "  ", "   ", "\u00a0", "\u2003", "\n", "\n\n", "\t", "", ""]

TEXTS = st.lists(
    st.one_of(*map(st.sampled_from, (WORDS.split(), WORDS.split(), SPACES, SPACES, MARKS, LONGER_MARKS, NOISE))),
    max_size=30,
).map("".join)


LIMITS = st.builds(
    LanguageLimits,
    tone_marks=st.sampled_from(["old", "old", "new", "majority"]),
    i_or_y=st.sampled_from(["y", "y", "i", "majority"]),
)


def in_rounds(source: str, limits: LanguageLimits) -> Iterator[str]:
    """The source after each round of checking and fixing, until nothing changes."""
    for _ in range(12):
        yield source
        book = replace(book_of(source), settings=Settings(language=limits))
        after = apply_fixes(source, check(book))
        if after == source:
            return
        source = after
    raise AssertionError("the fixes do not come to an end")


def mended(source: str, limits: LanguageLimits | None = None) -> str:
    *_, last = in_rounds(source, limits or LanguageLimits())
    return last


_WORD = re.compile(r"\w[\w\u0300-\u034e\u0350-\u036f]*")
_UNSEEN_IN_WORDS = re.compile("[\u00ad\u034f\u200b\u202e\ufe0f\u200d]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SAME_SOUND = str.maketrans("yY", "iI", _TONES)


def said(text: str) -> list[tuple[str, list[str]]]:
    """The words of a text, each by its letters (y is i) and its tones, wherever they stand in it."""
    seen = _UNSEEN_IN_WORDS.sub("", text.replace("\u200b", " ").replace("\u3164", " "))
    latin = _WORD.sub(lambda word: meant(word[0]) or word[0], unicodedata.normalize("NFC", seen))
    words = [unicodedata.normalize("NFD", word) for word in _WORD.findall(latin)]
    return [(word.translate(_SAME_SOUND), [mark for mark in word if mark in _TONES]) for word in words]


@settings(unhurried, max_examples=300)
@given(TEXTS, LIMITS)
def test_the_fixes_come_to_an_end_and_once_is_enough(source: str, limits: LanguageLimits) -> None:
    once = mended(source, limits)
    assert mended(once, limits) == once


@settings(unhurried, max_examples=300)
@given(TEXTS, LIMITS)
def test_no_safe_fix_changes_what_is_said(source: str, limits: LanguageLimits) -> None:
    for now in in_rounds(source, limits):
        assert said(now) == said(source)


OWN = [rule for rule in RULES if rule.code.startswith("V") and (FOLDER / f"{rule.name}.md").exists()]


def test_no_safe_fix_changes_the_words_of_a_page_that_is_read(make_book: MakeBook) -> None:
    """Markup too: a mark that is put in or taken away makes no list, no emphasis and no heading."""
    paths = {f"bai/{rule.name}.md": without_marks(marked_text(f"{rule.name}.md")) for rule in OWN}
    root = make_book(paths)

    def blocks() -> dict[str, list[list[tuple[str, list[str]]]]]:
        return {page.path: [said(piece.text) for piece in pieces(page.doctree)] for page in read(root).pages()}

    before = blocks()
    changed = set(fix_files(root, check(read(root))))
    assert len(changed) >= 7
    assert blocks() == before
    while fix_files(root, check(read(root))):
        assert blocks() == before


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Mở máy ,bấm nút", "Mở máy, bấm nút"),
        ("Mở máy ,, bấm nút", "Mở máy, bấm nút"),
        ("Mở máy!!Bấm nút", "Mở máy! Bấm nút"),
        ("Mở  máy  ,  bấm nút ( giữa )", "Mở máy, bấm nút (giữa)"),
        ("m\u034fở\u00a0máy\u00a0, bấm", "mở máy, bấm"),
        ("m\u0430\u0301y ở bên", "máy ở bên"),
        ("quản  lí,đăng  kí tại nhà", "quản lý, đăng ký tại nhà"),
        ("1.Mở máy thật chậm", "1.Mở máy thật chậm"),
        ("của của bác, 1,000,000 đồng, VN\u0435ID", "của của bác, 1,000,000 đồng, VN\u0435ID"),
        ("hoà\u0301, của bác", "hoà\u0301, của bác"),
    ],
)
def test_fixes_go_together(source: str, expected: str) -> None:
    assert mended(source) == expected


@pytest.mark.parametrize(
    ("tone_marks", "expected"),
    [("old", "hòa, khỏe, hòa, thủy"), ("new", "hoà, khoẻ, hoà, thuỷ"), ("majority", "hoà, khoẻ, hoà, thuỷ")],
)
def test_tone_marks_go_where_the_book_wants_them(tone_marks: str, expected: str) -> None:
    limits = LanguageLimits(tone_marks=tone_marks)  # type: ignore[arg-type]
    assert mended("hoà, khoẻ, hòa, thuỷ", limits) == expected


@pytest.mark.parametrize(
    ("i_or_y", "expected"),
    [
        ("y", "kỹ thuật, quản lý, đăng ký, bác sĩ, lí nhí"),
        ("i", "kĩ thuật, quản lí, đăng kí, bác sĩ, lí nhí"),
        ("majority", "kĩ thuật, quản lí, đăng kí, bác sĩ, lí nhí"),
    ],
)
def test_i_and_y_are_as_the_book_wants_them(i_or_y: str, expected: str) -> None:
    limits = LanguageLimits(i_or_y=i_or_y)  # type: ignore[arg-type]
    assert mended("kĩ thuật, quản lý, đăng kí, bác sỹ, lí nhí", limits) == expected


FAMILIES = {**word_list("i-or-y")["either"], **word_list("i-or-y")["always-i"]}


@pytest.mark.parametrize("syllable", FAMILIES)
def test_every_phrase_is_found_in_the_other_spelling(syllable: str) -> None:
    always_i = syllable in word_list("i-or-y")["always-i"]
    wrong, right = (syllable, other_spelling(syllable)) if always_i else (other_spelling(syllable), syllable)
    phrases = FAMILIES[syllable]
    assert len(phrases) == len(set(phrases))
    for phrase in phrases:
        context = f"bác nói {phrase} rồi mới đi"
        assert mended(context.replace("_", wrong)) == old_style_of(context.replace("_", right))


def old_style_of(text: str) -> str:
    return re.sub(r"\w+", lambda word: old_style(word[0]), text)


@pytest.mark.parametrize("name", ["Anh Quí", "cô Li", "bé Kí", "ông Lí Văn Tám", "bà Kĩ", "đảo Lý Sơn", "chị Vy"])
def test_a_name_keeps_its_letters(name: str) -> None:
    for i_or_y in ("y", "i"):
        assert mended(f"Mời {name} vào nhà.", LanguageLimits(i_or_y=i_or_y)) == f"Mời {name} vào nhà."  # type: ignore[arg-type]


@pytest.mark.parametrize("word", word_list("never-doubled")["words"])
def test_a_word_that_never_doubles_is_found_twice_in_a_row(word: str) -> None:
    found = [one.code for one in check(book_of(f"bác nói {word} {word} nó ở đây"))]
    assert found == ["V017"]


@pytest.mark.parametrize("phrase", word_list("never-doubled")["except"])
def test_what_is_spared_would_be_found_and_is_not(phrase: str) -> None:
    words = phrase.split()
    assert any(one == after and one in word_list("never-doubled")["words"] for one, after in pairwise(words))
    assert check(book_of(f"bác nói {phrase} ở đây")) == []


SYLLABLES = ["hoà", "KHOẺ", "thuỷ", "Uỷ", "ngoặc", "hoạ", "quý", "loà", "toé", "huỷ"]


@pytest.mark.parametrize("word", SYLLABLES)
def test_the_new_style_is_the_inverse_of_the_old(word: str) -> None:
    assert new_style(old_style(word)) == word
    differs = list(new_style_words(word)) == [word]
    assert differs == (old_style(word) != word) == (list(old_style_words(old_style(word))) != [])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("\u00d0iện", "Điện"),
        ("t\u0435n", "ten"),
        ("tên\u0430", "têna"),
        ("VN\u0435ID", "VNeID"),
        ("\uff4d\u00e1y", "máy"),
        ("\uff11\uff11\uff13", "113"),
        ("\U0001d413\U0001d422\U0001d427", "Tin"),
        ("\ufb01le", "file"),
        ("c\u0251m", "cam"),
        ("\u043f\u0440\u0438\u0432\u0435\u0442", None),
        ("\u0430", None),
        ("\u03b1", None),
        ("\u03bcm", None),
        ("k\u03a9", None),
        ("km\u00b2", None),
        ("\U0001d465", None),
        ("Sigur\u00f0ur", None),
        ("30\u00ba", None),
        ("máy", None),
    ],
)
def test_what_a_word_with_strange_letters_is_meant_to_be(word: str, expected: str | None) -> None:
    assert meant(word) == expected


@pytest.mark.parametrize(("typed", "expected"), [("a\u0301\u0302", "ấ"), ("a\u0301\u0301", "á"), ("m\u0301", None)])
def test_marks_out_of_order_can_be_joined(typed: str, expected: str | None) -> None:
    assert [joined(found[0]) for found in stray_marks(typed)] == [expected]


@pytest.mark.parametrize(
    "language", ["Bonjour , ça va ? Oui , merci !", "Hello , world ; two  spaces !!", "Да , нет !!"]
)
def test_other_languages_are_left_alone(language: str) -> None:
    assert check(book_of(language)) == []
