"""Run the code cells before the read, so that Sphinx never starts a kernel.

A lesson whose cell failed is kept with what it gave until then, is reported, and is run again the next time.
"""

import asyncio
import atexit
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Semaphore
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode

from hocso.messages import message
from hocso.model.progress import Progress
from hocso.process import CAN_FORK, as_they_finish, cores
from hocso.read.cell_results import CellLimits, CellResult, CodePage, Failure, known_result
from hocso.read.kept_results import KeptResults
from hocso.read.known_results import Known, KnownResults
from hocso.read.warm_kernels import WarmKernels
from hocso.read.warm_processes import WarmProcesses, kernel_options
from hocso.read.watching import Watch, Watched, line_in

_KERNELS_A_CORE = 3  # while one runs a cell the others start or end, which is waiting for the most part
_NO_MEMORY = ("MemoryError", "_ArrayMemoryError")  # Python's, numpy's
_COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*m")
_AT_LINE = re.compile(r"Cell In\[\d+\], line (\d+)")


@dataclass(frozen=True)
class _Run:
    """What came of the cells of a notebook, besides their outputs, which are kept under ``cache_key``."""

    watched: tuple[Watched, ...] = ()
    failure: Failure | None = None
    cache_key: str = ""


@dataclass(frozen=True)
class _Kernels:
    """Where the kernels of one run come from, and whose turn it is: a cell has a core for itself."""

    warm: WarmKernels
    turns: Semaphore


class _Client(NotebookClient):
    turns: Semaphore

    async def async_execute_cell(self, *args: Any, **kwargs: Any) -> NotebookNode:
        with self.turns:
            return await super().async_execute_cell(*args, **kwargs)


def run_code(
    pages: Sequence[CodePage],
    root: Path,
    cache_folder: Path,
    limits: CellLimits,
    progress: Progress,
    warm: WarmProcesses,
) -> tuple[CellResult, ...]:
    """A result a page. Only what is not in the cache yet is run, and the same code on two pages once.

    What is still running when nobody wants more ends with the ``warm`` processes.
    """
    noted = KnownResults(cache_folder)
    known = noted.all()
    unknown = {page.cells.key: page for page in reversed(pages) if page.cells.key not in known}
    notebooks = {key: page.notebook() for key, page in unknown.items()}
    with closing(KeptResults(cache_folder)) as kept:
        known = {**known, **kept.known(notebooks.values())}
        waiting = {key: page for key, page in unknown.items() if key not in known}
        runs: Mapping[str, _Run] = {}
        if waiting:
            with kept.written(len(pages)):
                runs = _run_all(kept, waiting, notebooks, root, limits, progress, warm)
    ran_well = {key: Known(run.cache_key, run.watched) for key, run in runs.items() if not run.failure}
    noted.note({**known, **ran_well})
    return tuple(_result(page, known, runs) for page in pages)


def _result(page: CodePage, known: Mapping[str, Known], runs: Mapping[str, _Run]) -> CellResult:
    run = runs.get(page.cells.key)
    if run is None:
        return known_result(page, known[page.cells.key])
    return CellResult(page.docname, page.path, page.cells.lines, run.watched, run.failure, fresh=True)


def _run_all(
    kept: KeptResults,
    waiting: Mapping[str, CodePage],
    notebooks: dict[str, NotebookNode],
    root: Path,
    limits: CellLimits,
    progress: Progress,
    warm: WarmProcesses,
) -> Mapping[str, _Run]:
    progress.stage(message("read.stage-cells"), len(waiting))
    kernels = _Kernels(WarmKernels(warm, limits.megabytes), Semaphore(cores()))
    at_once = cores() * (_KERNELS_A_CORE if CAN_FORK else 1)
    runs: dict[str, _Run] = {}
    # When nobody wants more, what is still running ends first, and then the threads that wait for it.
    with ThreadPoolExecutor(at_once) as pool, closing(warm):

        def run(key: str) -> tuple[str, NotebookNode, _Run]:
            page, notebook = waiting[key], notebooks.pop(key)
            return key, notebook, _run(notebook, page.path.parent, root, page.limits(limits), kernels)

        with closing(as_they_finish(pool, run, waiting, at_once)) as finished:
            for key, notebook, done in finished:
                cache_key = kept.keep(waiting[key].docname, notebook, None if done.failure else done.watched)
                runs[key] = replace(done, cache_key=cache_key)
                progress.advance()
    return runs


def _run(notebook: NotebookNode, place: Path, root: Path, limits: CellLimits, kernels: _Kernels) -> _Run:
    """Run a notebook's cells in a kernel of its own; no kernel where there is nothing to run."""
    numbers = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    if not numbers:
        return _Run()
    with tempfile.TemporaryDirectory(prefix="hocso-") as folder:
        watch = Watch(root, Path(folder))
        if limits.in_temp:
            place = Path(folder) / "place"
            place.mkdir()
        failure = _execute(notebook, place, watch, limits, kernels)
    return _Run(tuple(watch.cells.get(index, Watched()) for index in numbers), failure)


def _execute(
    notebook: NotebookNode, place: Path, watch: Watch, limits: CellLimits, kernels: _Kernels
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
    """Run in an event loop of this thread's own, and close it."""
    # ZeroMQ cannot use the default loop of Windows.
    factory = asyncio.SelectorEventLoop if sys.platform == "win32" else None
    with asyncio.Runner(loop_factory=factory) as runner:
        try:
            runner.run(client.async_execute(**kernel_options()))
        finally:
            atexit.unregister(client._cleanup_kernel)  # nbclient forgets it where a kernel does not start


def _failure(error: Exception, notebook: NotebookNode, at: int, limits: CellLimits) -> Failure:
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


def _empty_from(notebook: NotebookNode, failed: int) -> None:
    """Take away the outputs from the failed cell on: a learner never sees a traceback."""
    for cell in notebook.cells[failed:]:
        if cell.cell_type == "code":
            cell.outputs = []
