"""The script that a person reads from: numbered sentences, and the table that keeps what each number meant."""

import csv
import datetime as dt
import difflib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.message import Language
from hocso.model.record_sheet import RecordSheet, SheetLine, SheetPassage
from hocso.narrate.recordings.cards import card_key
from hocso.narrate.standing import Holdings, Standing, holdings, standings

COLUMNS = ("number", "anchor", "text", "said", "state")
FOLDER = "record-sheets"
BOM = "\ufeff"  # without it Excel takes UTF-8 for the letters of an old code page


def record_sheets(curriculum: Curriculum, pages: Iterable[Lesson], today: dt.date) -> tuple[RecordSheet, ...]:
    """The sheet of each page on which something is said."""
    held = holdings(curriculum)
    leaves = [page.address.rpartition("/")[2] for page in curriculum.pages()]
    sheets = (_sheet(page, leaves, curriculum, held, today) for page in pages)
    return tuple(sheet for sheet in sheets if sheet.lines)


def sheet_path(out: Path, address: str, suffix: str) -> Path:
    """Where the sheet of a page lies, below the folder that results are written to."""
    return out / FOLDER / f"{address}{suffix}"


def only_missing(sheet: RecordSheet) -> RecordSheet:
    """The same without what is recorded; numbers stay as they are."""
    left = (replace(each, lines=tuple(line for line in each.lines if not line.done)) for each in sheet.passages)
    return replace(sheet, passages=tuple(passage for passage in left if passage.lines))


def as_table(sheet: RecordSheet, language: Language) -> str:
    """The sheet as CSV that a spreadsheet opens and ``numbers_of`` reads again."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for line in sheet.lines:
        state = message(f"recording.sheet-{_state(line)}", number=line.same_as or 0).in_language(language)
        writer.writerow([f"{line.number:03}", line.anchor, line.text, line.said, state])
    return BOM + table.getvalue()


def numbers_of(table: str) -> Mapping[int, str]:
    """The words that each number stood for, from a table of ``as_table``; empty for any other text.

    A spreadsheet may have saved it anew, with semicolons and without the zeros.
    """
    text = table.removeprefix(BOM)
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        entries = [(row.get("number") or "", row.get("text") or "") for row in rows]
    except csv.Error:
        return {}
    return {int(number): words for number, words in entries if re.fullmatch(r"0*\d{1,4}", number.strip()) and words}


def _state(line: SheetLine) -> str:
    if line.recorded:
        return "recorded"
    if line.same_as is not None:
        return "same"
    return "outdated" if line.outdated else "open"


def _sheet(page: Lesson, leaves: list[str], curriculum: Curriculum, held: Holdings, today: dt.date) -> RecordSheet:
    sounding = [each for each in standings(page, curriculum, held) if each.utterance.spoken]
    leaf = page.address.rpartition("/")[2]
    return RecordSheet(
        address=page.address,
        folder=leaf if leaves.count(leaf) == 1 else page.address.replace("/", "-"),
        title=page.title,
        date=f"{today:%d/%m/%Y}",
        passages=tuple(
            SheetPassage(passage.title, tuple(line for _, line in lines))
            for passage, lines in groupby(_lines(sounding), key=lambda pair: pair[0].passage)
        ),
    )


def _lines(sounding: list[Standing]) -> Iterator[tuple[Standing, SheetLine]]:
    first: dict[str, int] = {}
    for number, each in enumerate(sounding, 1):
        text, spoken = each.utterance.text, each.utterance.spoken
        before = first.setdefault(card_key(text), number)
        yield (
            each,
            SheetLine(
                number=number,
                anchor=each.utterance.anchor,
                text=text,
                said=_differences(text, spoken),
                recorded=each.state == "recorded",
                outdated=each.outdated is not None,
                same_as=before if before != number else None,
            ),
        )


def _differences(text: str, spoken: str) -> str:
    """How words are said that are not read as they stand: ``QR → quy rờ``; all that is said where it cannot be told."""
    shown, heard = (re.findall(r"\w+", words) for words in (text, spoken))
    matched = difflib.SequenceMatcher(None, [word.casefold() for word in shown], heard, autojunk=False)
    changes = [(shown[a:b], heard[c:d]) for kind, a, b, c, d in matched.get_opcodes() if kind != "equal"]
    if not all(before and after for before, after in changes):
        return spoken
    return "; ".join(dict.fromkeys(f"{' '.join(before)} → {' '.join(after)}" for before, after in changes))
