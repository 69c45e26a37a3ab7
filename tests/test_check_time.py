"""The minutes of a class, estimated: each part by itself, and when a difference is said."""

from dataclasses import replace

import pytest

from check_pages import book_of, page_of
from hocso.check import check
from hocso.check.class_time import (
    MINUTES_TO_SETTLE,
    SECONDS_A_QUESTION,
    SECONDS_AN_ACTION,
    SYLLABLES_A_MINUTE,
    class_time,
    doing,
    listening,
)
from hocso.model.lesson import FrontMatter, Lesson, Passage, PassageKind, Sentence


def sentences(count: int, syllables: int, *, picture: bool = False) -> tuple[Sentence, ...]:
    text = " ".join(["tiền"] * syllables)
    return tuple(Sentence(f"c{number}", text, text, 1, picture) for number in range(count))


def passage(kind: PassageKind, count: int, syllables: int, minutes: int | None = None) -> Passage:
    return Passage(kind, kind, "Tên", None, minutes, 1, sentences(count, syllables))


def lesson(*passages: Passage, minutes: int | None = 25) -> Lesson:
    return replace(page_of("---\nlesson:\n---", front=FrontMatter(minutes=minutes)), passages=passages)


ALONE = {
    "opening": (passage("opening", 10, 17), {"telling": 170 / SYLLABLES_A_MINUTE}),
    "scam": (passage("scam", 1, 138), {"telling": 1.0}),
    "remember": (passage("remember", 1, 138), {"telling": 1.0}),
    "prose": (passage("prose", 1, 138), {"telling": 1.0}),
    "step": (passage("step", 5, 0, 9), {"steps": 4 * SECONDS_AN_ACTION / 60}),
    "practice": (passage("practice", 50, 17, 10), {"practice": 10}),
    "quiz": (passage("quiz", 1, 138), {"questions": 1 + SECONDS_A_QUESTION / 60}),
    "answers": (passage("answers", 1, 138), {"questions": 1.0}),
}


@pytest.mark.parametrize("kind", ALONE)
def test_each_kind_of_passage_counts_in_one_part(kind: str) -> None:
    one, expected = ALONE[kind]
    time = class_time(lesson(one), rate=1.0)
    parts = {name: getattr(time, name) for name in ("telling", "steps", "practice", "questions")}
    assert {name: minutes for name, minutes in parts.items() if minutes} == pytest.approx(expected)
    assert time.total == pytest.approx(MINUTES_TO_SETTLE + sum(expected.values()))


@pytest.mark.parametrize("rate", [0.5, 0.9, 2.0])
def test_a_slower_voice_takes_longer(rate: float) -> None:
    assert listening(passage("step", 1, SYLLABLES_A_MINUTE), rate) == pytest.approx(1 / rate)


def test_hands_do_neither_a_title_nor_a_picture() -> None:
    step = replace(passage("step", 1, 3), sentences=(*sentences(3, 3), *sentences(4, 3, picture=True)))
    assert doing(step) == pytest.approx(2 * SECONDS_AN_ACTION / 60)
    assert doing(replace(step, sentences=())) == 0


FULL = (passage("step", 21, 10, 10), passage("quiz", 4, 10), passage("practice", 1, 10, 10))
"""By the estimate at pace 0.9: 3 + 6.4 + 10 + 0.6, about 20 minutes."""


@pytest.mark.parametrize(
    ("minutes", "found"), [(16, True), (17, False), (20, False), (30, False), (39, False), (41, True), (None, False)]
)
def test_a_difference_is_said_only_when_it_is_large(minutes: int | None, found: bool) -> None:
    codes = {one.code for one in check(book_of(lesson(*FULL, minutes=minutes)))}
    assert ("T004" in codes) is found


def test_the_finding_gives_the_sum_part_by_part() -> None:
    (finding,) = [one for one in check(book_of(lesson(*FULL, minutes=50))) if one.code == "T004"]
    assert "chừng 20 phút" in finding.message.vi
    assert "ổn định lớp 3" in finding.message.vi and "thực hành 10" in finding.message.vi


@pytest.mark.parametrize("missing", ["step", "practice"])
def test_a_lesson_that_lacks_a_part_is_not_estimated(missing: str) -> None:
    rest = (one for one in FULL if one.kind != missing)
    assert "T004" not in {one.code for one in check(book_of(lesson(*rest, minutes=90)))}


@pytest.mark.parametrize(("syllables", "found"), [(120, False), (130, True)])
def test_a_step_is_not_over_before_it_is_heard(syllables: int, found: bool) -> None:
    step = passage("step", 1, syllables, minutes=1)
    assert ("T005" in {one.code for one in check(book_of(lesson(step)))}) is found
