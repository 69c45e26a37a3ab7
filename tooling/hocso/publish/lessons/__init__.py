"""Each lesson as a PDF of its own, to hand out the evening it is taught."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Curriculum, Module
from hocso.model.edition import Artifact, Edition
from hocso.model.lesson import Lesson
from hocso.model.progress import Progress
from hocso.publish.booklet.backmatter import answers, sources
from hocso.publish.booklet.chapters import chapter, wanted
from hocso.publish.booklet.hard_words import first_uses, glossary, marks_of
from hocso.publish.typesetting.book import book_data
from hocso.publish.typesetting.finishing import told, write_printed
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.pictures import Pictures
from hocso.publish.typesetting.press import Begun, Press
from hocso.publish.typesetting.renderers import RENDERERS
from hocso.publish.typesetting.writing import Writing
from hocso.store import Store

__all__ = ["publish_lessons"]

TARGET = "lessons"
BEGIN = '#import "/templates/handout.typ": *\n#show: handout-page'
END = "#helpers"


def publish_lessons(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/lessons/<address>.pdf`` for every lesson of every module. Typesetting has begun when this returns."""
    curriculum = edition.curriculum
    notes = Notes(progress)
    press = Press(Store(curriculum.root / ".hocso" / "printed" / TARGET, ".pdf"))

    def begin(module: Module, lesson: Lesson) -> Begun:
        return press.begin(write_lesson(curriculum, module, lesson, notes, heard=lesson.docname in edition.lessons))

    begun = [(lesson, begin(module, lesson)) for module in curriculum.modules for lesson in module.lessons]
    return _taken(begun, out / TARGET, notes, press, progress)


def _taken(
    begun: Sequence[tuple[Lesson, Begun]], folder: Path, notes: Notes, press: Press, progress: Progress
) -> Iterator[Artifact]:
    progress.stage(message("booklet.lessons-stage"), len(begun))
    for lesson, finished in begun:
        yield write_printed(TARGET, folder / f"{lesson.address}.pdf", told(finished(), [lesson], notes))
        progress.advance()
    press.forget_unused()


def write_lesson(
    curriculum: Curriculum, module: Module, lesson: Lesson, notes: Notes, *, heard: bool = False
) -> Manuscript:
    """A lesson with its answers, hard words and sources; ``heard`` if the site has its sound in one file.

    Links to other lessons lead to the site: they are not in this PDF.
    """
    pictures = Pictures(curriculum.root)
    alone = replace(module, page=None, lessons=(lesson,))
    uses = first_uses(curriculum, alone)
    links = wanted(alone.pages)
    writing = Writing(RENDERERS, curriculum, alone, lesson, links, pictures, notes, marks=marks_of(uses))
    back = [*answers([writing]), *glossary(uses, writing), *sources([writing])]
    body = [BEGIN, chapter(writing, heard=heard), *back, END]
    data = {**book_data(curriculum, module, pictures, "booklet"), "lesson": lesson.title}
    return Manuscript(f"{TARGET}/{lesson.address}.pdf", "\n".join(body) + "\n", data, pictures.files, pictures.places)
