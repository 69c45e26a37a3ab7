"""Run the code cells before the read, so that Sphinx never starts a kernel.

Results go into jupyter-cache through its public API, keyed by the code and the kernel; MyST-NB finds them there.
With them is kept what was seen of the cells while they ran. A lesson whose cell failed is kept with what it gave until
then, is reported, and is run again the next time.
"""

import asyncio
import copy
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Semaphore
from typing import Any

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

from hocso.messages import message
from hocso.model.progress import Progress
from hocso.process import as_they_finish, cores
from hocso.read.warm_kernels import CAN_FORK, WarmKernels, usual_libraries
from hocso.read.watching import Watch, Watched, as_data, from_data, line_in
from hocso.store import digest

_KERNELS_A_CORE = 3  # while one runs a cell the others start or end, which is waiting for the most part
_NO_MEMORY = ("MemoryError", "_ArrayMemoryError")  # Python's, numpy's
_FAILED = "hocso_failed"
_WATCHED = "hocso_watched"
_COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*m")
_AT_LINE = re.compile(r"Cell In\[\d+\], line (\d+)")


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
    """A page with code cells, or none: the notebook as MyST-NB reads it, and the source line of each cell.

    ``seconds`` is the page's own limit (``mystnb: {execution_timeout: …}``), 0 if it has none; ``allow_errors`` and
    ``in_temp`` too are its own, None where it has the book's.
    """

    docname: str
    path: Path
    notebook: nbformat.NotebookNode
    lines: tuple[int, ...]
    seconds: int = 0
    allow_errors: bool | None = None
    in_temp: bool | None = None
    saved_with_outputs: bool = False

    def limits(self, book: CellLimits) -> CellLimits:
        """The book's, with the page's own in their place."""
        return replace(
            book,
            seconds=self.seconds or book.seconds,
            allow_errors=book.allow_errors if self.allow_errors is None else self.allow_errors,
            in_temp=book.in_temp if self.in_temp is None else self.in_temp,
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
    """What is known of a page's code cells. ``fresh``: they ran just now, so the page is to be read anew."""

    page: CodePage
    watched: tuple[Watched, ...]
    failure: Failure | None = None
    fresh: bool = False


@dataclass(frozen=True)
class _Run:
    notebook: nbformat.NotebookNode
    watched: tuple[Watched, ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True)
class _Kernels:
    """Where the kernels of one run come from, and whose turn it is: a cell has a core for itself."""

    warm: WarmKernels
    turns: Semaphore


class _Client(NotebookClient):
    turns: Semaphore

    async def async_execute_cell(self, *args: Any, **kwargs: Any) -> nbformat.NotebookNode:
        with self.turns:
            return await super().async_execute_cell(*args, **kwargs)


def run_code(
    pages: Sequence[CodePage], root: Path, cache_folder: Path, limits: CellLimits, progress: Progress
) -> tuple[CellResult, ...]:
    """A result a page, except for pages that the cache cannot hold.

    Only what is not in the cache yet is run, and the same code on two pages once.
    """
    cache = get_cache(str(cache_folder))
    try:
        return tuple(_results(cache, pages, root, limits, progress))
    finally:
        cache.db.dispose()


def _results(
    cache: JupyterCacheAbstract, pages: Sequence[CodePage], root: Path, limits: CellLimits, progress: Progress
) -> Iterator[CellResult]:
    known = _known(cache, pages)
    pages = [page for page in pages if page.path in known]
    waiting = {_code_key(page): page for page in reversed(pages) if known[page.path] is None}
    runs = _run_all(cache, waiting, root, limits, progress) if waiting else {}
    for page in pages:
        watched = known[page.path]
        if watched is not None:
            yield CellResult(page, watched)
        else:
            run = runs[_code_key(page)]
            yield CellResult(page, run.watched, run.failure, fresh=True)


def _run_all(
    cache: JupyterCacheAbstract, waiting: dict[str, CodePage], root: Path, limits: CellLimits, progress: Progress
) -> dict[str, _Run]:
    progress.stage(message("read.stage-cells"), len(waiting))
    libraries = usual_libraries(cell.source for page in waiting.values() for cell in page.notebook.cells)
    at_once = cores() * (_KERNELS_A_CORE if CAN_FORK else 1)
    runs: dict[str, _Run] = {}
    # What is still running when nobody wants more ends with the warm processes, and then the threads that wait for it.
    with ThreadPoolExecutor(at_once) as pool, closing(WarmKernels(libraries, limits.megabytes)) as warm:
        kernels = _Kernels(warm, Semaphore(cores()))

        def run(item: tuple[str, CodePage]) -> tuple[str, _Run]:
            return item[0], _run(item[1], root, item[1].limits(limits), kernels)

        with closing(as_they_finish(pool, run, waiting.items(), at_once)) as finished:
            for key, result in finished:
                _remember(cache, waiting[key], result)
                runs[key] = result
                progress.advance()
    return runs


def _code_key(page: CodePage) -> str:
    """Everything that jupyter-cache keys a notebook's result by."""
    kernel = page.notebook.metadata.get("kernelspec", {})
    cells = [[cell.source, cell.metadata] for cell in page.notebook.cells if cell.cell_type == "code"]
    return digest(json.dumps([kernel, cells], sort_keys=True, default=str))


def _known(cache: JupyterCacheAbstract, pages: Sequence[CodePage]) -> dict[Path, tuple[Watched, ...] | None]:
    """What the cache has of each page, None if it must be run. A page that the cache cannot hold is left out."""
    known: dict[Path, tuple[Watched, ...] | None] = {}
    for page in pages:
        try:
            data = cache.match_cache_notebook(page.notebook).data
        except KeyError:
            known[page.path] = None
        except Exception:  # a notebook of a format to come, say, it refuses in ways of its own
            continue
        else:
            known[page.path] = None if _FAILED in data or _WATCHED not in data else from_data(data[_WATCHED])
    return known


def _remember(cache: JupyterCacheAbstract, page: CodePage, run: _Run) -> None:
    data = {_FAILED: True} if run.failure else {_WATCHED: as_data(run.watched)}
    bundle = CacheBundleIn(run.notebook, page.docname, data=data)
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def _run(page: CodePage, root: Path, limits: CellLimits, kernels: _Kernels) -> _Run:
    """Run a page's cells in a kernel of its own; no kernel where there is nothing to run."""
    numbers = [index for index, cell in enumerate(page.notebook.cells) if cell.cell_type == "code"]
    if not numbers:
        return _Run(page.notebook)
    notebook = copy.deepcopy(page.notebook)
    with tempfile.TemporaryDirectory(prefix="hocso-") as folder:
        watch = Watch(root, Path(folder))
        place = page.path.parent
        if limits.in_temp:
            place = Path(folder) / "place"
            place.mkdir()
        failure = _execute(notebook, place, watch, limits, kernels)
    watched = tuple(watch.cells.get(index, Watched()) for index in numbers)
    return _Run(notebook, watched, failure)


def _execute(
    notebook: nbformat.NotebookNode, place: Path, watch: Watch, limits: CellLimits, kernels: _Kernels
) -> Failure | None:
    """Run the cells in ``place``. Whatever goes wrong with a kernel is a failure: it is another program."""
    at = 0

    def note_cell(cell_index: int, **_: object) -> None:
        nonlocal at
        at = cell_index

    client = _Client(
        notebook,
        record_timing=False,  # a cell's metadata is part of the cache's key
        timeout=limits.seconds if limits.seconds > 0 else None,
        allow_errors=limits.allow_errors,
        resources={"metadata": {"path": str(place)}},
        on_cell_start=note_cell,
    )
    client.turns = kernels.turns
    watch.attend(client)
    try:
        kernels.warm.attend(client, watch.folder)
        _in_a_loop(client)
    except Exception as error:
        watch.stopped(at, notebook.cells[at].source)
        _empty_from(notebook, at)
        return _failure(error, notebook, at, limits)
    return None


def _in_a_loop(client: NotebookClient) -> None:
    """Run in an event loop of this thread's own, and close it. What the kernel itself logs is nobody's concern."""
    same_each_time = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0"}
    # ZeroMQ cannot use the default loop of Windows.
    factory = asyncio.SelectorEventLoop if sys.platform == "win32" else None
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(client.async_execute(env=same_each_time, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


def _failure(error: Exception, notebook: nbformat.NotebookNode, at: int, limits: CellLimits) -> Failure:
    kinds = [cell.cell_type for cell in notebook.cells]
    cell = min(kinds[:at].count("code"), kinds.count("code") - 1)  # a kernel may also break down behind the last one
    if isinstance(error, CellTimeoutError):
        return Failure("cell-timeout", cell, 0, "seconds", str(limits.seconds))
    if isinstance(error, CellExecutionError):
        line = line_in(notebook.cells[at].source, _line_raised(error))
        if error.ename in _NO_MEMORY and limits.megabytes:
            return Failure("cell-memory", cell, line, "megabytes", str(limits.megabytes))
        return Failure("cell-failed", cell, line, "error", f"{error.ename}: {error.evalue}")
    return Failure("cell-failed", cell, 0, "error", str(error) or type(error).__name__)


def _line_raised(error: CellExecutionError) -> int:
    """The line of the cell, from 1, on which the error was raised, by IPython's traceback."""
    found = _AT_LINE.findall(_COLOUR_CODE.sub("", error.traceback))
    return int(found[0]) if found else 1


def _empty_from(notebook: nbformat.NotebookNode, failed: int) -> None:
    """Take away the outputs from the failed cell on: a learner never sees a traceback."""
    for cell in notebook.cells[failed:]:
        if cell.cell_type == "code":
            cell.outputs = []
