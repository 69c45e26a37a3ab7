"""The class by the clock: which parts of a lesson take which minutes, the same on the site and on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from hocso.messages import message
from hocso.model.lesson import Lesson, Passage
from hocso.model.message import Language


@dataclass(frozen=True)
class Slot:
    """Passages from minute ``begin`` to minute ``end``: one that says its minutes, or a run of those that do not."""

    passages: tuple[Passage, ...]
    begin: int
    end: int


def slots_of(lesson: Lesson) -> tuple[Slot, ...]:
    """All passages of a lesson in order, to the end of its last minute.

    What the passages with minutes leave of the lesson's own is shared among the others by how much they say, in whole
    minutes; where nothing is left, or the lesson does not say how long it takes, these begin and end at one minute.
    """
    runs = list(_runs(lesson))
    whole = (lesson.front.minutes if lesson.front else None) or 0
    slots, begin = [], 0
    for passages, minutes in zip(runs, _minutes(runs, whole), strict=True):
        slots.append(Slot(passages, begin, begin + minutes))
        begin += minutes
    return tuple(slots)


def _runs(lesson: Lesson) -> Iterator[tuple[Passage, ...]]:
    shown = [passage for passage in lesson.passages if passage.kind != "answers"]
    for timed, passages in groupby(shown, lambda passage: passage.minutes is not None):
        if timed:
            yield from ((passage,) for passage in passages)
        else:
            yield tuple(passages)


def _minutes(runs: Sequence[tuple[Passage, ...]], whole: int) -> list[int]:
    """The minutes of each run; every end is rounded, not every share, so that all together are just what is there."""
    left = max(0, whole - sum(_own(run) for run in runs))
    said = [0 if _own(run) else sum(len(passage.sentences) for passage in run) for run in runs]
    all_said = sum(said) or 1
    ends = [round(left * so_far / all_said) for so_far in accumulate(said)]
    shares = [end - begin for begin, end in zip([0, *ends], ends, strict=False)]
    return [_own(run) or share for run, share in zip(runs, shares, strict=True)]


def _own(run: tuple[Passage, ...]) -> int:
    """The minutes that a run says it takes; 0 if it says none."""
    return run[0].minutes or 0


def names_of(slot: Slot, language: Language) -> str:
    """What a slot is called in a plan, each kind of passage once: "Câu hỏi · Nhớ lấy"."""
    return " · ".join(dict.fromkeys(_name(passage, language) for passage in slot.passages))


def _name(passage: Passage, language: Language) -> str:
    if passage.kind in ("opening", "quiz") or not passage.title:
        return message(f"clock.{passage.kind}").in_language(language)
    return passage.title
