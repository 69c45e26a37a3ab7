"""A row a page: how long it takes, how long its sentences are, and how much there is to mend."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.finding import Finding, Severity
from hocso.model.lesson import Lesson
from hocso.model.message import Language
from hocso.vietnamese.syllables import count_syllables


@dataclass(frozen=True)
class PageSummary:
    """Figures of one page: counted, not judged. ``minutes`` is what the lesson declares, None if it does not.

    ``average`` and ``longest`` count the syllables of sentences, without descriptions of pictures.
    """

    path: str
    title: str
    minutes: int | None
    sentences: int
    syllables: int
    average: float
    longest: int
    errors: int
    warnings: int
    notes: int


def summary_of(curriculum: Curriculum, findings: Iterable[Finding]) -> tuple[PageSummary, ...]:
    """The pages in the order of the contents."""
    counts = Counter((finding.path, finding.severity) for finding in findings)
    return tuple(_page(page, counts) for page in curriculum.pages())


def _page(page: Lesson, counts: Mapping[tuple[str, Severity], int]) -> PageSummary:
    lengths = [count_syllables(sentence.text) for sentence in page.sentences if not sentence.picture]
    return PageSummary(
        path=page.path,
        title=page.title,
        minutes=page.front.minutes if page.front else None,
        sentences=len(lengths),
        syllables=sum(lengths),
        average=round(sum(lengths) / len(lengths), 1) if lengths else 0.0,
        longest=max(lengths, default=0),
        errors=counts.get((page.path, "error"), 0),
        warnings=counts.get((page.path, "warning"), 0),
        notes=counts.get((page.path, "note"), 0),
    )


def as_table(rows: Sequence[PageSummary], language: Language) -> str:
    """A table for people, with a head in words."""
    return "\n".join(_lines(rows, language)) + "\n"


def _lines(rows: Sequence[PageSummary], language: Language) -> Iterator[str]:
    width = max((len(row.path) for row in rows), default=0)
    yield message("check.summary-head").in_language(language)
    for row in rows:
        minutes = "–" if row.minutes is None else str(row.minutes)
        average = f"{row.average:.1f}".replace(".", "," if language == "vi" else ".")
        yield (
            f"{row.path:<{width}}  {minutes:>4} {row.sentences:>5} {row.syllables:>6} {average:>6} {row.longest:>5}"
            f" {row.errors:>5} {row.warnings:>5} {row.notes:>5}"
        )


def as_json(rows: Sequence[PageSummary], _language: Language) -> str:
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


SUMMARIES: Mapping[str, Callable[[Sequence[PageSummary], Language], str]] = {"text": as_table, "json": as_json}
