"""One slide of the model as a slide of PowerPoint."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation
from pptx.slide import Slide as PowerPointSlide
from pptx.util import Pt

from hocso.publish.slides.canvas import (
    BADGE,
    COUNT_WIDTH,
    FIRST_LABEL,
    FOOT_SIZE,
    FOOT_TOP,
    GAP,
    HEIGHT,
    INDENT,
    INSET,
    LABEL_TOP,
    LEAST,
    LEFT,
    UNDER_HEAD,
    WARNING_WIDTH,
    WIDTH,
    Frame,
    Plan,
    shortened,
)
from hocso.publish.slides.fitting import box_width, code_rows, height, row_height, table_rows
from hocso.publish.slides.model import Block, Box, Choice, Code, Deck, Line, Run, Slide, Table
from hocso.publish.slides.powerpoint.notes import write_notes
from hocso.publish.slides.powerpoint.shapes import decoration, filled, foot, picture, put
from hocso.publish.slides.powerpoint.text import Paragraph, write, write_cell
from hocso.publish.slides.powerpoint.theme import (
    BARE,
    CONTENT,
    CREAM,
    FAINT,
    FIRST,
    INK,
    OURS,
    PAPER,
    TINTED,
    WHITE,
    layout_named,
)

GROUNDS = {"scam": CREAM, "practice": TINTED, "remember": TINTED}
ROUND = 12
"""The radius of a box's corners. PowerPoint keeps words off them by a third of it."""


@dataclass(frozen=True)
class Page:
    """What a slide is drawn from. ``pictures`` are in pixels, by their names."""

    presentation: Presentation
    deck: Deck
    number: int
    slide: Slide
    layout: Plan
    pictures: Mapping[str, bytes]
    right: str


def draw(page: Page) -> None:
    """Add the slide. What is read aloud comes in the order in which it is drawn."""
    first = page.slide.kind == "title"
    groups = list(_groups(page.slide.blocks))
    holds_text = bool(groups) and isinstance(groups[0][0], Line | Choice)
    name = FIRST if first else CONTENT if holds_text else BARE
    made = page.presentation.slides.add_slide(layout_named(page.presentation, name))
    (_first if first else _head)(made, page)
    top = page.layout.body.y
    for number, group in enumerate(groups):
        top = _group(made, page, group, top, in_placeholder=number == 0 and holds_text)
    if page.slide.picture and page.layout.picture:
        picture(made, page.layout.picture, page.pictures[page.slide.picture.name], page.slide.picture.alt)
    if not first:
        _foot(made, page)
    if page.slide.notes:
        write_notes(made, page.number, page.slide.notes, page.deck.language)


def _first(made: PowerPointSlide, page: Page) -> None:
    _ground(made, OURS)
    decoration(made, Frame(0, 430, WIDTH, HEIGHT - 430), PAPER)
    title = made.shapes.title
    head = page.layout.head
    label = Paragraph((Run(head.label),), FIRST_LABEL, bold=True, colour=WHITE)
    name = Paragraph((Run(head.title),), head.size, bold=True, colour=WHITE)
    assert title is not None and head.beside_sign is not None
    put(title, head.frame)
    write(title.text_frame, [name], page.deck.language)
    _to_front(made)
    beside = head.beside_sign
    above = made.shapes.add_textbox(*map(Pt, (beside.x, beside.y, beside.width, beside.height)))
    write(above.text_frame, [label], page.deck.language)


def _head(made: PowerPointSlide, page: Page) -> None:
    slide, head = page.slide, page.layout.head
    _ground(made, GROUNDS.get(slide.kind, PAPER))
    if page.layout.panel:
        decoration(made, page.layout.panel, WHITE if slide.kind in GROUNDS else TINTED)
    warns = slide.kind == "scam"
    letters = CREAM if warns else WHITE
    decoration(made, head.frame, INK if warns else OURS)
    if warns:
        decoration(made, Frame(LEFT, LABEL_TOP + 7, 28, 25), CREAM, MSO_SHAPE.ISOSCELES_TRIANGLE)
        decoration(made, Frame(LEFT + 12.5, LABEL_TOP + 15, 3, 9), INK)
        decoration(made, Frame(LEFT + 12.5, LABEL_TOP + 26, 3, 3), INK)
    label = Paragraph((Run(head.label),), LEAST, bold=True, colour=letters, left=WARNING_WIDTH if warns else 0)
    name = Paragraph((Run(head.title),), head.size, bold=True, colour=letters)
    title = made.shapes.title
    assert title is not None
    put(title, Frame(LEFT, LABEL_TOP, head.frame.right - LEFT - 20, head.frame.height - LABEL_TOP - UNDER_HEAD))
    write(title.text_frame, [label, name] if slide.label else [name], page.deck.language, middle=True)
    _to_front(made)


def _to_front(made: PowerPointSlide) -> None:
    """Placeholders stand on the grounds that were drawn after them."""
    for shape in list(made.placeholders):
        made.shapes._spTree.append(shape._element)


