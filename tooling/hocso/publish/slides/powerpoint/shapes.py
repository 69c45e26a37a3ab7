"""The shapes of a PowerPoint slide, written as XML.

The library would put them together one property after the other, which takes many times as long.
"""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from hocso.publish.slides.canvas import FOOT_SIZE, Frame
from hocso.publish.slides.powerpoint.text import LANGUAGES, NO_WORDS

RECTANGLE = ("rect", "Rectangle")
ROUNDED = ("roundRect", "Rounded Rectangle")
TRIANGLE = ("triangle", "Isosceles Triangle")
"""Kinds of shapes: how the format calls them, and how PowerPoint names one."""
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""PowerPoint's own mark for what a screen reader passes over."""
HOLDS_WORDS = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


@dataclass
class Shapes:
    """What stands on a slide, in the order in which it is read aloud. Numbers below ``free`` are the placeholders'."""

    free: int
    written: list[str] = field(default_factory=list)

    def placeholder(self, number: int, name: str, kind: str, frame: Frame | None, body: str) -> None:
        """One that the layout has, in a ``frame`` of its own or where the layout has it."""
        about = f'<p:cNvPr id="{number}" name="{name}"/>{HOLDS_WORDS}<p:nvPr><p:ph {kind}/></p:nvPr>'
        place = f"<p:spPr>{_place(frame)}</p:spPr>" if frame else "<p:spPr/>"
        self._shape(about, place, body)

    def decoration(self, frame: Frame, colour: MSO_THEME_COLOR, kind: tuple[str, str] = RECTANGLE) -> None:
        """A coloured ground that says nothing."""
        about = f"{self._named(kind[1], inside=DECORATIVE)}<p:cNvSpPr/><p:nvPr/>"
        look = f"{_outline(kind[0])}{fill(colour)}<a:ln><a:noFill/></a:ln>"
        self._shape(about, f"<p:spPr>{_place(frame)}{look}</p:spPr>", NO_WORDS)

    def box(
        self, frame: Frame, body: str, colour: MSO_THEME_COLOR, edge: MSO_THEME_COLOR, thick: float, radius: float = 0
    ) -> None:
        kind = ROUNDED if radius else RECTANGLE
        about = f"{self._named(kind[1])}<p:cNvSpPr/><p:nvPr/>"
        share = int(radius / min(frame.width, frame.height) * 100_000)
        outline = _outline(kind[0], f'<a:gd name="adj" fmla="val {share}"/>' if radius else "")
        look = f'{outline}{fill(colour)}<a:ln w="{Pt(thick)}">{fill(edge)}</a:ln>'
        self._shape(about, f"<p:spPr>{_place(frame)}{look}</p:spPr>", body)

    def text_box(self, frame: Frame, body: str) -> None:
        about = f'{self._named("TextBox")}<p:cNvSpPr txBox="1"/><p:nvPr/>'
        self._shape(about, f"<p:spPr>{_place(frame)}{_outline('rect')}<a:noFill/></p:spPr>", body)

    def picture(self, frame: Frame, relation: str, alt: str) -> None:
        """A picture with its description; one without any is decoration."""
        named = self._named("Picture", f" descr={quoteattr(alt)}", inside="" if alt else DECORATIVE)
        self.written.append(
            f'<p:pic><p:nvPicPr>{named}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f"<p:spPr>{_place(frame)}{_outline('rect')}</p:spPr></p:pic>"
        )

    def table(self, frame: Frame, written: str) -> None:
        self.written.append(
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._named('Table')}<p:cNvGraphicFramePr>"
            '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'{_place(frame, "p")}<a:graphic><a:graphicData uri="{TABLE}">{written}</a:graphicData></a:graphic>'
            "</p:graphicFrame>"
        )

    def foot(self, number: Frame, text: Frame, words: str, language: str) -> None:
        """The slide's number, which follows when slides are moved, and the foot's words."""
        look = f'lang="{LANGUAGES[language]}" sz="{FOOT_SIZE * 100}">{fill(MSO_THEME_COLOR.TEXT_1)}'
        count = f'<a:fld id="{FIELD}" type="slidenum"><a:rPr b="1" {look}</a:rPr><a:t>‹#›</a:t></a:fld>'
        self._foot("sldNum", 12, number, count)
        self._foot("ftr", 11, text, f"<a:r><a:rPr {look}</a:rPr><a:t>{escape(words)}</a:t></a:r>")

    def _foot(self, kind: str, index: int, frame: Frame, inside: str) -> None:
        """``index`` is that of the layouts."""
        number = self._number()
        body = (
            '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f'<a:p><a:pPr algn="l"/>{inside}</a:p></p:txBody>'
        )
        self.placeholder(number, f"{kind} {number}", f'type="{kind}" sz="quarter" idx="{index}"', frame, body)

    def _shape(self, about: str, look: str, body: str) -> None:
        self.written.append(f"<p:sp><p:nvSpPr>{about}</p:nvSpPr>{look}{body}</p:sp>")

    def _named(self, name: str, more: str = "", inside: str = "") -> str:
        number = self._number()
        return f'<p:cNvPr id="{number}" name="{name} {number - 1}"{more}>{inside}</p:cNvPr>'

    def _number(self) -> int:
        self.free += 1
        return self.free - 1


def fill(colour: MSO_THEME_COLOR) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour.xml_value}"/></a:solidFill>'


def _place(frame: Frame, names: str = "a") -> str:
    left, top, wide, high = map(Pt, (frame.x, frame.y, frame.width, frame.height))
    return f'<{names}:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></{names}:xfrm>'


def _outline(kind: str, adjusted: str = "") -> str:
    return f'<a:prstGeom prst="{kind}"><a:avLst>{adjusted}</a:avLst></a:prstGeom>'
