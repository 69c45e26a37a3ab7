"""A lesson as its trainer reads it: what to know before, then part after part by the clock."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from hocso.messages import message
from hocso.model import nodes as ours
from hocso.model.lesson import Passage
from hocso.publish.booklet.chapters import title
from hocso.publish.clock import Slot, slots_of
from hocso.publish.guide.printed import Chapter
from hocso.publish.guide.remarks import remarks
from hocso.publish.guide.thumbnails import stand_in
from hocso.publish.trainer_notes import about_the_class, notes_on
from hocso.publish.typesetting.markup import array, call, content, string, value
from hocso.publish.typesetting.renderers.heights import lines_begun
from hocso.publish.typesetting.renderers.passages import is_picture, split
from hocso.publish.typesetting.writing import Writing

# Letters of markup that surely fit on a page, and lines, if there is no picture.
SURELY_FITS, LINES = 3000, 36
WORDS = (nodes.paragraph, nodes.bullet_list, nodes.enumerated_list, ours.message)


def class_hour(writing: Writing, chapter: Chapter | None) -> str:
    """A class; ``chapter`` is its lesson in the learner's booklet."""
    lesson = writing.lesson
    assert lesson.front is not None
    slots = slots_of(lesson)
    whole = [note for note in lesson.doctree.findall(ours.trainer) if about_the_class(note)]
    notes, parts = remarks(whole, writing), "".join(_part(slot, chapter, writing) for slot in slots)
    return call(
        "class-hour",
        parts,
        letters=value(len(notes) + len(parts)),
        title=string(title(lesson, writing)),
        minutes=value(lesson.front.minutes),
        objectives=array(map(string, lesson.front.objectives)),
        remarks=content(notes),
        slots=array(_on_the_clock(slot) for slot in slots),
        pages=array(_leaf(page, writing) for page in (chapter.pages if chapter else ())),
    )


def _on_the_clock(slot: Slot) -> str:
    first = slot.passages[0]
    return f"(begin: {slot.begin}, end: {slot.end}, kind: {string(first.kind)}, number: {value(first.number)})"


def _leaf(page: int, writing: Writing) -> str:
    picture = writing.pictures.add(stand_in(page), ".png", writing.place(writing.lesson.doctree))
    return f"(number: {page}, picture: {string(picture)})"


def _part(slot: Slot, chapter: Chapter | None, writing: Writing) -> str:
    nodes_by_anchor = {node["ids"][0]: node for node in writing.lesson.doctree.findall(ours.Passage)}
    pieces = (_piece(passage, nodes_by_anchor[passage.anchor], chapter, writing) for passage in slot.passages)
    return call("part", "".join(pieces), begin=value(slot.begin), end=value(slot.end))


def _piece(passage: Passage, node: ours.Passage, chapter: Chapter | None, writing: Writing) -> str:
    own = list(notes_on(node))
    said = "".join(_said(node, own, writing))
    return call(
        "piece",
        said,
        kind=string(passage.kind),
        number=value(passage.number),
        title=string(_title(passage, writing)),
        page=value(chapter.places.get(passage.anchor) if chapter else None),
        long=value(len(said) > SURELY_FITS or _may_be_high(node, own)),
    )


def _may_be_high(node: ours.Passage, own: Sequence[ours.trainer]) -> bool:
    """Whether few words may be higher than a page: many short lines, or pictures among the notes."""
    pictured = any(isinstance(part, nodes.image | ours.screen) for note in own for part in note.findall())
    told: Sequence[nodes.Element] = own or (node,)
    return pictured or sum(map(lines_begun, told)) > LINES


def _title(passage: Passage, writing: Writing) -> str:
    if passage.kind == "opening" or not passage.title:
        return message(f"clock.{passage.kind}").in_language(writing.curriculum.language)
    return passage.title


def _said(node: ours.Passage, own: Sequence[ours.trainer], writing: Writing) -> Iterator[str]:
    """The notes on a passage; without any, its own words: its pictures are on the learner's pages beside them.

    A question always has its answers.
    """
    if isinstance(node, ours.quiz):
        yield call("choices", *(_choice(choice, writing) for choice in node.findall(ours.choice)))
    elif not own:
        _, parts = split(node)
        yield call(
            "own-words", writing.each(part for part in parts if isinstance(part, WORDS) and not is_picture(part))
        )
    yield remarks(own, writing)


def _choice(choice: ours.choice, writing: Writing) -> str:
    words = "".join(writing.children(answer) for answer in choice.findall(ours.answer))
    said = "".join(writing.children(feedback) for feedback in choice.findall(ours.feedback))
    return call("choice", words, said, right=value(bool(choice.get("correct"))))
