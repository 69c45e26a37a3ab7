"""MyST-NB without what runs notebooks: it imports that at once, but a reading that has the results needs none of it.

Its clients bring SQLAlchemy and Jupyter's own clients along, which take as long to import as all the rest of it.
"""

import sys
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from myst_nb.core.config import NbParserConfig
    from myst_nb.core.execute import NotebookClientBase
    from nbformat import NotebookNode

_CLIENTS = {"cache": "NotebookClientCache", "direct": "NotebookClientDirect", "inline": "NotebookClientInline"}


def put_off_clients() -> None:
    """Have MyST-NB import its clients when a notebook first asks for one. In vain if MyST-NB is imported already."""
    for name, client in _CLIENTS.items():
        module = f"myst_nb.core.execute.{name}"
        if module not in sys.modules:
            stand_in = ModuleType(module)
            imported_late = partial(_client, module, client)
            setattr(stand_in, client, partial(_cached, imported_late) if name == "cache" else imported_late)
            sys.modules[module] = stand_in


def _client(module: str, client: str, *args: Any, **kwargs: Any) -> "NotebookClientBase":
    made: NotebookClientBase = getattr(_imported(module), client)(*args, **kwargs)
    return made


@cache
def _imported(module: str) -> ModuleType:
    """The real module, in place of its stand-in."""
    del sys.modules[module]
    return import_module(module)


def _cached(
    otherwise: partial["NotebookClientBase"],
    notebook: "NotebookNode",
    path: Path | None,
    config: "NbParserConfig",
    *args: Any,
    **kwargs: Any,
) -> "NotebookClientBase":
    """What has the results of a notebook, if they are known; else the client that asks jupyter-cache or runs it."""
    from myst_nb.core.execute import NotebookClientBase

    from hocso.read.known_results import KnownResults

    folder = config.execution_cache_path
    executed = KnownResults(Path(folder)).executed(notebook) if folder else None
    if executed is None:
        return otherwise(notebook, path, config, *args, **kwargs)
    client = NotebookClientBase(executed.notebook, path, config, *args, **kwargs)
    client.exec_metadata = {
        "mtime": executed.at,
        "runtime": None,
        "method": config.execution_mode,
        "succeeded": True,
        "error": None,
        "traceback": None,
    }
    return client
