"""How high words are on a slide, and how those that are too many go on over further slides.

Nothing is ever smaller than ``LEAST``: what does not fit goes on, at the end of a sentence where there is one.
Heights are guessed on the high side (see ``lettering``), for nobody knows which font a machine has.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hocso.publish.drawing.lettering import wrap
from hocso.publish.slides.canvas import BADGE, DROP, GAP, HEAVY, INDENT, INSET, LEAST, LIGHT, PITCH, SIZES, Frame
from hocso.publish.slides.model import Block, Box, Choice, Code, Line, Run, Table, Words, plain

MESSAGE_SHARE = 0.88
"""How much of the width a message takes: it hangs on the side of who wrote it."""
CODE_EM = 0.62
"""The advance of a letter of fixed width."""
LETTER = "n"
"""Stands for a letter of fixed width: it is wider than one."""
WORD = re.compile(r"[^ ]+ *| +")
"""A word with the spaces behind it, or spaces alone."""
STEP = 4
"""How finely the lines of a text are shared out between its slides, in points."""


def spread(blocks: Sequence[Block], frame: Frame) -> list[tuple[int, tuple[Block, ...]]]:
    """The blocks on as few slides as hold them, about as full as each other: the size of the letters, and what.

    Each slide has the largest letters that go on it: whoever sits in the last row reads one at a time.
    """
    whole = _largest(blocks, frame)
    if whole:
        return [(whole, tuple(blocks))]
    pieces = [piece for block in blocks for piece in cut(block, frame.width, frame.height)]
    parts = _shared_out(pieces, frame.width, frame.height)
    return [(_largest(part, frame) or LEAST, part) for part in parts]


def _largest(blocks: Sequence[Block], frame: Frame) -> int | None:
    """The largest letters in which the blocks fit; None if they do not in any."""
    return next((size for size in SIZES if stacked(blocks, frame.width, size) <= frame.height), None)


def _shared_out(pieces: Sequence[Block], room: float, high: float) -> list[tuple[Block, ...]]:
    """On as few slides as hold them, and no slide higher than that needs."""
    highs = [height(piece, room, LEAST) for piece in pieces]
    parts = _packed(pieces, highs, high)
    for lower in range(int(high), 0, -STEP):
        if len(tighter := _packed(pieces, highs, lower)) > len(parts):
            break
        parts = tighter
    return parts


def _packed(pieces: Sequence[Block], highs: Sequence[float], high: float) -> list[tuple[Block, ...]]:
    """As many pieces on each slide as go on it."""
    parts: list[tuple[Block, ...]] = []
    used = 0.0
    for piece, tall in zip(pieces, highs, strict=True):
        if parts and used + GAP * LEAST + tall <= high:
            parts[-1] += (piece,)
            used += GAP * LEAST + tall
        else:
            parts.append((piece,))
            used = tall
    return parts


def stacked(blocks: Sequence[Block], room: float, size: int) -> float:
    """How high blocks are, one below the other."""
    return sum(height(block, room, size) for block in blocks) + GAP * size * max(0, len(blocks) - 1)


def height(block: Block, room: float, size: int) -> float:
    match block:
        case Line():
            return PITCH * size * len(rows(block.words, size, room - indent(block, size)))
        case Box():
            inside = box_width(block, room) - 2 * INSET
            title = (Line((Run(block.title, bold=True),)),) if block.title else ()
            return stacked((*title, *block.lines), inside, size) + 2 * INSET
        case Code():
            return PITCH * LEAST * len(code_rows(block.text, room - 2 * INSET)) + 2 * INSET
        case Table():
            return sum(row_height(row, block.shares, room, size) for row in table_rows(block))
        case Choice():
            inside = room - BADGE * size - INSET
            texts = rows(block.words, size, inside) + rows(block.said, size, inside)
            verdict = 1 if block.right else 0
            return max(BADGE * size, PITCH * size * (len(texts) + verdict) + DROP * size) + INSET


def indent(line: Line, size: float) -> float:
    return INDENT * size * (line.depth + bool(line.marker))


def box_width(box: Box, room: float) -> float:
    return room * (MESSAGE_SHARE if box.kind in ("theirs", "mine") else 1)


def table_rows(table: Table) -> tuple[tuple[Words, ...], ...]:
    return (table.header, *table.rows) if table.header else table.rows


def row_height(row: Sequence[Words], shares: Sequence[float], room: float, size: int) -> float:
    cells = zip(row, shares, strict=False)
    most = max((len(rows(cell, size, share * room - 2 * INSET)) for cell, share in cells), default=1)
    return PITCH * size * max(1, most) + INSET


def rows(words: Words, size: float, room: float) -> tuple[str, ...]:
    """The lines that words take; letters of fixed width are counted as wide ones."""
    heavy = any(run.bold or run.code for run in words)
    text = "".join(LETTER * len(run.text) if run.code else run.text for run in words)
    return wrap(text, (HEAVY if heavy else LIGHT) * size, room)


def code_rows(text: str, room: float) -> list[str]:
    """Lines of code, cut where they are too long."""
    most = max(1, int(room / (CODE_EM * LEAST)))
    return [line[start : start + most] for line in text.splitlines() for start in range(0, max(1, len(line)), most)]


# What is too high for a slide


def cut(block: Block, room: float, high: float) -> Iterator[Block]:
    """The block itself, or parts of it that each fit on a slide."""
    if height(block, room, LEAST) <= high:
        yield block
        return
    match block:
        case Line():
            for number, words in enumerate(_shares(block.words, room - indent(block, LEAST), high)):
                yield replace(block, words=words) if number == 0 else Line(words, "", block.depth + bool(block.marker))
        case Box():
            yield from _boxes(block, room, high)
        case Code():
            yield from _codes(block, room, high)
        case Table():
            yield from _tables(block, room, high)
        case Choice():
            for number, words in enumerate(_shares(block.words, room - BADGE * LEAST - INSET, high - 3 * LEAST)):
                yield replace(block, words=words, said=()) if number == 0 else Choice("", words)
            if block.said:
                yield from cut(Line(block.said), room, high)


def _shares(words: Words, room: float, high: float) -> Iterator[Words]:
    """Words that fill a slide, and those that fill the next; a word too long for its line is cut as ``wrap`` does."""
    most = max(1, int(high / (PITCH * LEAST)))
    part: Words = ()
    for word in _single(words, room):
        if part and len(rows((*part, word), LEAST, room)) > most:
            yield _trimmed(part)
            part = ()
        part += (word,)
    if part:
        yield _trimmed(part)


def _single(words: Words, room: float) -> Iterator[Run]:
    """A run a word, with the spaces behind it, if any; of a word wider than the room, a run a line."""
    for run in words:
        for word in WORD.findall(run.text):
            *pieces, last = wrap(word, HEAVY * LEAST, room) or ("",)
            yield from (replace(run, text=piece) for piece in pieces)
            yield replace(run, text=last + word[len(word.rstrip(" ")) :])


def _trimmed(part: Words) -> Words:
    """Without the spaces at its end; runs that look alike are one again."""
    joined: list[Run] = []
    for run in part:
        if joined and (joined[-1].bold, joined[-1].code) == (run.bold, run.code):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return (*joined[:-1], replace(joined[-1], text=joined[-1].text.rstrip()))


def _boxes(box: Box, room: float, high: float) -> Iterator[Box]:
    """Boxes with the same title and some of the lines each; a title as long as a slide stands on the first only."""
    inside = box_width(box, room) - 2 * INSET
    title = Line((Run(box.title, bold=True),))
    spare = height(title, inside, LEAST) + GAP * LEAST if box.title else 0.0
    if spare > high / 2:
        box, spare = Box(box.kind, "", (title, *box.lines)), 0.0
    free = high - 2 * INSET - spare
    pieces = [piece for line in box.lines for piece in cut(line, inside, free)]
    highs = [height(piece, inside, LEAST) for piece in pieces]
    for part in _packed(pieces, highs, free):
        yield replace(box, lines=tuple(line for line in part if isinstance(line, Line)))


def _codes(code: Code, room: float, high: float) -> Iterator[Code]:
    lines = code_rows(code.text, room - 2 * INSET)
    most = max(1, int((high - 2 * INSET) / (PITCH * LEAST)))
    for start in range(0, len(lines), most):
        yield Code("\n".join(lines[start : start + most]))


def _tables(table: Table, room: float, high: float) -> Iterator[Block]:
    """Tables with some of the rows and the header each; if a row alone is too high, cards."""
    head = row_height(table.header, table.shares, room, LEAST) if table.header else 0.0
    highs = [row_height(row, table.shares, room, LEAST) for row in table.rows]
    if head + max(highs, default=0.0) > high:
        for card in cards(table.header, table.rows):
            yield from cut(card, room, high)
        return
    part: tuple[tuple[Words, ...], ...] = ()
    used = head
    for row, tall in zip(table.rows, highs, strict=True):
        if part and used + tall > high:
            yield replace(table, rows=part)
            part, used = (), head
        part, used = (*part, row), used + tall
    yield replace(table, rows=part)


def cards(header: Sequence[Words], body: Sequence[Sequence[Words]]) -> Iterator[Box]:
    """A card a row, each value behind its column's name."""
    for row in body:
        lines = []
        for number, cell in enumerate(row):
            name = plain(header[number]) if number < len(header) else ""
            if plain(cell).strip():
                lines.append(Line((Run(f"{name}: ", bold=True), *cell) if name.strip() else cell))
        if lines:
            yield Box("card", "", tuple(lines))
