"""Which tracks of a page make up its lesson, and what players show of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.narration import Track
from hocso.narrate.joining import in_one
from hocso.narrate.shelves import track_store
from hocso.narrate.tags import Label


def whole_lessons(curriculum: Curriculum, tracks: Mapping[str, Mapping[str, Track]]) -> Mapping[str, Track]:
    """``[docname]``: each lesson as one track, its passages in order, for a loudspeaker or a player without the page.

    What is left out is what the page's "listen to all" leaves out: the answers to its questions.
    """
    store = track_store(curriculum)
    return {
        lesson.docname: in_one(parts, store, _lesson_label(lesson, len(module.lessons), curriculum))
        for module in curriculum.modules
        for lesson in module.lessons
        if (parts := _told(lesson, tracks.get(lesson.docname, {})))
    }


def page_label(page: Lesson, curriculum: Curriculum) -> Label:
    """The page is a disc of its module's album."""
    return Label(page.title, _album(page, curriculum), _artist(curriculum), None, len(page.passages), page.number)


def passage_labels(page: Lesson, curriculum: Curriculum) -> Iterator[Label]:
    """Each passage is a track of its page's disc."""
    disc = page_label(page, curriculum)
    for number, passage in enumerate(page.passages, 1):
        title = page.title if passage.title in ("", page.title) else f"{page.title}: {passage.title}"
        yield replace(disc, title=title, number=number)


def _lesson_label(lesson: Lesson, of: int, curriculum: Curriculum) -> Label:
    return Label(lesson.title, _album(lesson, curriculum), _artist(curriculum), lesson.number, of)


def _told(lesson: Lesson, tracks: Mapping[str, Track]) -> list[Track]:
    return [tracks[each.anchor] for each in lesson.passages if each.kind != "answers" and each.anchor in tracks]


def _album(page: Lesson, curriculum: Curriculum) -> str:
    module = curriculum.module_of(page)
    return module.title if module else curriculum.title


def _artist(curriculum: Curriculum) -> str:
    return curriculum.author or curriculum.title
