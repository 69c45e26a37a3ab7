"""Large-print booklets of a module's lessons: one to read, and one to print two-up and fold."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from docutils import nodes

from hocso.messages import message
from hocso.model.curriculum import Curriculum, Module
from hocso.model.edition import Artifact, Edition
from hocso.model.errors import CannotPublish
from hocso.model.place import Place
from hocso.model.progress import Progress
from hocso.publish.booklet.manuscript import write_module
from hocso.publish.booklet.notes import Notes
from hocso.publish.booklet.press import Press
from hocso.store import Store, file_digest, write_atomic

__all__ = ["publish_booklets"]


def publish_booklets(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/booklets/<module>.pdf`` and ``<module>-print.pdf`` for every module that has a page."""
    modules = [module for module in edition.curriculum.modules if module.page or module.lessons]
    progress.stage(message("booklet.stage"), len(modules))
    notes = Notes(progress)
    press = Press(Store(edition.curriculum.root / ".hocso" / "booklets", ".pdf"))
    for module in modules:
        yield from _publish(edition.curriculum, module, out / "booklets", notes, press)
        progress.advance()
    press.forget_unused()


def _publish(curriculum: Curriculum, module: Module, folder: Path, notes: Notes, press: Press) -> Iterator[Artifact]:
    printed = press.print(write_module(curriculum, module, notes))
    for sign in sorted(printed.unshown):
        place = _first_place(module, sign)
        notes.add(message("booklet.no-glyph", place=place, sign=sign, code=f"U+{ord(sign):04X}"))
    yield _write(folder / f"{module.slug}.pdf", printed.booklet)
    yield _write(folder / f"{module.slug}-print.pdf", printed.sheets)


def _write(path: Path, content: bytes) -> Artifact:
    try:
        write_atomic(path, content)
        return Artifact("booklets", path, file_digest(path))
    except OSError as error:
        raise CannotPublish(message("booklet.cannot-write", path=path, reason=error.strerror or error)) from error


def _first_place(module: Module, sign: str) -> Place:
    """Where a sign first stands in a module; its first page if it stands in no text of a page."""
    pages = [page for page in (module.page, *module.lessons) if page]
    for page in pages:
        for text in page.doctree.findall(nodes.Text):
            if sign in text:
                lines = (node.line for node in _upwards(text) if node.line)
                return Place(page.path, next(lines, 1))
    return Place(pages[0].path)


def _upwards(node: nodes.Node) -> Iterator[nodes.Node]:
    current: nodes.Node | None = node
    while current is not None:
        yield current
        current = current.parent
