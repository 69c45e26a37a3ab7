"""What went wrong in a page's code cells, and what was seen of them, as problems at the page's own lines."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.cell_results import CellResult
from hocso.read.watching import Deed

_NAMED = 3  # so many files of one line are named, then dots


def cell_problems(results: Iterable[CellResult], root: Path, slow: float) -> Iterator[Problem]:
    """``slow``: a cell that took longer, in seconds, is worth a word."""
    for result in results:
        path = result.path.relative_to(root).as_posix()
        if result.failure is not None:
            failure = result.failure
            place = Place(path, result.lines[failure.cell] + failure.line)
            yield Problem(failure.kind, place, {failure.field: failure.text})
        for start, cell in zip(result.lines, result.watched, strict=True):
            yield from _deeds(cell.deeds, path, start)
            if cell.seconds > slow:
                fields = {"seconds": f"{cell.seconds:g}", "limit": f"{slow:g}"}
                yield Problem("cell-slow", Place(path, start), fields)


def _deeds(deeds: Iterable[Deed], path: str, start: int) -> Iterator[Problem]:
    """One problem a line of code, however much it did."""
    by_line: dict[tuple[str, int], list[str]] = {}
    for deed in deeds:
        by_line.setdefault((deed.kind, deed.line), []).append(deed.what)
    for (kind, line), done in by_line.items():
        more = ["…"] if len(done) > _NAMED else []
        yield Problem(kind, Place(path, start + line), {"what": ", ".join([*done[:_NAMED], *more])})
