"""Slides as Typst source: which frames and which words; how they look is ``slides.typ``."""

from collections.abc import Iterable, Iterator

from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.model.place import Place
from hocso.publish.drawing.lettering import width
from hocso.publish.slides.canvas import BADGE, COUNT_WIDTH, FOOT_SIZE, INSET, Frame, Plan, shortened
from hocso.publish.slides.fitting import box_width, code_rows, indent
from hocso.publish.slides.layout import laid_out
from hocso.publish.slides.model import Block, Box, Choice, Code, Deck, Line, Picture, Slide, Table, Words, plain
from hocso.publish.typesetting.book import book_data
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.markup import array, call, content, directed, string, value
from hocso.publish.typesetting.pictures import Pictures

IMPORTS = '#import "/templates/slides.typ": *\n#show: slides-page'
WORDS = "slides"


def write_deck(curriculum: Curriculum, module: Module, lesson: Lesson, deck: Deck) -> Manuscript:
    """The manuscript of a deck's PDF."""
    pictures = Pictures(curriculum.root)
    pages = [_slide(slide, number, deck, pictures, lesson) for number, slide in enumerate(deck.slides, 1)]
    data = book_data(curriculum, module, pictures, WORDS)
    data |= {"title": deck.title, "count": len(deck.slides), "notes": notes_text(deck)}
    source = "\n".join([IMPORTS, *pages]) + "\n"
    return Manuscript(f"slides/{lesson.address}.pdf", source, data, pictures.files, pictures.places)


def notes_text(deck: Deck) -> str:
    """All notes as one text: a PDF has no other place for them."""
    noted = ((number, slide) for number, slide in enumerate(deck.slides, 1) if slide.notes)
    return "\n\n".join("\n".join((f"{number}. {slide.name}", *slide.notes)) for number, slide in noted)


def _slide(slide: Slide, number: int, deck: Deck, pictures: Pictures, lesson: Lesson) -> str:
    layout = laid_out(slide)
    return call(
        "slide",
        "".join(_block(block, layout.body.width, slide.size) for block in slide.blocks),
        kind=string(slide.kind),
        number=value(number),
        label=string(layout.head.label),
        title=content(directed(slide.title, _broken(layout.head.title, layout.head.size, layout.head.frame.width))),
        title_size=f"{layout.head.size}pt",
        size=f"{slide.size}pt",
        foot=string(shortened(deck.foot, FOOT_SIZE, layout.body.width - COUNT_WIDTH)),
        **_frames(layout),
        **_picture(slide.picture, pictures, lesson),
    )


def _frames(layout: Plan) -> dict[str, str]:
    frames = {
        "beside": layout.head.beside_sign,
        "head": layout.head.frame,
        "body": layout.body,
        "spot": layout.picture,
        "panel": layout.panel,
    }
    return {name: _frame(frame) if frame else "none" for name, frame in frames.items()}


def _frame(frame: Frame) -> str:
    sides = {"x": frame.x, "y": frame.y, "width": frame.width, "height": frame.height}
    return "(" + ", ".join(f"{name}: {side:.2f}pt" for name, side in sides.items()) + ")"


def _picture(picture: Picture | None, pictures: Pictures, lesson: Lesson) -> dict[str, str]:
    if picture is None:
        return {}
    path = pictures.add(picture.content, picture.suffix, Place(lesson.path))
    return {"picture": string(path), "alt": string(picture.alt)}


def _block(block: Block, room: float, size: int) -> str:
    match block:
        case Line():
            return _line(block, room, size)
        case Box():
            inside = box_width(block, room) - 2 * INSET
            body = "".join(_line(line, inside, size) for line in block.lines)
            return call("boxed", body, kind=string(block.kind), title=string(block.title))
        case Code():
            return call("code", rows=array(map(string, code_rows(block.text, room - 2 * INSET))))
        case Table():
            return _table(block, room, size)
        case Choice():
            inside = room - BADGE * size - INSET
            said = content(_turned(block.said, size, inside)) if block.said else "none"
            body = _turned(block.words, size, inside)
            return call("choice", body, letter=string(block.letter), right=value(block.right), said=said)


def _line(line: Line, room: float, size: int) -> str:
    body = _words(line.words, size, room - indent(line, size))
    written = call("say", body, marker=string(line.marker), depth=value(line.depth))
    return directed(plain(line.words), written)


def _table(table: Table, room: float, size: int) -> str:
    def cells(rows: Iterable[tuple[Words, ...]]) -> Iterator[str]:
        for row in rows:
            for cell, share in zip(row, table.shares, strict=False):
                yield content(_turned(cell, size, share * room - 2 * INSET))

    shares = array(f"{100 * share:.3f}%" for share in table.shares)
    return call("sheet", columns=shares, header=array(cells([table.header])), cells=array(cells(table.rows)))


def _turned(words: Words, size: float, room: float) -> str:
    return directed(plain(words), _words(words, size, room))


def _words(words: Words, size: float, room: float) -> str:
    written = ""
    for run in words:
        body = _broken(run.text, size, room)
        written += call("strong", body) if run.bold else call("fixed", body) if run.code else body
    return written


def _broken(text: str, size: float, room: float) -> str:
    """Text, in which a word wider than the room may break anywhere."""
    too_wide = {word for word in text.split() if width(word, size) > room}
    if not too_wide:
        return f"#{string(text)};" if text else ""
    parts = (
        call("breakable", word=string(word)) if word in too_wide else f"#{string(word)};" for word in text.split(" ")
    )
    return '#" ";'.join(parts)
