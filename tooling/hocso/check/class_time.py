"""How long a lesson takes in class, estimated from its words. See decision 22 for where the numbers come from."""

from collections.abc import Iterable
from dataclasses import dataclass

from hocso.model.lesson import Lesson, Passage, PassageKind
from hocso.vietnamese.syllables import count_syllables

SYLLABLES_A_MINUTE = 138
"""As they are written, at pace 1.0 and with the pauses between sentences: measured on six spoken lessons."""

SECONDS_AN_ACTION = 15
"""A sentence of a step is one thing to do: find the place, tap, wait for the screen."""

SECONDS_A_QUESTION = 20
"""To think before choosing."""

MINUTES_TO_SETTLE = 3
"""To sit down, put on glasses, unlock the phone."""


_PARTS: dict[str, tuple[PassageKind, ...]] = {
    "telling": ("opening", "scam", "remember", "prose"),
    "steps": ("step",),
    "practice": ("practice",),
    "questions": ("quiz", "answers"),
}


@dataclass(frozen=True)
class ClassTime:
    """The minutes of a lesson's parts. ``telling`` is all that is only listened to: opening, warnings, reminder."""

    settling: float
    telling: float
    steps: float
    practice: float
    questions: float

    @property
    def total(self) -> float:
        return self.settling + self.telling + self.steps + self.practice + self.questions


def class_time(page: Lesson, rate: float) -> ClassTime:
    """The estimate for a lesson spoken at a pace (1.0 is the voice's own)."""
    by_kind = {kind: [one for one in page.passages if one.kind in kinds] for kind, kinds in _PARTS.items()}
    return ClassTime(
        settling=MINUTES_TO_SETTLE,
        telling=_heard(by_kind["telling"], rate),
        steps=_heard(by_kind["steps"], rate) + sum(map(doing, by_kind["steps"])),
        practice=sum(one.minutes or 0 for one in by_kind["practice"]),
        questions=_heard(by_kind["questions"], rate) + _thinking(by_kind["questions"]),
    )


def listening(passage: Passage, rate: float) -> float:
    """The minutes that a passage sounds."""
    return sum(count_syllables(sentence.said) for sentence in passage.sentences) / (SYLLABLES_A_MINUTE * rate)


def doing(step: Passage) -> float:
    """The minutes that a step takes the hands: a while for each sentence but the title and the pictures' words."""
    told = sum(not sentence.picture for sentence in step.sentences)
    return max(told - 1, 0) * SECONDS_AN_ACTION / 60


def _heard(passages: Iterable[Passage], rate: float) -> float:
    return sum(listening(passage, rate) for passage in passages)


def _thinking(passages: Iterable[Passage]) -> float:
    return sum(passage.kind == "quiz" for passage in passages) * SECONDS_A_QUESTION / 60
