"""Which tracks of a page make up its lesson, and what players show of them."""

from collections.abc import Mapping

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson, Passage
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


def passage_label(page: Lesson, passage: Passage, curriculum: Curriculum) -> Label:
    """The lesson is a disc of its module's album, the passage a track of it."""
    title = page.title if passage.title in ("", page.title) else f"{page.title}: {passage.title}"
    place = page.passages.index(passage) + 1
    album, artist = _album(page, curriculum), _artist(curriculum)
    return Label(title, album, artist, place, len(page.passages), page.number)


def _lesson_label(lesson: Lesson, of: int, curriculum: Curriculum) -> Label:
    return Label(lesson.title, _album(lesson, curriculum), _artist(curriculum), lesson.number, of)


def _told(lesson: Lesson, tracks: Mapping[str, Track]) -> list[Track]:
    return [tracks[each.anchor] for each in lesson.passages if each.kind != "answers" and each.anchor in tracks]


def _album(page: Lesson, curriculum: Curriculum) -> str:
    module = curriculum.module_of(page)
    return module.title if module else curriculum.title


def _artist(curriculum: Curriculum) -> str:
    return curriculum.author or curriculum.title
