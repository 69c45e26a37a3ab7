"""The last steps of a PDF: telling what its fonts could not show, and writing it whole."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docutils import nodes

from hocso.messages import message
from hocso.messages.refusals import refusal
from hocso.model.edition import Artifact
from hocso.model.errors import CannotPublish
from hocso.model.lesson import Lesson
from hocso.model.place import Place
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.press import Typeset
from hocso.store import file_digest, write_atomic


def told(typeset: Typeset, pages: Sequence[Lesson], notes: Notes) -> bytes:
    """The PDF; the author hears of each damaged picture, and of each sign that no font has, where on ``pages`` it first
    stands."""
    for place in sorted(typeset.unshown.pictures):
        notes.add(message("booklet.bad-picture", place=place))
    for sign in sorted(typeset.unshown.signs):
        notes.add(message("booklet.no-glyph", place=_first_place(pages, sign), sign=sign, code=f"U+{ord(sign):04X}"))
    return typeset.pdf


def write_printed(target: str, path: Path, content: bytes) -> Artifact:
    """A file of a target, written whole or not at all; CannotPublish if it cannot be."""
    try:
        write_atomic(path, content)
        return Artifact(target, path, file_digest(path))
    except OSError as error:
        raise CannotPublish(message("booklet.cannot-write", path=path, reason=refusal(error))) from error


def _first_place(pages: Sequence[Lesson], sign: str) -> Place:
    """Where a sign first stands; the first page if it stands in no text of a page."""
    for page in pages:
        for text in page.doctree.findall(nodes.Text):
            if sign in text:
                lines = (node.line for node in _upwards(text) if node.line)
                return Place(page.path, next(lines, 1))
    return Place(pages[0].path)


def _upwards(node: nodes.Node) -> Iterator[nodes.Node]:
    current: nodes.Node | None = node
    while current is not None:
        yield current
        current = current.parent
