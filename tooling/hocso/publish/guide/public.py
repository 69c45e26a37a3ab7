"""What ``hocso.publish.guide`` offers."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hocso.kept import Kept
from hocso.messages import message
from hocso.model.curriculum import Curriculum, Module
from hocso.model.edition import Artifact, Edition
from hocso.model.progress import Progress, Silent
from hocso.publish.booklet.desk import Desk
from hocso.publish.guide.manuscript import write_guide
from hocso.publish.guide.printed import printed
from hocso.publish.guide.thumbnails import laying
from hocso.publish.typesetting.finishing import told, write_printed
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.press import Begun, Press
from hocso.store import Store

__all__ = ["publish_guides"]

TARGET = "guides"
BOOKLETS = "booklets"
"""The target whose pages they show: what it has typeset is not typeset again."""
LETTERS_A_MEGABYTE = 350
"""So much of a guide's source makes Typst keep a megabyte: every class is set in several sizes."""


def publish_guides(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/guides/<module>.pdf`` for every module that has a lesson.

    The typesetting of the booklets that they show has begun when this returns.
    """
    modules = [module for module in edition.curriculum.modules if any(lesson.front for lesson in module.lessons)]
    working = edition.curriculum.root / ".hocso"
    shelves = working / "printed"
    press = Press(Store(shelves / TARGET, ".pdf"), Store(shelves / BOOKLETS, ".pdf"), LETTERS_A_MEGABYTE)
    unheard = Notes(Silent())  # the booklet's own target tells what is to be told of it
    desk = Desk(edition, press, unheard, Kept(working / BOOKLETS), then=None)
    booklets = [(module, desk.begin(module)) for module in modules]
    return _taken(booklets, edition.curriculum, out / TARGET, press, progress)


def _taken(
    booklets: Sequence[tuple[Module, Begun]], curriculum: Curriculum, folder: Path, press: Press, progress: Progress
) -> Iterator[Artifact]:
    """Every guide as it is done; a guide can be begun when its booklet is."""
    progress.stage(message("guide.stage"), len(booklets))
    notes = Notes(progress)
    begun = []
    for module, finished in booklets:
        booklet = finished().pdf
        laid = laying(booklet)
        typeset = press.begin(write_guide(curriculum, module, printed(booklet, module), notes), laid)
        begun.append((module, typeset, laid))
    for module, finished, laid in begun:
        guide = told(finished(), [curriculum.home, *module.pages], notes)
        [with_pages] = press.derive(guide, laid)
        yield write_printed(TARGET, folder / f"{module.slug}.pdf", with_pages)
        progress.advance()
    press.forget_unused()
