"""Read a book once, with Sphinx: its configuration, contents, pages, code cells and data files."""

from collections.abc import Sequence
from pathlib import Path

from hocso.model.curriculum import Curriculum
from hocso.model.progress import Progress, Silent
from hocso.read.put_off import put_off, put_off_gluing

__all__ = ["read", "read_loose"]

put_off()  # before anything here imports Sphinx


def read(root: Path, progress: Progress | None = None) -> Curriculum:
    """Read the book whose ``_toc.yml`` stands in ``root``.

    Faults of pages become ``Curriculum.problems``; CannotRead means that there is no book to speak of.
    Working data is kept in ``<root>/_build/.reading``, so that only what changed is read again.
    """
    put_off_gluing()
    from hocso.read.book import read_book  # Sphinx is imported only when something is read

    return read_book(root.resolve(), progress or Silent())


def read_loose(folder: Path, names: Sequence[str]) -> Curriculum:
    """Read the files ``names`` of a folder that belong to no book; see ``Curriculum.loose``. Nothing is kept."""
    put_off_gluing()
    from hocso.read.loose import read_loose_pages

    return read_loose_pages(folder.resolve(), names)
