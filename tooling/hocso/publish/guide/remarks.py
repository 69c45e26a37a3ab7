"""Notes for the trainer as the guide shows them."""

from collections.abc import Iterable

from hocso.model import nodes as ours
from hocso.publish.typesetting.markup import call, content
from hocso.publish.typesetting.writing import Writing


def remarks(notes: Iterable[ours.trainer], writing: Writing) -> str:
    """The notes one below the other, each with its title if it has one."""
    return "".join(_remark(note, writing) for note in notes)


def _remark(note: ours.trainer, writing: Writing) -> str:
    heading = next((child for child in note.children if isinstance(child, ours.heading)), None)
    body = writing.each(child for child in note.children if child is not heading)
    return call("remark", body, title=content(writing.children(heading)) if heading else "none")
