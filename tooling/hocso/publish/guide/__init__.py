"""The trainer's guide of a module: its classes by the clock, with notes, answers and the learner's pages beside."""

from collections.abc import Iterable
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Module
from hocso.model.edition import Artifact, Edition
from hocso.model.progress import Progress, Silent
from hocso.publish.booklet.manuscript import write_module
from hocso.publish.guide.manuscript import write_guide
from hocso.publish.guide.printed import printed
from hocso.publish.guide.thumbnails import lay_pages
from hocso.publish.typesetting.finishing import told, write_printed
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.press import Press
from hocso.store import Store, digest

__all__ = ["publish_guides"]

TARGET = "guides"
LAID = "learner's pages 1"
"""Raise the number when laying the pages changes."""


def publish_guides(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/guides/<module>.pdf`` for every module that has a lesson."""
    modules = [module for module in edition.curriculum.modules if any(lesson.front for lesson in module.lessons)]
    progress.stage(message("guide.stage"), len(modules))
    notes = Notes(progress)
    press = Press(Store(edition.curriculum.root / ".hocso" / "printed" / TARGET, ".pdf"))
    for module in modules:
        yield write_printed(TARGET, out / TARGET / f"{module.slug}.pdf", _guide(edition, module, notes, press))
        progress.advance()
    press.forget_unused()


def _guide(edition: Edition, module: Module, notes: Notes, press: Press) -> bytes:
    unheard = Notes(Silent())  # the booklet's own target tells what is to be told of it
    booklet = press.typeset(write_module(edition, module, unheard)).pdf
    manuscript = write_guide(edition.curriculum, module, printed(booklet, module), notes)
    guide = told(press.typeset(manuscript), [edition.curriculum.home, *module.pages], notes)
    return press.derive(guide, f"{LAID} {digest(booklet)}", lambda pdf: lay_pages(pdf, booklet))
