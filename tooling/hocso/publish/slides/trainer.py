"""What whoever leads the class sees beside a slide: the clock, the notes of its passage, the answers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docutils import nodes

from hocso.model import nodes as ours
from hocso.model.lesson import Lesson
from hocso.publish.clock import slots_of
from hocso.publish.slides.inlines import words
from hocso.publish.slides.model import Box, Code, Line, Table, Words, plain
from hocso.publish.slides.passages import Passage
from hocso.publish.slides.reading import Part, Reading
from hocso.publish.trainer_notes import about_the_class, notes_on


def notes_of(passage: Passage, reading: Reading) -> tuple[str, ...]:
    notes = notes_on(passage.node) if isinstance(passage.node, ours.Passage) else ()
    return (*_clock(passage, reading), *_answers(passage, reading), *_told(notes, reading))


def _told(notes: Iterable[ours.trainer], reading: Reading) -> Iterator[str]:
    """The words of notes, a paragraph each."""
    for note in notes:
        for block in note.children:
            yield from _paragraphs(reading.parts([block]), isinstance(block, nodes.paragraph))


def _paragraphs(parts: Iterable[Part], together: bool) -> Iterator[str]:
    """The sentences of one paragraph together, everything else a line each."""
    lines = [line for part in parts for line in _lines(part)]
    yield from [" ".join(lines)] if together and lines else lines


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Line():
            yield f"{part.marker} {plain(part.words)}".strip()
        case Box():
            yield from filter(None, (part.title, *(plain(line.words) for line in part.lines)))
        case Code():
            yield part.text
        case Table():
            yield from ("; ".join(map(plain, row)) for row in (part.header, *part.rows) if row)


def _clock(passage: Passage, reading: Reading) -> Iterator[str]:
    anchors = passage.node.get("ids", ())
    for slot in slots_of(reading.lesson):
        if slot.begin < slot.end and any(one.anchor in anchors for one in slot.passages):
            minutes = slot.end - slot.begin
            yield reading.word("clock", begin=slot.begin, end=slot.end, minutes=minutes)


def _answers(passage: Passage, reading: Reading) -> Iterator[str]:
    """Every choice with its verdict and what is to be said of it."""
    for letter, choice in lettered(passage.node):
        verdict = reading.word("right" if choice.get("correct") else "wrong")
        said = plain(feedback_of(choice, verdict, reading))
        yield f"{letter}. {verdict}. {said}".strip()


def feedback_of(choice: ours.choice, verdict: str, reading: Reading) -> Words:
    """What is said of a choice, without the ``verdict`` that stands before it already."""
    said = [run for feedback in choice.findall(ours.feedback) for run in words(feedback, reading)]
    if said and said[0].text.startswith(f"{verdict}. "):
        said[0] = replace(said[0], text=said[0].text.removeprefix(f"{verdict}. "))
    return tuple(said)


def lettered(node: nodes.Element) -> Iterator[tuple[str, ours.choice]]:
    """The choices of a question, each with the letter by which the class calls it."""
    choices = (child for child in node.children if isinstance(child, ours.choice))
    for number, choice in enumerate(choices):
        yield chr(ord("A") + number) if number < 26 else str(number + 1), choice


def whole_class(lesson: Lesson, reading: Reading) -> tuple[str, ...]:
    """What is to be known before the class begins."""
    minutes = lesson.front.minutes if lesson.front else None
    length = (reading.word("lesson-minutes", minutes=minutes),) if minutes else ()
    return (*length, *_told(filter(about_the_class, lesson.doctree.findall(ours.trainer)), reading))
