"""For people at a microphone: the sheet to read from, and taking in what they recorded."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hocso.cli.narrating.request import Answer, Request
from hocso.cli.session import nearby
from hocso.messages import message
from hocso.model.message import Message
from hocso.store import write_atomic

if TYPE_CHECKING:
    from hocso.narrate import Imported, PageImport

REMARKS = {
    "stored": "recording.warned",
    "same": "recording.warned",
    "spare": "recording.spare",
    "refused": "recording.refused",
}
SHOWN = 40  # numbers of missing sentences, runs counted as one


def record_sheets(request: Request) -> Answer:
    from hocso.narrate import as_table, only_missing, sheet_path
    from hocso.narrate import record_sheets as sheets_of
    from hocso.publish.record_sheets import record_sheet_pdf

    curriculum = request.curriculum
    out = request.options.out or curriculum.root / "_build"
    sheets = sheets_of(curriculum, request.pages, dt.date.today())
    request.progress.stage(message("recording.printing"), len(sheets))
    lines = []
    for sheet in sheets:
        printed = only_missing(sheet) if request.options.missing else sheet
        pdf, table = (sheet_path(out, sheet.address, suffix) for suffix in (".pdf", ".csv"))
        write_atomic(table, as_table(sheet, curriculum.language))
        write_atomic(pdf, record_sheet_pdf(curriculum, printed))
        left = sum(not line.done for line in sheet.lines)
        lines.append(message("recording.printed", file=nearby(pdf), count=left, total=len(sheet.lines)))
        request.progress.advance()
    return Answer("\n".join(map(request.session.text, [*lines, message("recording.printed-next", count=len(sheets))])))


def take_in(request: Request) -> Answer:
    from hocso.narrate import import_recordings

    imported = import_recordings(request.curriculum, request.pages, request.file, dt.date.today(), request.progress)
    told = "\n".join(map(request.session.text, _told(imported)))
    return Answer(told, code=0 if imported.clean else 1)


def _told(imported: "Imported") -> Iterator[Message]:
    for page in imported.pages:
        yield from _page(page)
    for stray in imported.strays:
        yield message("recording.stray", file=nearby(stray.path.resolve()), why=stray.why)
    stored = sum(one.state == "stored" for page in imported.pages for one in page.files)
    if stored:
        yield message("recording.listen", count=stored)


def _page(page: "PageImport") -> Iterator[Message]:
    states = [one.state for one in page.files]
    counts = {state: states.count(state) for state in ("stored", "same", "refused")}
    yield message("recording.imported", path=page.page.path, **counts)
    for one in page.files:
        for remark in one.remarks:
            yield message(REMARKS[one.state], file=one.file.name, why=remark)
    if page.missing:
        yield message("recording.missing", count=len(page.missing), numbers=runs(page.missing))
    else:
        yield message("recording.whole")


def runs(numbers: Sequence[str]) -> str:
    """Numbers in a row as one: ``001–003, 007``."""
    pieces: list[list[str]] = []
    for number in numbers:
        if pieces and number.isdigit() and pieces[-1][-1].isdigit() and int(number) == int(pieces[-1][-1]) + 1:
            pieces[-1].append(number)
        else:
            pieces.append([number])
    named = [piece[0] if len(piece) == 1 else f"{piece[0]}–{piece[-1]}" for piece in pieces]
    return ", ".join(named[:SHOWN]) + (", …" if len(named) > SHOWN else "")
