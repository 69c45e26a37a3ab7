"""What the trainer says at a slide, on its notes page.

Written as a whole: the library puts together a page of notes from its master shape by shape, and takes long for that.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.slide import NotesSlidePart, SlidePart

from hocso.publish.slides.powerpoint.text import LANGUAGES
from hocso.publish.typesetting.markup import printable

# On it are the slide's picture, the notes and the page's number, where the master has them.
PAGE = """
<p:notes {names}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>
<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>
</p:grpSpPr>{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>
"""
SHAPE = """
<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} Placeholder {rank}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
<p:nvPr><p:ph {place}/></p:nvPr></p:nvSpPr><p:spPr/>{inside}</p:sp>
"""


def write_notes(slide: SlidePart, number: int, notes: Sequence[str], language: str) -> None:
    """Give the ``number``-th slide its notes, a paragraph each."""
    package = slide.package
    part = NotesSlidePart(
        PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"),
        CONTENT_TYPE.PML_NOTES_SLIDE,
        package,
        parse_xml(_page(notes, language)),
    )
    part.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
    slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)


def _page(notes: Sequence[str], language: str) -> str:
    said = "".join(_paragraph(line, language) for note in notes for line in note.split("\n"))
    shapes = (
        _shape(2, "Slide Image", 'type="sldImg" idx="2"'),
        _shape(3, "Notes", 'type="body" idx="3" sz="quarter"', f"<p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody>"),
        _shape(4, "Slide Number", 'type="sldNum" idx="5" sz="quarter"'),
    )
    return PAGE.replace("\n", "").format(names=nsdecls("a", "p", "r"), shapes="".join(shapes))


def _shape(number: int, name: str, place: str, inside: str = "") -> str:
    return SHAPE.replace("\n", "").format(number=number, name=name, rank=number - 1, place=place, inside=inside)


def _paragraph(line: str, language: str) -> str:
    words = escape(printable(line))
    return f'<a:p><a:r><a:rPr lang="{LANGUAGES[language]}"/><a:t>{words}</a:t></a:r></a:p>' if words else "<a:p/>"
