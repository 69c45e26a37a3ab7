"""A row a page: how long it takes, how long its sentences are, and how much there is to mend."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from hocso.check.readability import readability
from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.finding import Finding, Severity
from hocso.model.lesson import Lesson
from hocso.model.message import Language


@dataclass(frozen=True)
class PageSummary:
    """Figures of one page: counted, not judged. ``minutes`` is what the lesson declares, None if it does not.

    ``average`` and ``longest`` count the syllables of sentences, without descriptions of pictures. ``hard_words`` are
    the hard terms and abbreviations the page uses, ``explained`` those that it or the glossary explains.
    """

    path: str
    title: str
    minutes: int | None
    sentences: int
    syllables: int
    average: float
    longest: int
    hard_words: int
    explained: int
    errors: int
    warnings: int
    notes: int


def summary_of(curriculum: Curriculum, findings: Iterable[Finding]) -> tuple[PageSummary, ...]:
    """The pages in the order of the contents."""
    counts = Counter((finding.path, finding.severity) for finding in findings)
    return tuple(_page(page, curriculum.glossary, counts) for page in curriculum.pages())


def _page(page: Lesson, glossary: Mapping[str, str], counts: Mapping[tuple[str, Severity], int]) -> PageSummary:
    read = readability(page, glossary)
    return PageSummary(
        path=page.path,
        title=page.title,
        minutes=page.front.minutes if page.front else None,
        sentences=read.lengths.sentences,
        syllables=read.lengths.syllables,
        average=round(read.lengths.average, 1),
        longest=read.lengths.longest,
        hard_words=len(read.hard_words),
        explained=len(read.explained),
        errors=counts.get((page.path, "error"), 0),
        warnings=counts.get((page.path, "warning"), 0),
        notes=counts.get((page.path, "note"), 0),
    )


def as_table(rows: Sequence[PageSummary], language: Language) -> str:
    """A table for people, with a head in words."""
    return "\n".join(_lines(rows, language)) + "\n"


def _lines(rows: Sequence[PageSummary], language: Language) -> Iterator[str]:
    """Columns as wide as what stands in them."""
    head = message("check.summary-head").in_language(language).split("|")
    cells = [head, *(_cells(row, language) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    for first, *numbers in cells:
        yield "  ".join([first.ljust(widths[0]), *(n.rjust(w) for n, w in zip(numbers, widths[1:], strict=True))])


def _cells(row: PageSummary, language: Language) -> list[str]:
    average = f"{row.average:.1f}".replace(".", "," if language == "vi" else ".")
    minutes = "–" if row.minutes is None else str(row.minutes)
    counts = (row.longest, row.hard_words, row.explained, row.errors, row.warnings, row.notes)
    return [row.path, minutes, str(row.sentences), str(row.syllables), average, *map(str, counts)]


def as_json(rows: Sequence[PageSummary], _language: Language) -> str:
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


SUMMARIES: Mapping[str, Callable[[Sequence[PageSummary], Language], str]] = {"text": as_table, "json": as_json}
