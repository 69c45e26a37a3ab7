"""How a book's code cells are run and where MyST-NB finds their results."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hocso.model.progress import Progress
from hocso.read.execution import CellLimits, CellResult, run_code
from hocso.read.notebooks import code_pages


def run_cells(
    root: Path, docnames: Sequence[str], sphinx: Mapping[str, Any], progress: Progress
) -> tuple[CellResult, ...]:
    """Run the code cells of the pages named, as ``execute:`` in ``_config.yml`` wants it; nothing if it is off.

    Gives what is known of every page's cells, also of those that ran at an earlier reading.
    """
    mode = sphinx.get("nb_execution_mode")
    if mode == "off":
        return ()
    pages = [page for page in code_pages(root, docnames) if mode != "auto" or not page.saved_with_outputs]
    if not pages:
        return ()
    limits = CellLimits(int(sphinx.get("nb_execution_timeout", 30)), bool(sphinx.get("nb_execution_allow_errors")))
    return run_code(pages, root, _cache(root), limits, progress)


def with_cached_cells(sphinx: Mapping[str, Any], root: Path, docnames: Sequence[str]) -> dict[str, Any]:
    """The Sphinx configuration that takes code cells' results from our cache and never runs them."""
    config = dict(sphinx)
    mode = config.get("nb_execution_mode")
    if mode != "off":
        config["nb_execution_mode"] = "cache"
        config["nb_execution_cache_path"] = str(_cache(root))
    if mode == "auto":  # a notebook that was saved with its outputs keeps them
        kept = [page.path.as_posix() for page in code_pages(root, docnames) if page.saved_with_outputs]
        config["nb_execution_excludepatterns"] = [*config.get("nb_execution_excludepatterns", []), *kept]
    return config


def working_folder(root: Path) -> Path:
    """Where a reading keeps its doctrees and results of code cells.

    Under ``_build``, which every Jupyter Book leaves out: the notebooks in it would be read as pages.
    """
    return root / "_build" / ".reading"


def _cache(root: Path) -> Path:
    return working_folder(root) / "cells"
