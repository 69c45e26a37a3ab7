"""Large-print booklets of a module's lessons: one to read, and several to print two-up and fold."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Module
from hocso.model.edition import Artifact, Edition
from hocso.model.progress import Progress
from hocso.publish.booklet.imposition import WAYS, impose
from hocso.publish.booklet.manuscript import write_module
from hocso.publish.booklet.printer_test import FILE, write_printer_test
from hocso.publish.typesetting.finishing import told, write_printed
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.press import Press
from hocso.store import Store

__all__ = ["publish_booklets"]

TARGET = "booklets"
FOLDED = "folded 2"
"""Raise the number when imposing changes."""


def publish_booklets(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/booklets/<module>.pdf`` for every module that has a page, and beside it the files to print and fold.

    With them comes the sheet that tells how a printer for one side prints two.
    """
    modules = [module for module in edition.curriculum.modules if module.pages]
    progress.stage(message("booklet.stage"), len(modules))
    notes = Notes(progress)
    press = Press(Store(edition.curriculum.root / ".hocso" / "printed" / TARGET, ".pdf"))
    for module in modules:
        yield from _publish(edition, module, out / TARGET, notes, press)
        progress.advance()
    if modules:
        test = press.typeset(write_printer_test(edition.curriculum)).pdf
        yield write_printed(TARGET, out / TARGET / f"{FILE}.pdf", test)
    press.forget_unused()


def _publish(edition: Edition, module: Module, folder: Path, notes: Notes, press: Press) -> Iterator[Artifact]:
    booklet = told(press.typeset(write_module(edition, module, notes)), module.pages, notes)
    yield write_printed(TARGET, folder / f"{module.slug}.pdf", booklet)
    for way in WAYS:
        folded = press.derive(booklet, f"{FOLDED} {way}", partial(impose, way=way))
        yield write_printed(TARGET, folder / f"{module.slug}-{way}.pdf", folded)
