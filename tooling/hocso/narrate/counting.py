"""The ledger: for each lesson, how much is said, by what, and how much is not."""

from collections.abc import Iterable
from dataclasses import dataclass

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson


@dataclass(frozen=True)
class LessonLedger:
    """The sentences of one page, counted.

    ``utterances``: sentences a learner sees for which there is something to say. Each is exactly one of
    ``recorded`` (a person says it), ``machine`` (a voice fit to publish), ``draft`` (only the draft voice),
    ``stale`` (only a recording of other, older words) and ``missing`` (no sound at all).
    ``silent``: sentences with nothing to say, such as a lone arrow. ``unspoken``: pieces of text a learner sees
    that are in no sentence and so in no sound: a formula, a block of code.
    """

    docname: str
    path: str
    title: str
    utterances: int
    recorded: int
    machine: int
    draft: int
    stale: int
    missing: int
    silent: int
    unspoken: int

    @property
    def whole(self) -> bool:
        """Whether everything a learner sees is said by a voice fit to publish."""
        return self.recorded + self.machine == self.utterances and not self.unspoken


def ledger(curriculum: Curriculum, pages: Iterable[Lesson] | None = None) -> tuple[LessonLedger, ...]:
    """One row for each of ``pages`` (all pages of the book if None). Speaks nothing and writes nothing."""
    raise NotImplementedError
