"""A formula that stands by itself, as a picture for every form of slides: PowerPoint and old browsers draw no other."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from docutils import nodes

from hocso.publish.numbering import equation_number
from hocso.publish.slides.canvas import LEFT, RIGHT
from hocso.publish.slides.model import Code
from hocso.publish.slides.pictures import drawing
from hocso.publish.slides.reading import Part, Reading
from hocso.publish.typesetting.book import PLAIN
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.markup import printable
from hocso.publish.typesetting.renderers.formulas import heard, source_of

SIZE = 36
"""Of the words around a formula, in points of the slide."""
DATA = {"name": "", "title": "", "look": PLAIN, "print": {"size": SIZE, "paper": "a4"}, "words": {}}
PAGE = f"""\
#import "/templates/formulas.typ": *
#import "/templates/theme.typ": faces, ink
#set page(width: {RIGHT - LEFT}pt, height: auto, margin: (x: 0pt, y: 6pt), fill: none)
#set text(font: faces, size: {SIZE}pt, weight: "medium", fill: ink)
#set block(above: 0pt, below: 0pt)
"""


def formula(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """As wide as the slide, so that the letters of all formulas have one size."""
    number = equation_number(node, reading.curriculum, reading.lesson)
    try:
        svg = _drawn(source_of(node, number))
    except Exception:  # the converter raises whatever a half-written formula sets off
        reading.note("formula", node, formula=heard(node))
        yield Code(printable(node.astext()).strip())
    else:
        picture = drawing(svg, ".svg", f"{heard(node)} ({number})" if number else heard(node))
        yield replace(picture, announced=True)


@cache
def _drawn(source: str) -> bytes:
    import typst  # few books have formulas

    from hocso.publish.fonts import fonts
    from hocso.publish.typesetting.compiling import laid_out

    with laid_out(Manuscript("", PAGE + source, DATA, {}, {})) as root:
        made = typst.compile(
            str(root / "main.typ"), root=str(root), font_paths=fonts(), ignore_system_fonts=True, format="svg"
        )
    return made if isinstance(made, bytes) else b"".join(made)
