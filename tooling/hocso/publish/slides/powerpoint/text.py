"""Words in a PowerPoint frame: paragraphs with the looks and the lines that we count with."""

from collections.abc import Iterable
from dataclasses import dataclass

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from hocso.publish.direction import from_right
from hocso.publish.slides.canvas import PITCH
from hocso.publish.slides.model import Run, Words, plain
from hocso.publish.slides.powerpoint.theme import INK, OURS

FIXED = "Consolas"
BULLET = "•"
LANGUAGES = {"vi": MSO_LANGUAGE_ID.VIETNAMESE, "en": MSO_LANGUAGE_ID.ENGLISH_US}


@dataclass(frozen=True)
class Paragraph:
    """Words in letters of ``size`` points, ``above`` points below what stands before them.

    The first line begins ``hang`` points before the others, with the ``marker``.
    """

    words: Words
    size: float
    bold: bool = False
    colour: MSO_THEME_COLOR = INK
    above: float = 0
    left: float = 0
    marker: str = ""
    hang: float = 0


def write(
    frame: TextFrame, paragraphs: Iterable[Paragraph], language: str, *, inset: float = 0, middle: bool = False
) -> None:
    """Fill a frame. Its letters never shrink by themselves: what would not fit was put on the next slide."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(inset)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    for number, one in enumerate(paragraphs):
        _paragraph(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), one, language)


def write_cell(frame: TextFrame, paragraph: Paragraph, language: str) -> None:
    """Fill a cell of a table, which has its own way with margins."""
    frame.word_wrap = True
    _paragraph(frame.paragraphs[0], paragraph, language)


def _paragraph(paragraph: _Paragraph, so: Paragraph, language: str) -> None:
    paragraph.line_spacing = Pt(PITCH * so.size)
    paragraph.space_before, paragraph.space_after = Pt(so.above), Pt(0)
    properties = paragraph._p.get_or_add_pPr()
    turned = from_right(so.marker + plain(so.words))
    properties.set("algn", "r" if turned else "l")
    if turned:
        properties.set("rtl", "1")
    properties.set("marL", str(Pt(so.left + so.hang)))
    properties.set("indent", str(-Pt(so.hang)))
    if so.marker == BULLET:
        colour = properties.makeelement(qn("a:buClr"))
        colour.append(colour.makeelement(qn("a:schemeClr"), {"val": "accent1"}))
        properties.append(colour)
        properties.append(properties.makeelement(qn("a:buChar"), {"char": BULLET}))
    else:
        properties.append(properties.makeelement(qn("a:buNone")))
    if so.marker and so.marker != BULLET:
        _run(paragraph, Run(f"{so.marker}\t", bold=True), so, OURS, language)
    for run in so.words:
        _run(paragraph, run, so, so.colour, language)


def _run(paragraph: _Paragraph, run: Run, so: Paragraph, colour: MSO_THEME_COLOR, language: str) -> None:
    made = paragraph.add_run()
    made.text = run.text
    made.font.size, made.font.bold = Pt(so.size), so.bold or run.bold
    made.font.language_id = LANGUAGES[language]
    made.font.color.theme_color = colour
    if run.code:
        made.font.name = FIXED
