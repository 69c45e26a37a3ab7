"""How a book's code cells are run and where MyST-NB finds their results."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hocso.model.progress import Progress
from hocso.model.settings import CellSettings
from hocso.read.cell_memory import CellMemory, circumstances_of
from hocso.read.cell_results import CellLimits, CellResult, CodePage, known_result
from hocso.read.known_results import KnownResults
from hocso.read.notebooks import code_pages
from hocso.read.warm_processes import WarmProcesses, usual_libraries


@dataclass(frozen=True)
class CellsOfBook:
    """What is known of the cells of every page that has any, and the Sphinx configuration that shows it."""

    results: tuple[CellResult, ...]
    sphinx: Mapping[str, Any]

    @property
    def fresh(self) -> frozenset[str]:
        """The pages whose cells ran just now, and which are to be read anew."""
        return frozenset(result.docname for result in self.results if result.fresh)

    def leave_alone(self, path: Path) -> bool:
        """Whether MyST-NB is told never to run the page in this file."""
        return path.as_posix() in self.sphinx["nb_execution_excludepatterns"]


def run_cells(
    root: Path, docnames: Sequence[str], sphinx: Mapping[str, Any], settings: CellSettings, progress: Progress
) -> CellsOfBook:
    """Run the code cells of the pages named, as ``execute:`` in ``_config.yml`` wants it; nothing if it is off."""
    mode = sphinx.get("nb_execution_mode")
    if mode == "off":
        return CellsOfBook((), sphinx)
    memory = CellMemory(root, working_folder(root) / "cells.json", circumstances_of(sphinx))
    found = list(code_pages(root, docnames, sphinx, memory))
    memory.save()
    with_code = [page for page in found if isinstance(page, CodePage)]
    pages = [page for page in with_code if not (mode == "auto" and page.cells.saved_with_outputs)]
    limits = CellLimits(
        seconds=sphinx["nb_execution_timeout"],
        allow_errors=bool(sphinx.get("nb_execution_allow_errors")),
        in_temp=bool(sphinx.get("nb_execution_in_temp")),
        megabytes=settings.memory,
    )
    results = _results(pages, root, limits, progress)
    run = {result.path for result in results}
    return CellsOfBook(results, _from_cache(sphinx, root, [page.path for page in found if page.path not in run]))


def _results(pages: Sequence[CodePage], root: Path, limits: CellLimits, progress: Progress) -> tuple[CellResult, ...]:
    """What the cells gave; Jupyter's clients only come in where something is to be run.

    They are slow to import, and so is what every kernel imports: a process begins with that meanwhile.
    """
    known = KnownResults(_cache(root)).all()
    unknown = [page for page in pages if page.cells.key not in known]
    if not unknown:
        return tuple(known_result(page, known[page.cells.key]) for page in pages)
    with closing(warm_processes_for(unknown)) as warm:
        from hocso.read.execution import run_code

        return run_code(pages, root, _cache(root), limits, progress, warm)


def warm_processes_for(pages: Sequence[CodePage]) -> WarmProcesses:
    """What the kernels of these pages are forked from; begun if any of them has a code cell."""
    coded = [page.notebook() for page in pages if page.cells.lines]
    warm = WarmProcesses(usual_libraries(cell.source for notebook in coded for cell in notebook.cells))
    if coded:
        warm.begin()
    return warm


def _from_cache(sphinx: Mapping[str, Any], root: Path, left_alone: Sequence[Path]) -> dict[str, Any]:
    """The configuration that takes results from our cache. MyST-NB would run what is not in it: pages left alone."""
    config = dict(sphinx)
    config["nb_execution_mode"] = "cache"
    config["nb_execution_cache_path"] = str(_cache(root))
    never = [path.as_posix() for path in left_alone]
    config["nb_execution_excludepatterns"] = [*config["nb_execution_excludepatterns"], *never]
    return config


def working_folder(root: Path) -> Path:
    """Where a reading keeps its doctrees and results of code cells.

    Under ``_build``, which every Jupyter Book leaves out: the notebooks in it would be read as pages.
    """
    return root / "_build" / ".reading"


def _cache(root: Path) -> Path:
    return working_folder(root) / "cells"