def _ground(made: PowerPointSlide, colour: MSO_THEME_COLOR) -> None:
    made.background.fill.solid()
    made.background.fill.fore_color.theme_color = colour


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Lines and choices after one another share a frame; everything else has its own."""
    group: list[Block] = []
    for block in blocks:
        if group and not isinstance(block, Line | Choice):
            yield group
            group = []
        if isinstance(block, Line | Choice):
            group.append(block)
        else:
            yield [block]
    if group:
        yield group


def _group(made: PowerPointSlide, page: Page, group: Sequence[Block], top: float, *, in_placeholder: bool) -> float:
    """Draw a group below ``top``; where the next one begins."""
    body, size = page.layout.body, page.slide.size
    high = sum(height(block, body.width, size) for block in group) + GAP * size * (len(group) - 1)
    frame = Frame(body.x, top, body.width, high)
    match group[0]:
        case Box() as box:
            _box(made, page, box, frame)
        case Code() as code:
            _code(made, page, code, frame)
        case Table() as table:
            _table(made, page, table, frame)
        case _:
            _text(made, page, group, frame, in_placeholder=in_placeholder)
    return top + high + GAP * size


def _text(made: PowerPointSlide, page: Page, group: Sequence[Block], frame: Frame, *, in_placeholder: bool) -> None:
    first, body = page.slide.kind == "title", page.layout.body
    if in_placeholder:
        holder = made.placeholders[1]
        put(holder, body if first else Frame(frame.x, frame.y, frame.width, body.bottom - frame.y))
    else:
        holder = made.shapes.add_textbox(*map(Pt, (frame.x, frame.y, frame.width, frame.height)))
    paragraphs = [one for block in group for one in _paragraphs(block, page)]
    write(holder.text_frame, _flush(paragraphs), page.deck.language, middle=first)


def _flush(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The first without room above it."""
    return [replace(one, above=0) if number == 0 else one for number, one in enumerate(paragraphs)]


def _paragraphs(block: Block, page: Page) -> Iterator[Paragraph]:
    size = page.slide.size
    if isinstance(block, Line):
        yield _line(block, size)
    elif isinstance(block, Choice):
        yield from _choice(block, size, page.right)


def _choice(choice: Choice, size: float, right: str) -> Iterator[Paragraph]:
    """The choice behind its letter. A right one has the sign and the word for it before its own words."""
    hang, above = BADGE * size + INSET, GAP * size + INSET
    if choice.right:
        verdict = (Run(f"✓ {right}"),)
        yield Paragraph(verdict, size, bold=True, colour=OURS, above=above, marker=choice.letter, hang=hang)
        yield Paragraph(choice.words, size, left=hang)
    elif choice.letter:
        yield Paragraph(choice.words, size, above=above, marker=choice.letter, hang=hang)
    else:
        yield Paragraph(choice.words, size, above=above, left=hang)
    if choice.said:
        yield Paragraph(choice.said, size, left=hang)


def _line(line: Line, size: float) -> Paragraph:
    hang = INDENT * size if line.marker else 0
    return Paragraph(line.words, size, above=GAP * size, left=INDENT * size * line.depth, marker=line.marker, hang=hang)


def _box(made: PowerPointSlide, page: Page, box: Box, frame: Frame) -> None:
    wide = box_width(box, frame.width)
    left = frame.right - wide if box.kind == "mine" else frame.x
    message, harm = box.kind in ("mine", "theirs"), box.kind == "harm"
    edge, thick = INK if message or harm else OURS, 4 if harm else 2.5
    fill = TINTED if box.kind == "mine" else WHITE
    place = Frame(left, frame.y, wide, frame.height)
    shape = filled(made, place, MSO_SHAPE.ROUNDED_RECTANGLE, fill, edge, thick)
    shape.adjustments[0] = ROUND / min(place.width, place.height)
    title = [Line((Run(box.title, bold=True),))] if box.title else []
    paragraphs = [_line(line, page.slide.size) for line in (*title, *box.lines)]
    write(shape.text_frame, _flush(paragraphs), page.deck.language, inset=INSET - ROUND / 3)


def _code(made: PowerPointSlide, page: Page, code: Code, frame: Frame) -> None:
    shape = filled(made, frame, MSO_SHAPE.RECTANGLE, WHITE, FAINT, 1.5)
    rows = [Paragraph((Run(row, code=True),), LEAST) for row in code_rows(code.text, frame.width - 2 * INSET)]
    write(shape.text_frame, rows, page.deck.language, inset=INSET)


def _table(made: PowerPointSlide, page: Page, table: Table, frame: Frame) -> None:
    rows = table_rows(table)
    shape = made.shapes.add_table(len(rows), len(table.shares), *map(Pt, (frame.x, frame.y, frame.width, frame.height)))
    drawn = shape.table
    drawn.first_row, drawn.horz_banding = bool(table.header), False
    for column, share in enumerate(table.shares):
        drawn.columns[column].width = Pt(share * frame.width)
    for number, row in enumerate(rows):
        drawn.rows[number].height = Pt(row_height(row, table.shares, frame.width, page.slide.size))
        heads = bool(table.header) and number == 0
        for column, words in enumerate(row):
            cell = drawn.cell(number, column)
            cell.fill.solid()
            cell.fill.fore_color.theme_color = TINTED if heads else WHITE
            cell.margin_left = cell.margin_right = Pt(INSET)
            cell.margin_top = cell.margin_bottom = Pt(INSET / 2)
            write_cell(cell.text_frame, Paragraph(words, page.slide.size), page.deck.language)


def _foot(made: PowerPointSlide, page: Page) -> None:
    body = page.layout.body
    room = body.width - COUNT_WIDTH
    number, text = Frame(body.x, FOOT_TOP, COUNT_WIDTH, 26), Frame(body.x + COUNT_WIDTH, FOOT_TOP, room, 26)
    foot(made, number, text, shortened(page.deck.foot, FOOT_SIZE, room), page.deck.language)
