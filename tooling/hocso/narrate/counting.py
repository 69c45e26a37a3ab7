"""The ledger: for each lesson, how much is said, by what, and how much is not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.narrate.script import script_of
from hocso.narrate.shelves import Shelf, best_clip, ladder


@dataclass(frozen=True)
class LessonLedger:
    """The sentences of one page, counted.

    ``utterances``: sentences a learner sees for which there is something to say. Each is exactly one of
    ``recorded`` (a person says it), ``machine`` (a voice fit to publish), ``draft`` (only the draft voice),
    ``stale`` (only a recording of other, older words) and ``missing`` (no sound at all).
    ``silent``: sentences with nothing to say, such as a lone arrow. ``unspoken``: pieces of text a learner sees
    that are in no sentence and so in no sound: a formula, a block of code.

    A machine's clip is found by the words it says, so it is never stale: a changed sentence is ``missing`` until it
    is spoken. ``recorded`` and ``stale`` count human recordings, of which a book has none yet.
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
    shelves = ladder(curriculum)
    wanted = curriculum.published_pages() if pages is None else pages
    return tuple(_row(page, shelves, curriculum) for page in wanted)


def _row(page: Lesson, shelves: tuple[Shelf, ...], curriculum: Curriculum) -> LessonLedger:
    passages = script_of(page, curriculum)
    sentences = [each for passage in passages for each in passage.utterances]
    utterances = [each for each in sentences if each.spoken]
    clips = [best_clip(shelves, each) for each in utterances]
    rungs = Counter("missing" if clip is None else clip.rung for clip in clips)
    return LessonLedger(
        docname=page.docname,
        path=page.path,
        title=page.title,
        utterances=len(utterances),
        recorded=rungs["recorded"],
        machine=rungs["machine"],
        draft=rungs["draft"],
        stale=0,
        missing=rungs["missing"],
        silent=len(sentences) - len(utterances),
        unspoken=len(page.unspoken),
    )
