"""Slides for a browser: one file that asks for nothing, by nbconvert's slides exporter with reveal.js inside."""

import base64
from collections.abc import Iterable
from html import escape
from types import MappingProxyType

from hocso.publish.direction import html_direction
from hocso.publish.slides.canvas import COUNT_WIDTH, FIRST_LABEL, FOOT_SIZE, INDENT, INSET, Frame, Plan, shortened
from hocso.publish.slides.fitting import code_rows
from hocso.publish.slides.layout import laid_out
from hocso.publish.slides.model import Block, Box, Choice, Code, Deck, Line, Picture, Slide, Table, Words, plain

MEDIA = MappingProxyType({".svg": "image/svg+xml", ".jpg": "image/jpeg"})
WARNING = (
    '<svg viewBox="0 0 24 22" aria-hidden="true"><path fill="#fff1c9" d="M12 0 24 22H0z"/>'
    '<path fill="#1c1917" d="M10.7 7h2.6v8h-2.6zM10.7 16.6h2.6v2.6h-2.6z"/></svg>'
)
CHECK = (
    '<svg viewBox="0 0 24 22" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="5" '
    'stroke-linecap="round" stroke-linejoin="round" d="m3 12 7 7L21 3"/></svg>'
)


def slide_html(slide: Slide, number: int, deck: Deck, right: str, hint: str) -> str:
    """A slide. ``right`` is the word for a right answer; the first slide shows the ``hint``."""
    layout = laid_out(slide)
    body = "".join(_block(block, layout.body.width, right) for block in slide.blocks)
    parts = _first(slide, layout, hint) if slide.kind == "title" else _parts(slide, layout, _foot(number, deck, layout))
    return f'<div class="slide {slide.kind}">{parts}{_at("body", layout.body, body, slide.size)}</div>'


def notes_html(notes: Iterable[str]) -> str:
    return "".join(f"<p>{escape(note)}</p>" for note in notes)


def _first(slide: Slide, layout: Plan, hint: str) -> str:
    sign = _picture(slide.picture, layout.picture) if slide.picture and layout.picture else ""
    title, beside = f"<h1{html_direction(layout.head.title)}>{escape(layout.head.title)}</h1>", layout.head.beside_sign
    label = _at("label", beside, escape(layout.head.label), FIRST_LABEL) if beside else ""
    return (
        f'<div class="band"></div>{sign}{label}'
        f'{_at("heading", layout.head.frame, title, layout.head.size)}<p class="hint">{escape(hint)}</p>'
    )


def _parts(slide: Slide, layout: Plan, foot: str) -> str:
    label = f'<span class="label">{WARNING if slide.kind == "scam" else ""}{escape(layout.head.label)}</span> '
    title = f"<h2{html_direction(slide.title)}>{label if slide.label else ''}{escape(layout.head.title)}</h2>"
    panel = _at("panel", layout.panel, "") if layout.panel else ""
    picture = _picture(slide.picture, layout.picture) if slide.picture and layout.picture else ""
    return panel + _at("head", layout.head.frame, title, layout.head.size) + picture + foot


def _foot(number: int, deck: Deck, layout: Plan) -> str:
    text = shortened(deck.foot, FOOT_SIZE, layout.body.width - COUNT_WIDTH)
    style = f"left:{layout.body.x:.1f}px;width:{layout.body.width:.1f}px"
    return f'<p class="foot" style="{style}"><span>{number} / {len(deck.slides)}</span>{escape(text)}</p>'


def _at(name: str, frame: Frame, inside: str, size: int | None = None) -> str:
    place = f"left:{frame.x:.1f}px;top:{frame.y:.1f}px;width:{frame.width:.1f}px;height:{frame.height:.1f}px"
    return f'<div class="{name}" style="{place}{f";font-size:{size}px" if size else ""}">{inside}</div>'


def _picture(picture: Picture, frame: Frame) -> str:
    """A phone stands in the page itself, so that its words have the page's letters; it names its own description."""
    if picture.inline:
        return _at("spot", frame, picture.content.decode("utf-8"))
    kind = MEDIA.get(picture.suffix, f"image/{picture.suffix.removeprefix('.')}")
    data = base64.b64encode(picture.content).decode("ascii")
    return _at("spot", frame, f'<img src="data:{kind};base64,{data}" alt="{escape(picture.alt)}">')


def _block(block: Block, room: float, right: str) -> str:
    match block:
        case Line():
            return _line(block)
        case Box():
            title = f"<p{html_direction(block.title)}><strong>{escape(block.title)}</strong></p>" if block.title else ""
            return f'<div class="box {block.kind}">{title}{"".join(map(_line, block.lines))}</div>'
        case Code():
            return f'<pre class="code">{escape(chr(10).join(code_rows(block.text, room - 2 * INSET)))}</pre>'
        case Table():
            return _table(block)
        case Choice():
            return _choice(block, right)


def _line(line: Line) -> str:
    marker = f'<span class="marker">{escape(line.marker)}</span>' if line.marker else ""
    indent = f' style="margin-left:{INDENT * line.depth:.2f}em"' if line.depth else ""
    return f'<div class="line"{indent}>{marker}<p{html_direction(plain(line.words))}>{_words(line.words)}</p></div>'


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{100 * share:.2f}%">' for share in table.shares)
    header = f"<thead>{_row('th scope=col', table.header)}</thead>" if table.header else ""
    body = "".join(_row("td", row) for row in table.rows)
    return f'<table class="sheet"><colgroup>{columns}</colgroup>{header}<tbody>{body}</tbody></table>'


def _row(tag: str, cells: Iterable[Words]) -> str:
    written = (f"<{tag}{html_direction(plain(cell))}>{_words(cell)}</{tag[:2]}>" for cell in cells)
    return f"<tr>{''.join(written)}</tr>"


def _choice(choice: Choice, right: str) -> str:
    verdict = f'<p class="verdict">{CHECK}{escape(right)}</p>' if choice.right else ""
    said = f"<p{html_direction(plain(choice.said))}>{_words(choice.said)}</p>" if choice.said else ""
    letter = "letter" if choice.letter else "letter none"
    return (
        f'<div class="choice{" right" if choice.right else ""}"><span class="{letter}">{escape(choice.letter)}</span>'
        f"<div>{verdict}<p{html_direction(plain(choice.words))}>{_words(choice.words)}</p>{said}</div></div>"
    )


def _words(words: Words) -> str:
    return "".join(_run(run.text, "strong" if run.bold else "code" if run.code else "") for run in words)


def _run(text: str, tag: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)
