"""``hocso say --explain``: what is said for each part of a text, and why, as a table for a person to read."""

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

import click

from hocso.cli.session import Session
from hocso.messages import message
from hocso.narrate import Piece

WIDEST = 36  # letters in a column; longer parts take several lines


def show_explanation(session: Session, text: str, pieces: Sequence[Piece]) -> None:
    """The table. What is read as it is written is one row however many words it has."""
    shown, said, why = (session.text(message(key)) for key in ("cli.say-shown", "cli.say-said", "cli.say-why"))
    rows = [(shown, said, why), *(_row(session, text, piece) for piece in _together(text, pieces))]
    widths = [min(WIDEST, max(len(row[column]) for row in rows)) for column in (0, 1)]
    for row in rows:
        for line in _lines(row, widths):
            click.echo(line)


def _row(session: Session, text: str, piece: Piece) -> tuple[str, str, str]:
    shown = " ".join(unicodedata.normalize("NFC", text[piece.begin : piece.end]).split())
    return shown, piece.said, session.text(message(f"cli.reason-{piece.reason}"))


def _lines(row: tuple[str, str, str], widths: Sequence[int]) -> Iterator[str]:
    shown, said, why = row
    cells = (textwrap.wrap(cell, width) for cell, width in zip((shown, said), widths, strict=True))
    for left, middle, right in zip_longest(*cells, [why], fillvalue=""):
        yield f"{left.ljust(widths[0])}  {middle.ljust(widths[1])}  {right}".rstrip()


def _together(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """A row a piece, but for words that are read as they are written; marks go with the word that they stand at."""
    rows: list[Piece] = []
    begin: int | None = None  # where marks begin that belong to what follows
    for piece in pieces:
        if piece.reason != "mark":
            piece = piece if begin is None else replace(piece, begin=begin)
            begin = None
            if rows and rows[-1].reason == piece.reason == "written":
                last = rows.pop()
                piece = replace(last, end=piece.end, said=f"{last.said} {piece.said}")
            rows.append(piece)
        elif begin is None and rows and rows[-1].end == piece.begin:
            rows[-1] = replace(rows[-1], end=piece.end)
        else:
            begin = piece.begin if begin is None else begin
    return rows if begin is None else [*rows, Piece(begin, len(text), "", "mark")]
