"""A module written as the trainer's guide."""

from collections.abc import Mapping

from hocso.model import nodes as ours
from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.publish.guide.classes import class_hour
from hocso.publish.guide.printed import Chapter
from hocso.publish.guide.remarks import remarks
from hocso.publish.typesetting.book import book_data
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.markup import call
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.pictures import Pictures
from hocso.publish.typesetting.renderers import RENDERERS
from hocso.publish.typesetting.writing import Writing

IMPORTS = '#import "/templates/guide.typ": *\n#show: guide-page\n#front()'


def write_guide(curriculum: Curriculum, module: Module, chapters: Mapping[str, Chapter], notes: Notes) -> Manuscript:
    """What is said of every class and of the module's, then a class after the other.

    ``chapters``: where each lesson stands in the learner's booklet.
    """
    pictures = Pictures(curriculum.root)

    def writing(page: Lesson) -> Writing:
        return Writing(RENDERERS, curriculum, module, page, frozenset(), pictures, notes)

    general = [curriculum.home, *([module.page] if module.page else [])]
    lessons = [lesson for lesson in module.lessons if lesson.front]
    body = [
        IMPORTS,
        call("general-notes", "".join(map(_general, map(writing, general)))),
        *(class_hour(writing(lesson), chapters.get(lesson.docname)) for lesson in lessons),
    ]
    data = book_data(curriculum, module, pictures, "booklet", "guide")
    return Manuscript(f"guides/{module.slug}.pdf", "\n".join(body) + "\n", data, pictures.files, pictures.places)


def _general(writing: Writing) -> str:
    return remarks(writing.lesson.doctree.findall(ours.trainer), writing)
