"""Shapes on a PowerPoint slide, each in its frame."""

import io
from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Pt

from hocso.publish.slides.canvas import FOOT_SIZE, Frame

DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""The name of PowerPoint's own mark for what a screen reader passes over."""

FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def put(shape: BaseShape, frame: Frame) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Pt, (frame.x, frame.y, frame.width, frame.height))


def decoration(slide: Slide, frame: Frame, colour: MSO_THEME_COLOR, kind: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> None:
    """A coloured ground that says nothing."""
    passed_over(filled(slide, frame, kind, colour))


def filled(
    slide: Slide,
    frame: Frame,
    kind: MSO_SHAPE,
    colour: MSO_THEME_COLOR,
    edge: MSO_THEME_COLOR | None = None,
    thick: float = 2.5,
) -> Shape:
    shape = slide.shapes.add_shape(kind, *map(Pt, (frame.x, frame.y, frame.width, frame.height)))
    shape._element.remove(next(shape._element.iter(qn("p:style"))))  # its shadow, and white letters
    shape.fill.solid()
    shape.fill.fore_color.theme_color = colour
    if edge is None:
        shape.line.fill.background()
    else:
        shape.line.color.theme_color, shape.line.width = edge, Pt(thick)
    return shape


def passed_over(shape: BaseShape) -> None:
    """Mark a shape as decoration."""
    mark = parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{DECORATIVE}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    _properties(shape).append(mark)


def picture(slide: Slide, frame: Frame, content: bytes, alt: str) -> None:
    """A picture with its description; one without any is decoration."""
    shape = slide.shapes.add_picture(io.BytesIO(content), *map(Pt, (frame.x, frame.y, frame.width, frame.height)))
    described(shape, alt)
    if not alt:
        passed_over(shape)


def described(shape: BaseShape, alt: str) -> None:
    _properties(shape).set("descr", alt)


def _properties(shape: BaseShape) -> Any:
    return next(shape._element.iter(qn("p:cNvPr")))


def foot(slide: Slide, number: Frame, text: Frame, words: str, language: str) -> None:
    """The slide's number, which follows when slides are moved, and the foot's words, in their placeholders."""
    tag = "vi-VN" if language == "vi" else "en-US"
    look = f'lang="{tag}" sz="{FOOT_SIZE * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    field = f'<a:fld id="{FIELD}" type="slidenum"><a:rPr b="1" {look}</a:rPr><a:t>‹#›</a:t></a:fld>'
    _placeholder(slide, "sldNum", 12, number, field)
    _placeholder(slide, "ftr", 11, text, f"<a:r><a:rPr {look}</a:rPr><a:t>{escape(words)}</a:t></a:r>")


def _placeholder(slide: Slide, kind: str, index: int, frame: Frame, inside: str) -> None:
    """What the library does not add by itself; ``index`` is that of the layouts."""
    left, top, wide, high = map(Pt, (frame.x, frame.y, frame.width, frame.height))
    name = len(slide.shapes) + 2
    shape = f"""
<p:sp {nsdecls("p", "a")}>
  <p:nvSpPr>
    <p:cNvPr id="{name}" name="{kind} {name}"/>
    <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
    <p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr>
  </p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm></p:spPr>
  <p:txBody>
    <a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>
    <a:lstStyle/>
    <a:p><a:pPr algn="l"/>{inside}</a:p>
  </p:txBody>
</p:sp>"""
    slide.shapes._spTree.append(parse_xml(shape))
