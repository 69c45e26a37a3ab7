"""The class as a plan: which passage takes which minutes, counted from the first that has some."""

from dataclasses import dataclass

from hocso.model.lesson import Lesson


@dataclass(frozen=True)
class Slot:
    """A passage from minute ``begin`` to minute ``end``."""

    anchor: str
    title: str
    begin: int
    end: int


def slots_of(lesson: Lesson) -> tuple[Slot, ...]:
    """In the order of the lesson; passages without minutes have no slot."""
    slots: list[Slot] = []
    for passage in lesson.passages:
        if passage.minutes:
            begin = slots[-1].end if slots else 0
            slots.append(Slot(passage.anchor, passage.title, begin, begin + passage.minutes))
    return tuple(slots)


def minutes_left(lesson: Lesson, slots: tuple[Slot, ...]) -> int:
    """What the lesson's minutes leave for the beginning, the questions and the end; 0 if nothing is known."""
    whole = lesson.front.minutes if lesson.front else None
    return max(0, (whole or 0) - (slots[-1].end if slots else 0))
