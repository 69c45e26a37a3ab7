"""One slide of the model as a slide of PowerPoint: our shapes in the library's package."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.image import ImagePart
from pptx.parts.slide import SlidePart
from pptx.presentation import Presentation

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
from hocso.publish.slides.fitting import box_width, code_rows, height
from hocso.publish.slides.model import Block, Box, Choice, Code, Deck, Line, Run, Slide, Table
from hocso.publish.slides.powerpoint.notes import write_notes
from hocso.publish.slides.powerpoint.shapes import TRIANGLE, Shapes, fill
from hocso.publish.slides.powerpoint.table import write_table
from hocso.publish.slides.powerpoint.text import UNFILLED, Paragraph, body
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
TITLES = {FIRST: 'type="ctrTitle"', CONTENT: 'type="title"', BARE: 'type="title"'}
HOLDERS = {FIRST: ("Subtitle 2", 'type="subTitle" idx="1"'), CONTENT: ("Content Placeholder 2", 'idx="1"')}
"""What else the layouts have room for: its name on a slide, and how the format calls it."""
SHOWN = """
<p:cSld {names}><p:bg><p:bgPr>{ground}<a:effectLst/></p:bgPr></p:bg><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>
<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>
"""


@dataclass(frozen=True)
class Page:
    """What a slide is drawn from. ``pictures`` are the package's, by their names."""

    presentation: Presentation
    deck: Deck
    number: int
    slide: Slide
    layout: Plan
    pictures: Mapping[str, ImagePart]
    right: str

    def body(self, paragraphs: Sequence[Paragraph], *, inset: float = 0, middle: bool = False) -> str:
        return body(paragraphs, self.deck.language, inset=inset, middle=middle)


def draw(page: Page) -> None:
    """Add the slide. What is read aloud comes in the order in which it is drawn."""
    groups = list(_groups(page.slide.blocks))
    holds_text = bool(groups) and isinstance(groups[0][0], Line | Choice)
    name = FIRST if page.slide.kind == "title" else CONTENT if holds_text else BARE
    part = SlidePart.new(
        PackURI(f"/ppt/slides/slide{page.number}.xml"),
        page.presentation.part.package,
        layout_named(page.presentation, name).part,
    )
    relation = page.presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    page.presentation.element.get_or_add_sldIdLst().add_sldId(relation)
    _show(part, page, name, groups if holds_text else [[], *groups])
    if page.slide.notes:
        write_notes(part, page.number, page.slide.notes, page.deck.language)


def _show(part: SlidePart, page: Page, name: str, groups: Sequence[Sequence[Block]]) -> None:
    """Draw the shapes. The first group is what the layout's own place for words holds."""
    first, picture = name == FIRST, page.slide.picture
    shapes = Shapes(free=4 if name in HOLDERS else 3)
    (_first_title if first else _title)(shapes, page, TITLES[name])
    top = page.layout.body.y
    if name in HOLDERS:
        top = _held(shapes, page, groups[0], HOLDERS[name])
    if first:
        _first_label(shapes, page)
    for group in groups[1:]:
        top = _group(shapes, page, group, top)
    if picture and page.layout.picture:
        relation = part.relate_to(page.pictures[picture.name], RELATIONSHIP_TYPE.IMAGE)
        shapes.picture(page.layout.picture, relation, picture.alt)
    if not first:
        _foot(shapes, page)
    ground = OURS if first else GROUNDS.get(page.slide.kind, PAPER)
    shown = SHOWN.replace("\n", "").format(
        names=nsdecls("a", "p", "r"), ground=fill(ground), shapes="".join(shapes.written)
    )
    blank = part.slide.element
    blank.replace(blank.cSld, parse_xml(shown))


def _first_title(shapes: Shapes, page: Page, kind: str) -> None:
    head = page.layout.head
    shapes.decoration(Frame(0, 430, WIDTH, HEIGHT - 430), PAPER)
    name = Paragraph((Run(head.title),), head.size, bold=True, colour=WHITE)
    shapes.placeholder(2, "Title 1", kind, head.frame, page.body([name]))


def _first_label(shapes: Shapes, page: Page) -> None:
    head = page.layout.head
    assert head.beside_sign is not None
    label = Paragraph((Run(head.label),), FIRST_LABEL, bold=True, colour=WHITE)
    shapes.text_box(head.beside_sign, page.body([label]))


