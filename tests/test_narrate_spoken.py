"""Vietnamese text into what is said. A line added to a file of ``cases/spoken`` is a test added."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hocso.model.settings import Accent
from hocso.narrate.spoken import spoken
from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.foreign import loanwords
from hocso.narrate.spoken.letters import IN_A_RUN, NAMES
from hocso.narrate.spoken.lexicon import abbreviations, lexicon_of
from hocso.narrate.spoken.marks import ALONE
from hocso.narrate.spoken.numbers import decimal, in_groups, one_by_one, roman, whole
from hocso.narrate.spoken.pipeline import steps
from hocso.narrate.spoken.units import units
from hocso.vietnamese.syllables import analyse, words

unhurried = settings(deadline=None)  # no test measures time

CASES = Path(__file__).parent / "cases" / "spoken"


def cases() -> Iterator[object]:
    """``text => what is said``; lines that begin with ``@`` are the lexicon of their file, ``%`` its accent."""
    for file in sorted(CASES.glob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        lexicon = dict(line[2:].split(": ", 1) for line in lines if line.startswith("@ "))
        accent = next((line[2:] for line in lines if line.startswith("% ")), "north")
        for number, line in enumerate(lines, 1):
            if " =>" in line and not line.startswith("@ "):
                text, _, said = line.rpartition(" =>")
                yield pytest.param(text, said.strip(), lexicon, accent, id=f"{file.stem}-{number}")


@pytest.mark.parametrize(("text", "said", "lexicon", "accent"), list(cases()))
def test_what_is_said(text: str, said: str, lexicon: Mapping[str, str], accent: Accent) -> None:
    assert spoken(text, lexicon, accent) == said


def is_sayable(said: str) -> bool:
    """Vietnamese syllables in small letters, pauses right after a word, and nothing else."""
    return said == "" or bool(
        re.fullmatch(r"[^\W\d_]+[,.?!;:]?( [^\W\d_]+[,.?!;:]?)*", said)
        and said == said.lower()
        and all(map(analyse, words(said)))
    )


PIECES = """
bác bấm VNeID 113 0912345678 50.000đ 1/7/2025 7h30 8–20 5% ( ) “ ” “@” → / - – : . , … Zalo spring 69/2024/NĐ-CP
vneid.gov.vn a@b.vn https://x.y/z *101# = × 2 họat 東京 👍 xã/phường TP. m² °C $ 4G XXI tháng 4 II. thứ Q. AI
Abc@123 mật khẩu 2tr5 T2-T6 CN #HocSo 29A-123.45 bai_1.pdf 30/4 và 24/7 ⑤ 1m70 20k – 30' tỷ số 2-1
06/QĐ-TTg -5đ US$5 Ctrl+C
"""

accents = st.sampled_from(["north", "central", "south"])
anything = st.text(max_size=60) | st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join)


@unhurried
@given(anything, accents)
@example("1.", "north")
@example("́", "north")
@example("ß ı ŉ ǰ", "north")
def test_only_what_a_voice_can_say_is_left(text: str, accent: Accent) -> None:
    assert is_sayable(spoken(text, {}, accent))


@unhurried
@given(anything, accents, accents)
def test_saying_what_is_said_changes_nothing(text: str, accent: Accent, other: Accent) -> None:
    said = spoken(text, {}, accent)
    assert spoken(said, {}, other) == said


@unhurried
@given(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1, max_size=12))
def test_no_word_is_dropped(word: str) -> None:
    assert spoken(word, {})


@unhurried
@given(st.lists(st.sampled_from(["bác", "quét", "mã", "Nguyễn", "HÀ", "giếng"]), min_size=1))
def test_plain_vietnamese_is_said_as_it_stands(text: list[str]) -> None:
    assert spoken(" ".join(text), {}) == " ".join(text).lower()


@unhurried
@given(st.integers(0, 10**15 - 1))
def test_thousands_are_said_alike_however_they_are_set_apart(number: int) -> None:
    assert whole(f"{number:,}".replace(",", ".")) == whole(str(number))
    assert spoken(f"{number:,} người".replace(",", "."), {}) == f"{whole(str(number))} người"


@unhurried
@given(st.from_regex(r"[0-9]{1,20}", fullmatch=True))
def test_every_digit_of_a_code_is_said_once(digits: str) -> None:
    assert in_groups(digits).replace(",", "") == one_by_one(digits)
    assert len(one_by_one(digits).split()) == len(digits)
    assert decimal("1", digits) == f"một phẩy {one_by_one(digits)}"


@pytest.mark.parametrize(("letters", "value"), [("XXI", 21), ("IV", 4), ("MMXXV", 2025), ("IIX", None), ("", None)])
def test_roman_numerals(letters: str, value: int | None) -> None:
    assert roman(letters) == value


@pytest.mark.parametrize(
    "table",
    [loanwords(), abbreviations(), units(), NAMES, IN_A_RUN, ALONE],
    ids=["loanwords", "abbreviations", "units", "letters", "letters in a run", "marks"],
)
def test_tables_say_everything_in_vietnamese_syllables(table: Mapping[str, str]) -> None:
    assert [said for said in table.values() if not all(map(analyse, words(said)))] == []


def test_loanwords_are_sorted_and_small() -> None:
    assert list(loanwords()) == sorted(word.lower() for word in loanwords())


def test_a_lexicon_wins_over_everything_and_the_longest_entry_wins_in_it() -> None:
    lexicon = {"113": "số công an", "50.000đ": "một tờ", "Zalo": "giao lô", "Zalo Pay": "ví"}
    assert spoken("113, 50.000đ, Zalo Pay, zalo", lexicon) == "số công an, một tờ, ví, giao lô"


def test_an_entry_that_is_also_a_word_is_found_only_as_it_is_written() -> None:
    assert spoken("AN toàn, an toàn", {"AN": "a en"}) == "a en toàn, an toàn"


def test_the_steps_do_their_work_in_order() -> None:
    draft = Draft("Gọi 113 ở xã/phường.")
    for step in steps(lexicon_of({})):
        draft = step(draft)
    assert draft.text == "Gọi một một ba ở xã, phường."
