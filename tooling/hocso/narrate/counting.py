"""The ledger: for each lesson, how much is said, by what, for how long, and how much is not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.narrate.recordings.cards import Recording
from hocso.narrate.standing import Standing, holdings, standings


@dataclass(frozen=True)
class Sounding:
    """How long what is heard lasts, in milliseconds, without the pauses between sentences."""

    recorded: int
    machine: int
    draft: int

    @property
    def total(self) -> int:
        return self.recorded + self.machine + self.draft


@dataclass(frozen=True)
class LessonLedger:
    """The sentences of one page, counted.

    ``utterances``: sentences a learner sees for which there is something to say. Each is exactly one of
    ``recorded`` (a person says it), ``machine`` (a voice fit to publish), ``draft`` (only the draft voice),
    ``stale`` (it was recorded, its words were changed, and at most the draft voice says the new ones) and ``missing``
    (no sound at all).
    ``outdated``: sentences that were recorded in older words, whatever stands in now; every stale one is among them.
    ``silent``: sentences with nothing to say, such as a lone arrow. ``unspoken``: pieces of text a learner sees
    that are in no sentence and so in no sound: a formula, a block of code.

    A machine's clip is found by the words it says, so it is never stale: a changed sentence is ``missing`` until it
    is spoken.
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
    outdated: int
    silent: int
    unspoken: int
    milliseconds: Sounding

    @property
    def whole(self) -> bool:
        """Whether everything a learner sees is said by a voice fit to publish."""
        return self.gaps == 0 and not self.unspoken

    @property
    def gaps(self) -> int:
        """Sentences that no person and no voice fit to publish says."""
        return self.utterances - self.recorded - self.machine


@dataclass(frozen=True)
class Ledger:
    """The pages, what lies among the recordings and cannot be used, and recordings whose words are nowhere any more."""

    rows: tuple[LessonLedger, ...]
    faults: tuple[Message, ...]
    leftover: tuple[Recording, ...]


def ledger(curriculum: Curriculum, pages: Iterable[Lesson] | None = None) -> tuple[LessonLedger, ...]:
    """One row for each of ``pages`` (all pages of the book if None). Speaks nothing and writes nothing."""
    return full_ledger(curriculum, pages).rows


def full_ledger(curriculum: Curriculum, pages: Iterable[Lesson] | None = None) -> Ledger:
    """The same with what concerns no single page."""
    held = holdings(curriculum)
    wanted = [(page, standings(page, curriculum, held)) for page in (curriculum.pages() if pages is None else pages)]
    matched = {each.outdated for _, sentences in wanted for each in sentences}
    elsewhere = {page.docname for page in curriculum.pages()} - {page.docname for page, _ in wanted}
    left = (card for page, cards in held.leftover.items() if page not in elsewhere for card in cards)
    return Ledger(
        rows=tuple(_row(page, sentences) for page, sentences in wanted),
        faults=held.recordings.faults,
        leftover=tuple(card for card in left if card not in matched),
    )


def _row(page: Lesson, sentences: Sequence[Standing]) -> LessonLedger:
    states = Counter(each.state for each in sentences)
    lengths = Counter[str]()
    for each in sentences:
        if each.clip:
            lengths[each.clip.rung] += each.clip.milliseconds
    return LessonLedger(
        docname=page.docname,
        path=page.path,
        title=page.title,
        utterances=len(sentences) - states["silent"],
        recorded=states["recorded"],
        machine=states["machine"],
        draft=states["draft"],
        stale=states["stale"],
        missing=states["missing"],
        outdated=sum(each.outdated is not None for each in sentences),
        silent=states["silent"],
        unspoken=len(page.unspoken),
        milliseconds=Sounding(lengths["recorded"], lengths["machine"], lengths["draft"]),
    )