def _grounds(shapes: Shapes, page: Page) -> None:
    warns = page.slide.kind == "scam"
    if page.layout.panel:
        shapes.decoration(page.layout.panel, WHITE if page.slide.kind in GROUNDS else TINTED)
    shapes.decoration(page.layout.head.frame, INK if warns else OURS)
    if warns:
        shapes.decoration(Frame(LEFT, LABEL_TOP + 7, 28, 25), CREAM, TRIANGLE)
        shapes.decoration(Frame(LEFT + 12.5, LABEL_TOP + 15, 3, 9), INK)
        shapes.decoration(Frame(LEFT + 12.5, LABEL_TOP + 26, 3, 3), INK)


def _title(shapes: Shapes, page: Page, kind: str) -> None:
    _grounds(shapes, page)
    slide, head, warns = page.slide, page.layout.head, page.slide.kind == "scam"
    letters = CREAM if warns else WHITE
    label = Paragraph((Run(head.label),), LEAST, bold=True, colour=letters, left=WARNING_WIDTH if warns else 0)
    name = Paragraph((Run(head.title),), head.size, bold=True, colour=letters)
    frame = Frame(LEFT, LABEL_TOP, head.frame.right - LEFT - 20, head.frame.height - LABEL_TOP - UNDER_HEAD)
    shapes.placeholder(2, "Title 1", kind, frame, page.body([label, name] if slide.label else [name], middle=True))


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


def _held(shapes: Shapes, page: Page, group: Sequence[Block], holder: tuple[str, str]) -> float:
    """Fill the layout's own place with the words of a group, if it has any; where what is below it begins."""
    room, first = page.layout.body, page.slide.kind == "title"
    if not group:
        shapes.placeholder(3, *holder, None, UNFILLED)
        return room.y
    shapes.placeholder(3, *holder, room, page.body(_words(group, page), middle=first))
    return room.y + _high(group, page) + GAP * page.slide.size


def _group(shapes: Shapes, page: Page, group: Sequence[Block], top: float) -> float:
    """Draw a group below ``top``; where the next one begins."""
    room, high = page.layout.body, _high(group, page)
    frame = Frame(room.x, top, room.width, high)
    match group[0]:
        case Box() as box:
            _box(shapes, page, box, frame)
        case Code() as code:
            _code(shapes, page, code, frame)
        case Table() as table:
            shapes.table(frame, write_table(table, frame.width, page.slide.size, page.deck.language))
        case _:
            shapes.text_box(frame, page.body(_words(group, page), middle=page.slide.kind == "title"))
    return top + high + GAP * page.slide.size


def _high(group: Sequence[Block], page: Page) -> float:
    size = page.slide.size
    return sum(height(block, page.layout.body.width, size) for block in group) + GAP * size * (len(group) - 1)


def _words(group: Sequence[Block], page: Page) -> list[Paragraph]:
    return _flush([one for block in group for one in _paragraphs(block, page)])


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


def _box(shapes: Shapes, page: Page, box: Box, frame: Frame) -> None:
    wide = box_width(box, frame.width)
    left = frame.right - wide if box.kind == "mine" else frame.x
    message, harm = box.kind in ("mine", "theirs"), box.kind == "harm"
    edge, thick = INK if message or harm else OURS, 4 if harm else 2.5
    title = [Line((Run(box.title, bold=True),))] if box.title else []
    words = page.body(_flush([_line(line, page.slide.size) for line in (*title, *box.lines)]), inset=INSET - ROUND / 3)
    place, colour = Frame(left, frame.y, wide, frame.height), TINTED if box.kind == "mine" else WHITE
    shapes.box(place, words, colour, edge, thick, radius=ROUND)


def _code(shapes: Shapes, page: Page, code: Code, frame: Frame) -> None:
    rows = [Paragraph((Run(row, code=True),), LEAST) for row in code_rows(code.text, frame.width - 2 * INSET)]
    shapes.box(frame, page.body(rows, inset=INSET), WHITE, FAINT, 1.5)


def _foot(shapes: Shapes, page: Page) -> None:
    room = page.layout.body
    wide = room.width - COUNT_WIDTH
    number, text = Frame(room.x, FOOT_TOP, COUNT_WIDTH, 26), Frame(room.x + COUNT_WIDTH, FOOT_TOP, wide, 26)
    shapes.foot(number, text, shortened(page.deck.foot, FOOT_SIZE, wide), page.deck.language)
