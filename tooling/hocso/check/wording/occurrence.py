"""The kind ``occurrence``: so many times, and no more or no fewer, in a sentence, a passage or a page."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from hocso.check.phrases import Hit, Phrases
from hocso.check.rule import Context, Fault, Rule
from hocso.check.scope import Extract, passage_of
from hocso.check.source import line_start, locate_beginning
from hocso.check.wording.form import COUNT, PHRASES, message_with, one_of
from hocso.check.wording.header import Header, Kind, plain, spot_of
from hocso.messages import message
from hocso.model.lesson import Lesson
from hocso.vietnamese.sentences import sentence_spans

PER = ("sentence", "passage", "page")


class Run(NamedTuple):
    """A stretch of a piece: a sentence of it, or all of it."""

    extract: Extract
    start: int
    end: int


def occurrence(header: Header, data: Mapping[str, Any]) -> Rule:
    """``most`` is reported at the first one too many, ``least`` at the beginning of where they are missing."""
    wanted = Phrases(data["words"], header.spared)
    most, least = data.get("most"), data.get("least", 0)

    def on_page(page: Lesson, _context: Context) -> Iterator[Fault]:
        for unit in _units(header.extracts(page), data["per"]):
            found = [(run.extract, hit) for run in unit for hit in _within(run, wanted)]
            if most is not None and len(found) > most:
                spot = spot_of(page, *found[most])
                yield Fault(spot.at, {"found": plain(spot), "count": len(found), "limit": most})
            elif len(found) < least:
                at = _beginning(page, unit[0])
                yield Fault(at, {"found": ", ".join(data["words"]), "count": len(found), "limit": least})

    said = message("check.too-many" if most is not None else "check.too-few")
    words, limit = ", ".join(data["words"]), most if most is not None else least
    what = said.filled(found=words, count="–", limit=limit)
    return header.rule(on_page, message=said, what=what, bad=words, good="–")


def _units(found: Iterable[Extract], per: str) -> Iterator[list[Run]]:
    if per == "sentence":
        for extract in found:
            yield from ([Run(extract, start, end)] for start, end in sentence_spans(extract.text))
    elif per == "passage":
        for _, group in groupby(found, key=lambda extract: passage_of(extract.piece)):
            yield [Run(extract, 0, len(extract.text)) for extract in group]
    elif whole := [Run(extract, 0, len(extract.text)) for extract in found]:
        yield whole


def _within(run: Run, wanted: Phrases) -> Iterator[Hit]:
    return (hit for hit in wanted.find(run.extract.text) if run.start <= hit.start < run.end)


def _beginning(page: Lesson, run: Run) -> Any:
    text = run.extract.piece.text[run.start : run.end]
    return locate_beginning(page, text, run.extract.piece.line) if text.strip() else line_start(page, 1)


KIND = Kind(
    make=occurrence,
    keys={
        "words": PHRASES,
        "message": message_with("found", "count", "limit"),
        "per": one_of(*PER),
        "most": COUNT,
        "least": COUNT,
    },
    needed=("words", "per"),
    one_of=("most", "least"),
)
