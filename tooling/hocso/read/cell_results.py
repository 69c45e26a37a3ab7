"""Pages with code cells, and what is known of the cells once they have run."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from nbformat import NotebookNode

from hocso.read.cell_memory import CodeCells
from hocso.read.known_results import Known
from hocso.read.watching import Watched


@dataclass(frozen=True)
class CellLimits:
    """How long one cell may run, in seconds; -1 is for ever, as in Jupyter Book.

    ``megabytes`` is the memory that the cells of a page may fill (0: all there is). ``in_temp`` has them run in an
    empty folder instead of the page's own.
    """

    seconds: int = 30
    allow_errors: bool = False
    in_temp: bool = False
    megabytes: int = 0


@dataclass(frozen=True)
class CodePage:
    """A page with code cells, or none. ``notebook`` gives it as MyST-NB reads it, to the one who runs it."""

    docname: str
    path: Path
    cells: CodeCells
    notebook: Callable[[], NotebookNode]

    def limits(self, book: CellLimits) -> CellLimits:
        """The book's, with the page's own in their place."""
        own = self.cells
        return replace(
            book,
            seconds=own.seconds or book.seconds,
            allow_errors=book.allow_errors if own.allow_errors is None else own.allow_errors,
            in_temp=book.in_temp if own.in_temp is None else own.in_temp,
        )


@dataclass(frozen=True)
class Failure:
    """Why a page's cells stopped: ``kind`` names the rule; ``cell`` counts code cells, ``line`` that cell's, from 0."""

    kind: str
    cell: int
    line: int
    field: str
    text: str


@dataclass(frozen=True)
class CellResult:
    """What is known of a page's code cells. ``fresh``: they ran just now, so the page is to be read anew.

    ``lines`` are those of its source on which each cell's text begins.
    """

    docname: str
    path: Path
    lines: tuple[int, ...]
    watched: tuple[Watched, ...]
    failure: Failure | None = None
    fresh: bool = False


def known_result(page: CodePage, known: Known) -> CellResult:
    """The result of a page whose code was run before."""
    return CellResult(page.docname, page.path, page.cells.lines, known.watched)
