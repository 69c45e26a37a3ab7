"""What ``hocso.publish.booklet`` offers."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hocso.kept import Kept
from hocso.messages import message
from hocso.model.curriculum import Module
from hocso.model.edition import Artifact, Edition
from hocso.model.progress import Progress
from hocso.publish.booklet.desk import Desk
from hocso.publish.booklet.imposition import FOLDING, WAYS
from hocso.publish.booklet.printer_test import FILE, write_printer_test
from hocso.publish.typesetting.finishing import told, write_printed
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.press import Begun, Press
from hocso.store import Store

__all__ = ["publish_booklets"]

TARGET = "booklets"


def publish_booklets(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/booklets/<module>.pdf`` for every module that has a page, and beside it the files to print and fold.

    With them comes the sheet that tells how a printer for one side prints two. Typesetting has begun when this returns;
    who takes the artifacts waits for it.
    """
    modules = [module for module in edition.curriculum.modules if module.pages]
    if not modules:
        return ()
    notes, working = Notes(progress), edition.curriculum.root / ".hocso"
    press = Press(Store(working / "printed" / TARGET, ".pdf"))
    desk = Desk(edition, press, notes, Kept(working / TARGET), FOLDING)
    begun = [(module, desk.begin(module)) for module in modules]
    desk.clear()
    test = press.begin(write_printer_test(edition.curriculum))
    return _taken(begun, test, out / TARGET, notes, press, progress)


def _taken(
    begun: Sequence[tuple[Module, Begun]], test: Begun, folder: Path, notes: Notes, press: Press, progress: Progress
) -> Iterator[Artifact]:
    """Every file as it is done."""
    progress.stage(message("booklet.stage"), len(begun))
    for module, booklet in begun:
        yield from _publish(told(booklet(), module.pages, notes), module, folder, press)
        progress.advance()
    yield write_printed(TARGET, folder / f"{FILE}.pdf", test().pdf)
    press.forget_unused()


def _publish(booklet: bytes, module: Module, folder: Path, press: Press) -> Iterator[Artifact]:
    yield write_printed(TARGET, folder / f"{module.slug}.pdf", booklet)
    for way, folded in zip(WAYS, press.derive(booklet, FOLDING), strict=True):
        yield write_printed(TARGET, folder / f"{module.slug}-{way}.pdf", folded)
