"""The script of a page: what is said, sentence by sentence, passage by passage."""

from collections.abc import Mapping
from dataclasses import dataclass

from hocso.model.lesson import Lesson
from hocso.model.narration import Utterance


@dataclass(frozen=True)
class PassageScript:
    """The utterances of one passage, in order. An utterance with nothing in ``spoken`` is silent on purpose."""

    anchor: str
    title: str
    utterances: tuple[Utterance, ...]


def script_of(page: Lesson, lexicon: Mapping[str, str]) -> tuple[PassageScript, ...]:
    raise NotImplementedError


def transcript(page: Lesson, lexicon: Mapping[str, str]) -> str:
    """What will be said on a page, for a person to read: a heading a passage, a line an utterance."""
    raise NotImplementedError
