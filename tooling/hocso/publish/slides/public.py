"""What ``hocso.publish.slides`` offers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Curriculum, Module
from hocso.model.edition import Artifact, Edition
from hocso.model.lesson import Lesson
from hocso.model.progress import Progress
from hocso.publish.slides.deck import deck_of
from hocso.publish.slides.model import Deck
from hocso.publish.slides.pixels import key, shown
from hocso.publish.slides.shelf import Shelf, make_powerpoint
from hocso.publish.slides.writing import write_deck
from hocso.publish.typesetting.finishing import told, write_printed
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.press import Begun, Press
from hocso.store import Store

__all__ = ["publish_slides"]

TARGET = "slides"
LETTERS_A_MEGABYTE = 2000
"""So much of their source makes Typst keep a megabyte: nothing of them is measured."""


def publish_slides(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/slides/<module>/<lesson>`` as ``.pdf``, ``.html`` and ``.pptx`` for every lesson.

    The pages for browsers are made here, while other processes make the rest; they have begun when this returns.
    """
    curriculum = edition.curriculum
    lessons = [(module, lesson) for module in curriculum.modules for lesson in module.lessons]
    progress.stage(message("slides.pages-stage"), len(lessons))
    room = _Room(curriculum, out / TARGET, Notes(progress))
    begun = []
    for module, lesson in lessons:
        begun.append(room.begin(module, lesson))
        progress.advance()
    return _taken(begun, room, progress)


def _taken(begun: Sequence["_Slides"], room: "_Room", progress: Progress) -> Iterator[Artifact]:
    progress.stage(message("slides.stage"), len(begun))
    for slides in begun:
        yield from room.write(slides)
        progress.advance()
    room.tidy()


@dataclass(frozen=True)
class _Slides:
    """A lesson's slides in their three forms, two of them begun."""

    lesson: Lesson
    pdf: Begun
    powerpoint: Callable[[], bytes]
    html: bytes


class _Room:
    """Where slides are made: the folder that they go to, and a shelf for each form of what was made before."""

    def __init__(self, curriculum: Curriculum, folder: Path, notes: Notes) -> None:
        kept = curriculum.root / ".hocso" / "printed" / TARGET
        self.curriculum, self.folder, self.notes = curriculum, folder, notes
        self.press = Press(Store(kept, ".pdf"), letters=LETTERS_A_MEGABYTE)
        self.pages = Shelf(Store(kept, ".html"))
        self.powerpoints = Shelf(Store(kept, ".pptx"))
        self.pictures = Store(kept, ".png")
        self._shown: set[str] = set()

    def begin(self, module: Module, lesson: Lesson) -> _Slides:
        deck = deck_of(self.curriculum, module, lesson, self.notes)
        pdf = self.press.begin(write_deck(self.curriculum, module, lesson, deck))
        powerpoint = self.powerpoints.begin(f"{TARGET}/{lesson.address}.pptx", deck, make_powerpoint, self.pictures)
        self._shown.update(key(*one) for one in shown(deck).values())
        return _Slides(lesson, pdf, powerpoint, self.pages.ensure(deck, _html))

    def write(self, slides: _Slides) -> Iterator[Artifact]:
        """The PDF is the first: a picture that cannot be drawn is named there, with its place."""
        lesson = slides.lesson
        yield self._write(lesson, ".pdf", told(slides.pdf(), [lesson], self.notes))
        yield self._write(lesson, ".html", slides.html)
        yield self._write(lesson, ".pptx", slides.powerpoint())

    def tidy(self) -> None:
        self.press.forget_unused()
        self.pages.forget_unused()
        self.powerpoints.forget_unused()
        self.pictures.remove_all_but(self._shown)

    def _write(self, lesson: Lesson, suffix: str, content: bytes) -> Artifact:
        return write_printed(TARGET, self.folder / f"{lesson.address}{suffix}", content)


def _html(deck: Deck) -> bytes:
    """Its library is imported only when a page is wanted that is not on the shelf."""
    from hocso.publish.slides.browser import write_html

    return write_html(deck)
