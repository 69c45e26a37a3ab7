"""Run the code cells before the read, so that Sphinx never starts a kernel.

Results go into jupyter-cache through its public API, keyed by the code and the kernel; MyST-NB finds them there.
A lesson whose cell failed is kept with what it gave until then, is reported, and is run again the next time.
"""

import asyncio
import copy
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from hocso.messages import message
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.model.progress import Progress
from hocso.process import cores
from hocso.store import digest

_FAILED = "hocso_failed"
_COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*m")
_AT_LINE = re.compile(r"Cell In\[\d+\], line (\d+)")


@dataclass(frozen=True)
class CellLimits:
    """How long one cell may run, in seconds; -1 is for ever, as in Jupyter Book."""

    seconds: int = 30
    allow_errors: bool = False


@dataclass(frozen=True)
class CodePage:
    """A page with code cells, or none: the notebook as MyST-NB reads it, and the source line of each cell.

    ``seconds`` is the page's own limit (``mystnb: {execution_timeout: …}``), 0 if it has none.
    """

    docname: str
    path: Path
    notebook: nbformat.NotebookNode
    lines: tuple[int, ...]
    seconds: int = 0
    saved_with_outputs: bool = False


@dataclass(frozen=True)
class CellResult:
    """A page that was run: with a problem where a cell failed."""

    docname: str
    notebook: nbformat.NotebookNode
    problem: Problem | None = None


def run_code(
    pages: Sequence[CodePage], root: Path, cache_folder: Path, limits: CellLimits, progress: Progress
) -> tuple[CellResult, ...]:
    """Run the pages whose results are not in the cache yet; the same code on two pages runs once."""
    cache = get_cache(str(cache_folder))
    try:
        return _run_missing(cache, pages, root, limits, progress)
    finally:
        cache.db.dispose()


def _run_missing(
    cache: JupyterCacheAbstract, pages: Sequence[CodePage], root: Path, limits: CellLimits, progress: Progress
) -> tuple[CellResult, ...]:
    waiting = [page for page in pages if not _is_cached(cache, page.notebook)]
    if not waiting:
        return ()
    progress.stage(message("read.stage-cells"), len(waiting))
    first_of = {_code_key(page): page for page in reversed(waiting)}
    results: list[CellResult] = []
    with ThreadPoolExecutor(min(cores(), len(first_of))) as pool:
        for result in pool.map(lambda page: _run(page, root, limits), first_of.values()):
            _remember(cache, result)
            results.append(result)
            progress.advance()
    return tuple(_for_every_page(results, waiting, first_of))


def _for_every_page(
    results: Iterable[CellResult], waiting: Sequence[CodePage], first_of: dict[str, CodePage]
) -> Iterable[CellResult]:
    by_docname = {result.docname: result for result in results}
    for page in waiting:
        yield replace(by_docname[first_of[_code_key(page)].docname], docname=page.docname)


def _code_key(page: CodePage) -> str:
    kernel = page.notebook.metadata.get("kernelspec", {}).get("name", "")
    return digest(kernel, *(cell.source for cell in page.notebook.cells if cell.cell_type == "code"))


def _is_cached(cache: JupyterCacheAbstract, notebook: nbformat.NotebookNode) -> bool:
    try:
        return _FAILED not in cache.match_cache_notebook(notebook).data
    except KeyError:
        return False


def _run(page: CodePage, root: Path, limits: CellLimits) -> CellResult:
    """Run a page's cells in a kernel of its own, in the page's folder; no kernel where there is nothing to run."""
    if not any(cell.cell_type == "code" for cell in page.notebook.cells):
        return CellResult(page.docname, page.notebook)
    at = 0

    def note_cell(cell_index: int, **_: object) -> None:
        nonlocal at
        at = cell_index

    notebook = copy.deepcopy(page.notebook)
    seconds = page.seconds or limits.seconds
    client = NotebookClient(
        notebook,
        record_timing=False,  # a cell's metadata is part of the cache's key
        timeout=seconds if seconds > 0 else None,
        allow_errors=limits.allow_errors,
        resources={"metadata": {"path": str(page.path.parent)}},
        on_cell_start=note_cell,
    )
    try:
        _execute(client)
    except (CellTimeoutError, CellExecutionError, DeadKernelError) as error:
        return CellResult(page.docname, _until(notebook, at), _problem(error, page, at, root, seconds))
    return CellResult(page.docname, notebook)


def _execute(client: NotebookClient) -> None:
    """Run in an event loop of this thread's own, and close it; what the kernel itself logs is nobody's concern."""
    same_each_time = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0"}
    # ZeroMQ cannot use the default loop of Windows.
    factory = asyncio.SelectorEventLoop if sys.platform == "win32" else None
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(client.async_execute(env=same_each_time, stderr=subprocess.DEVNULL))


def _problem(error: Exception, page: CodePage, at: int, root: Path, seconds: int) -> Problem:
    place = Place(page.path.relative_to(root).as_posix(), page.lines[at] + _line_in_cell(error))
    if isinstance(error, CellTimeoutError):
        return Problem("cell-timeout", place, {"seconds": str(seconds)})
    if isinstance(error, CellExecutionError):
        return Problem("cell-failed", place, {"error": f"{error.ename}: {error.evalue}"})
    return Problem("cell-failed", place, {"error": str(error)})


def _line_in_cell(error: Exception) -> int:
    """How many lines below the cell's first one the error was raised, by IPython's traceback."""
    found = _AT_LINE.findall(_COLOUR_CODE.sub("", getattr(error, "traceback", "")))
    return int(found[0]) - 1 if found else 0


def _until(notebook: nbformat.NotebookNode, failed: int) -> nbformat.NotebookNode:
    """The notebook with no output from the failed cell on: a learner never sees a traceback."""
    for cell in notebook.cells[failed:]:
        if cell.cell_type == "code":
            cell.outputs = []
    return notebook


def _remember(cache: JupyterCacheAbstract, result: CellResult) -> None:
    data = {_FAILED: True} if result.problem else {}
    bundle = CacheBundleIn(result.notebook, result.docname, data=data)
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
