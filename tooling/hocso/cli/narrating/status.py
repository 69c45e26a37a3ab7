"""The ledger as a table."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from hocso.cli.narrating.request import Answer, Request
from hocso.cli.session import Session
from hocso.messages import message
from hocso.model.message import Message

if TYPE_CHECKING:
    from hocso.narrate import Ledger, LessonLedger

COUNTS = ("utterances", "recorded", "machine", "draft", "stale", "missing", "unspoken")
RUNGS = ("recorded", "machine", "draft")
MINUTE = 60_000


def status(request: Request) -> Answer:
    from hocso.narrate import full_ledger

    ledger = full_ledger(request.curriculum, request.pages)
    remarks = "\n".join(request.session.text(fault) for fault in ledger.faults)
    if request.options.form == "json":
        return Answer(json.dumps([asdict(row) for row in ledger.rows], ensure_ascii=False, indent=2), remarks)
    told = [*_table(request.session, ledger.rows), "", *map(request.session.text, _totals(ledger))]
    return Answer("\n".join(told), remarks)


def _table(session: Session, rows: "Sequence[LessonLedger]") -> Iterator[str]:
    total = session.text(message("ledger.total"))
    page = session.text(message("ledger.page"))
    width = max(len(name) for name in (page, total, *(row.path for row in rows)))
    yield session.text(message("ledger.head", path=page.ljust(width)))
    for row in rows:
        yield _line(session, row.path.ljust(width), [row])
    yield _line(session, total.ljust(width), rows)


def _line(session: Session, name: str, rows: "Sequence[LessonLedger]") -> str:
    counts = {count: sum(getattr(row, count) for row in rows) for count in COUNTS}
    minutes = minutes_of(sum(row.milliseconds.total for row in rows))
    return session.text(message("ledger.row", path=name, minutes=minutes, **counts))


def _totals(ledger: "Ledger") -> Iterator[Message]:
    """Hours by rung, then what is left to do."""
    lengths = {rung: sum(getattr(row.milliseconds, rung) for row in ledger.rows) for rung in RUNGS}
    yield message("ledger.hours", **{rung: hours_of(length) for rung, length in lengths.items()})
    if any(row.gaps for row in ledger.rows):
        yield message("ledger.to-do")
    if outdated := sum(row.outdated for row in ledger.rows):
        yield message("ledger.outdated", count=outdated)
    if ledger.leftover:
        yield message("ledger.leftover", count=len(ledger.leftover))


def minutes_of(milliseconds: int) -> str:
    """Minutes and seconds: ``5'02"``."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes}'{seconds:02}\""


def hours_of(milliseconds: int) -> str:
    """Hours and minutes: ``1:05``."""
    hours, minutes = divmod(round(milliseconds / MINUTE), 60)
    return f"{hours}:{minutes:02}"
