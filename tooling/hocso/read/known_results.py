"""Which code has results in jupyter-cache, and in which file, so that a reading need not open its database.

Importing SQLAlchemy and Jupyter's clients takes a third of what a reading of one page takes.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from hocso.read.sealed import read_sealed, write_sealed
from hocso.read.watching import Watched, as_data, from_data
from hocso.store import digest

_OF_THE_KERNEL = frozenset({"kernelspec", "language_info", "widgets"})

BEGUN = "begun"
"""The file that is there while results are written, and afterwards if that was cut short."""


def code_key(notebook: NotebookNode) -> str:
    """A digest of all that decides what the cells give: their code and metadata, and the kernel."""
    cells = [[cell.source, cell.metadata] for cell in notebook.cells if cell.cell_type == "code"]
    return digest(json.dumps([notebook.metadata.get("kernelspec"), cells], sort_keys=True))


@dataclass(frozen=True)
class Known:
    """The results of some code: jupyter-cache's own key of them, and what was seen of each cell."""

    cache_key: str
    watched: tuple[Watched, ...]


@dataclass(frozen=True)
class Executed:
    """A notebook with what its cells gave; ``at``: when they did, as a POSIX timestamp."""

    notebook: NotebookNode
    at: float


class KnownResults:
    """What is known of the results in jupyter-cache's ``folder``, by ``code_key``.

    Results that are gone are not known, and none are if the last run was cut short: the database is to be asked then.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "known.json"

    def all(self) -> Mapping[str, Known]:
        noted = {key: Known(cache_key, from_data(watched)) for key, (cache_key, watched) in self._noted().items()}
        return {key: known for key, known in noted.items() if self._file_of(known.cache_key).is_file()}

    def note(self, results: Mapping[str, Known]) -> None:
        """These are all there are."""
        write_sealed(self._file, {key: [one.cache_key, as_data(one.watched)] for key, one in results.items()})

    def executed(self, notebook: NotebookNode) -> Executed | None:
        """A notebook with what its cells gave; None if that is not known, or cannot be read."""
        cache_key, _ = self._noted().get(code_key(notebook), ("", None))
        with suppress(Exception):  # whatever comes of a file that is gone or was spoilt
            return _executed(notebook, self._file_of(cache_key)) if cache_key else None
        return None

    def _file_of(self, cache_key: str) -> Path:
        return self._folder / "executed" / cache_key / "base.ipynb"

    def _noted(self) -> Mapping[str, Any]:
        return {} if (self._folder / BEGUN).exists() else read_sealed(self._file)


def _executed(notebook: NotebookNode, file: Path) -> Executed:
    """As jupyter-cache puts a notebook and its results together."""
    results = nbformat.reads(file.read_text(encoding="utf-8"), nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]
    whole: NotebookNode = nbformat.convert(deepcopy(notebook), nbformat.current_nbformat)  # type: ignore[no-untyped-call]
    whole.metadata.update({name: results.metadata[name] for name in _OF_THE_KERNEL & results.metadata.keys()})
    ran = iter(results.cells)
    whole.cells = [_in_place_of(cell, next(ran)) if cell.cell_type == "code" else cell for cell in whole.cells]
    return Executed(whole, file.stat().st_mtime)


def _in_place_of(cell: NotebookNode, ran: NotebookNode) -> NotebookNode:
    ran.pop("id", None)
    if "id" in cell:
        ran.id = cell.id
    return ran
