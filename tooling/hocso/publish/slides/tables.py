"""Tables: as they are, or a card a row where that would make letters too small."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from hocso.publish.drawing.lettering import width
from hocso.publish.numbering import numbered
from hocso.publish.slides.canvas import INSET, LEAST, LEFT, RIGHT
from hocso.publish.slides.fitting import cards
from hocso.publish.slides.inlines import lines, tidy, words
from hocso.publish.slides.model import Line, Picture, Run, Table, Words, bold, plain
from hocso.publish.slides.reading import Part, Reading

MOST_COLUMNS = 5
LONGEST = 14
"""What of a cell's length counts for the width of its column, in parts of the size: more goes on in a second line."""


def table(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    head, body = _rows(node, nodes.thead), _rows(node, nodes.tbody)
    if title:
        number = numbered(node, "table", reading.curriculum, reading.lesson)
        label = (Run(f"{number} ", bold=True),) if number else ()
        yield Line((*label, *bold(words(title, reading))))
    header = tuple(bold(_words(cell, reading)) for row in head[:1] for cell in row)
    written = tuple(tuple(_words(cell, reading) for cell in row) for row in (*head[1:], *body))
    yield from _shown(header, written)
    for cell in (cell for row in (*head, *body) for cell in row):
        yield from (part for part in reading.parts(cell.findall(nodes.image)) if isinstance(part, Picture))


def _rows(node: nodes.Element, part: type[nodes.Element]) -> list[list[nodes.Element]]:
    groups = [child for child in node.children if isinstance(child, nodes.tgroup)]
    sections = [child for group in groups for child in group.children if isinstance(child, part)]
    found = [row for section in sections for row in section.children if isinstance(row, nodes.Element)]
    return [[cell for cell in row.children if isinstance(cell, nodes.Element)] for row in found]


def _words(cell: nodes.Element, reading: Reading) -> Words:
    """The words of a cell as one line."""
    paragraphs = [child for child in cell.children if isinstance(child, nodes.Element)]
    joined: list[Run] = []
    for block in paragraphs:
        for line in lines(block, reading):
            if isinstance(line, Line):
                joined += [Run(" "), *line.words] if joined else line.words
    return tidy(joined)


def _shown(header: Sequence[Words], body: Sequence[Sequence[Words]]) -> Iterator[Part]:
    columns = max((len(row) for row in (header, *body)), default=0)
    ragged = any(len(row) != columns for row in body)
    shares = _shares([header, *body], columns)
    if not body or columns > MOST_COLUMNS or ragged or _too_narrow([header, *body], shares):
        yield from cards(header, body)
        return
    yield Table(tuple(header), tuple(tuple(row) for row in body), shares)


def _shares(table_rows: Sequence[Sequence[Words]], columns: int) -> tuple[float, ...]:
    """Columns as wide as their longest cell wants, within reason."""
    wanted = [
        max([min(width(plain(row[column]), 1), LONGEST) for row in table_rows if column < len(row)], default=0) + 1
        for column in range(columns)
    ]
    return tuple(one / sum(wanted) for one in wanted)


def _too_narrow(table_rows: Sequence[Sequence[Words]], shares: Sequence[float]) -> bool:
    """Whether a word somewhere is wider than its column."""
    return any(
        width(word, LEAST) > share * (RIGHT - LEFT) - 2 * INSET
        for row in table_rows
        for cell, share in zip(row, shares, strict=False)
        for word in plain(cell).split()
    )
