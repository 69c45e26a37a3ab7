"""The class by the clock: every minute of a lesson goes to one part, in order."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklets import page
from hocso.model.lesson import FrontMatter, Lesson, Passage, Sentence
from hocso.publish.clock import Slot, names_of, slots_of

KINDS = ("opening", "step", "scam", "quiz", "answers", "practice", "remember", "prose")
PARTS = st.lists(st.tuples(st.sampled_from(KINDS), st.none() | st.integers(1, 20), st.integers(0, 9)), max_size=12)


def lesson(minutes: int | None, parts: list[tuple[str, int | None, int]]) -> Lesson:
    passages = tuple(
        Passage(f"doan-{rank}", kind, kind.title(), None, own, 1, said(rank, count))  # type: ignore[arg-type]
        for rank, (kind, own, count) in enumerate(parts)
    )
    return replace(page(), front=FrontMatter(minutes), passages=passages)


def said(rank: int, count: int) -> tuple[Sentence, ...]:
    return tuple(Sentence(f"doan-{rank}-c{number}", "Một câu.", "Một câu.", 1) for number in range(count))


def times(slots: tuple[Slot, ...]) -> list[tuple[str, int, int]]:
    return [(names_of(slot, "vi"), slot.begin, slot.end) for slot in slots]


def test_what_is_left_is_shared_by_how_much_is_said() -> None:
    parts = [("opening", None, 6), ("step", 5, 4), ("quiz", None, 2), ("quiz", None, 2), ("remember", None, 2)]
    assert times(slots_of(lesson(20, parts))) == [("Mở đầu", 0, 8), ("Step", 8, 13), ("Câu hỏi · Remember", 13, 20)]


def test_a_part_that_says_its_minutes_keeps_them() -> None:
    parts = [("opening", 2, 9), ("step", 5, 4), ("answers", None, 3), ("practice", 10, 1), ("quiz", None, 1)]
    begun = [(begin, end) for _, begin, end in times(slots_of(lesson(20, parts)))]
    assert begun == [(0, 2), (2, 7), (7, 17), (17, 20)]


def test_without_the_lesson_s_minutes_nothing_is_shared() -> None:
    parts = [("opening", None, 6), ("step", 5, 4), ("quiz", None, 2)]
    assert [(slot.begin, slot.end) for slot in slots_of(lesson(None, parts))] == [(0, 0), (0, 5), (5, 5)]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.none() | st.integers(1, 60), PARTS)
def test_the_clock_never_jumps_and_ends_with_the_class(minutes: int | None, parts: list) -> None:  # type: ignore[type-arg]
    one = lesson(minutes, parts)
    slots = slots_of(one)
    shown = [passage for passage in one.passages if passage.kind != "answers"]
    assert [passage for slot in slots for passage in slot.passages] == shown
    ends = [slot.end for slot in slots]
    assert [slot.begin for slot in slots] == [0, *ends][: len(slots)]
    assert all(slot.end - slot.begin == slot.passages[0].minutes for slot in slots if slot.passages[0].minutes)
    own = sum(passage.minutes or 0 for passage in shown)
    speaking = any(passage.sentences for passage in shown if passage.minutes is None)
    assert (ends or [0])[-1] == (max(own, minutes or 0) if speaking else own)
