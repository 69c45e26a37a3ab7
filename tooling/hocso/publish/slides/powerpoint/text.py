"""Words in a PowerPoint frame: paragraphs with the looks and the lines that we count with."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from hocso.publish.direction import from_right
from hocso.publish.slides.canvas import PITCH
from hocso.publish.slides.model import Run, Words, plain
from hocso.publish.slides.powerpoint.theme import INK, OURS
from hocso.publish.typesetting.markup import printable

FIXED = "Consolas"
BULLET = "•"
LANGUAGES = {"vi": "vi-VN", "en": "en-US"}
NO_WORDS = '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/></a:p></p:txBody>'
"""Of a shape that says nothing."""
UNFILLED = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>"
"""Of a placeholder that stays empty."""


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


def body(paragraphs: Iterable[Paragraph], language: str, *, inset: float = 0, middle: bool = False) -> str:
    """The words of a shape. Letters never shrink by themselves: what would not fit was put on the next slide."""
    sides = "".join(f' {side}="{Pt(inset)}"' for side in ("lIns", "rIns", "tIns", "bIns"))
    look = f'<a:bodyPr wrap="square"{sides} anchor="{"ctr" if middle else "t"}"><a:noAutofit/></a:bodyPr>'
    return f"<p:txBody>{look}<a:lstStyle/>{''.join(_paragraph(one, language) for one in paragraphs)}</p:txBody>"


def cell_body(paragraph: Paragraph, language: str) -> str:
    """The words in a cell of a table, which has its own way with margins."""
    return f'<a:txBody><a:bodyPr wrap="square"/><a:lstStyle/>{_paragraph(paragraph, language)}</a:txBody>'


def _paragraph(so: Paragraph, language: str) -> str:
    turned = from_right(so.marker + plain(so.words))
    aligned = 'algn="r" rtl="1"' if turned else 'algn="l"'
    runs = [_run(run, so, so.colour, language) for run in so.words]
    if so.marker == BULLET:
        bullet = f'<a:buClr><a:schemeClr val="{OURS.xml_value}"/></a:buClr><a:buChar char="{BULLET}"/>'
    else:
        bullet = "<a:buNone/>"
        if so.marker:
            runs.insert(0, _run(Run(f"{so.marker}\t", bold=True), so, OURS, language))
    return (
        f'<a:p><a:pPr {aligned} marL="{Pt(so.left + so.hang)}" indent="{-Pt(so.hang)}">'
        f"{_spacing('lnSpc', PITCH * so.size)}{_spacing('spcBef', so.above)}{_spacing('spcAft', 0)}{bullet}</a:pPr>"
        f"{''.join(runs)}</a:p>"
    )


def _spacing(kind: str, points: float) -> str:
    return f'<a:{kind}><a:spcPts val="{Pt(points).centipoints}"/></a:{kind}>'


def _run(run: Run, so: Paragraph, colour: MSO_THEME_COLOR, language: str) -> str:
    bold = int(so.bold or run.bold)
    font = f'<a:latin typeface="{FIXED}"/>' if run.code else ""
    return (
        f'<a:r><a:rPr sz="{Pt(so.size).centipoints}" b="{bold}" lang="{LANGUAGES[language]}">'
        f'<a:solidFill><a:schemeClr val="{colour.xml_value}"/></a:solidFill>{font}</a:rPr>'
        f"<a:t>{escape(printable(run.text))}</a:t></a:r>"
    )
