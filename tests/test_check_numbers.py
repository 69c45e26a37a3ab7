"""Numbers of persons, told from all others. A line added to ``cases/personal-numbers.yml`` is a test added."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hocso.check.numbers import fits, personal_numbers
from hocso.check.numbers.made_up import is_made_up

CASES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "personal-numbers.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_which_numbers_are_a_person_s(text: str, expected: list[str]) -> None:
    found = [f"{number.kind} {number.words}" for number in personal_numbers(text)]
    assert found == [str(one).replace('"', "") for one in expected]


@settings(deadline=None)
@given(st.text(alphabet="0123456789 .-+()/,:xđ", max_size=60))
@example("0912345678" * 3)
def test_what_is_found_stands_in_the_text_and_is_found_once(text: str) -> None:
    found = personal_numbers(text)
    rest = text
    for number in found:
        before, words, rest = rest.partition(number.words)
        assert words, (number, before)


@settings(deadline=None)
@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True))
def test_any_mobile_number_is_found_however_it_is_spaced(digits: str) -> None:
    for written in (digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}", f"{digits[:3]}.{digits[3:6]}.{digits[6:]}"):
        assert [number.words for number in personal_numbers(f"Gọi {written} nhé.")] == [written]


@pytest.mark.parametrize(
    "digits", ["0900000123", "000000000000", "111111111", "123456789012", "0123456789", "4242424242424242", "987654321"]
)
def test_made_up_numbers_are_seen_as_such(digits: str) -> None:
    assert is_made_up(digits, can_be_dialled=False)


@pytest.mark.parametrize("digits", ["0912345678", "079123456789", "0987654321", "4539148803436467", "190345678901"])
def test_numbers_that_somebody_may_have_are_not(digits: str) -> None:
    assert not is_made_up(digits, can_be_dialled=digits.startswith("09"))


@pytest.mark.parametrize(
    ("digits", "pattern", "expected"),
    [
        ("0900000123", "0900 000 xxx", True),
        ("0900000123", "0900.000-XXX", True),
        ("0900100123", "0900 000 xxx", False),
        ("09000001234", "0900 000 xxx", False),
        ("0900000123", "", False),
    ],
)
def test_a_listed_number_may_be_typed_in_any_spacing(digits: str, pattern: str, expected: bool) -> None:
    assert fits(digits, [pattern]) is expected
