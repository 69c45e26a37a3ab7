"""Reading one book again and again in one process, for whoever looks at it while it is written."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from hocso.model.curriculum import Curriculum
from hocso.model.progress import Progress, Silent
from hocso.read.book import OpenBook, open_book


class Reader:
    """Reads the book in ``root`` whole, as ``hocso.read.read`` does, or only the lessons that were touched since.

    A context, because Sphinx is kept open between two readings; only one may be open in a process.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._book: OpenBook | None = None
        self._alone: set[str] = set()
        """The pages read by themselves since the whole was: what Sphinx keeps on the disk may be of two readings."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def read(self, progress: Progress | None = None) -> Curriculum:
        """The whole book, from its files."""
        self._close()
        self._book = open_book(self.root, progress or Silent(), stale=frozenset(self._alone))
        self._alone.clear()
        return self._book.curriculum

    def read_lessons(self, docnames: Iterable[str], progress: Progress | None = None) -> Curriculum | None:
        """The book with these lessons read again, if only their own files changed since the last reading.

        None where that is not enough to know what they look like: then it takes a reading of the whole.
        """
        book = self._book
        for docname in docnames:
            self._alone.add(docname)
            book = book and book.with_page_anew(docname, progress or Silent())
        if book is None:
            return None
        self._book = book
        return book.curriculum

    def _close(self) -> None:
        if self._book:
            self._book.close()
        self._book = None
