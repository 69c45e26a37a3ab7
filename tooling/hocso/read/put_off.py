"""What Sphinx, Jupyter Book and MyST-NB import at once, though a reading that has the results needs none of it.

MyST-NB's clients run notebooks, and bring SQLAlchemy and Jupyter's own clients along; a cell can glue, through IPython;
Jupyter Book's command line can list kernels; Sphinx can try links, fetch pictures, and find the stems of words for its
own search. Those take as long to import as all the rest of them.
"""

import sys
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from myst_nb.core.config import NbParserConfig
    from myst_nb.core.execute import NotebookClientBase
    from nbformat import NotebookNode

_CALLED = {
    "myst_nb.core.execute.cache": "NotebookClientCache",
    "myst_nb.core.execute.direct": "NotebookClientDirect",
    "myst_nb.core.execute.inline": "NotebookClientInline",
    "jupyter_client.kernelspec": "find_kernel_specs",
    "snowballstemmer": "stemmer",
    "sphinx.util.requests": "get",
}
"""Modules by what is called of them, by those who name it when they are imported and mostly never call it."""

_GLUED_THROUGH = {"IPython": "get_ipython", "IPython.display": "display"}
"""The same of ``glue``, which is called in a cell: a kernel, another process than this, has the real ones."""

_CAUGHT = ("ConnectionError", "HTTPError", "SSLError", "TooManyRedirects", "Timeout")
"""What Sphinx's builder that tries links would catch of ``requests``."""


class _StandIn(ModuleType):
    """A module that is imported when one of its names is called, or any other is asked for."""

    def __init__(self, module: str, called: str) -> None:
        super().__init__(module)
        call = partial(_call, module, called)
        setattr(self, called, partial(_cached, call) if called == "NotebookClientCache" else call)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # an import asks whether this is a package
            raise AttributeError(name)
        return getattr(_imported(self.__name__), name)


def put_off() -> None:
    """Have all of it imported when it is first wanted. In vain for what is imported already."""
    for module, called in _CALLED.items():
        if module not in sys.modules:
            sys.modules[module] = _StandIn(module, called)


def put_off_gluing() -> None:
    """Import MyST-NB's ``glue`` without IPython; whoever imports that afterwards gets all of it."""
    if "myst_nb.ext.glue" in sys.modules or "IPython" in sys.modules:
        return
    sys.modules.update((module, _StandIn(module, called)) for module, called in _GLUED_THROUGH.items())
    try:
        import_module("myst_nb.ext.glue")
    finally:
        for module in _GLUED_THROUGH:
            del sys.modules[module]


def put_off_trying_links() -> None:
    """Import Sphinx's builder that tries links with no more of ``requests`` than the names of what it would catch.

    Nothing of ours tries links, and whoever imports ``requests`` afterwards gets all of it.
    """
    builder, errors = "sphinx.builders.linkcheck", "requests.exceptions"
    if builder in sys.modules or "requests" in sys.modules:
        return
    sys.modules[errors] = stand_in = ModuleType(errors)
    for error in _CAUGHT:
        setattr(stand_in, error, type(error, (OSError,), {}))
    try:
        with suppress(ImportError):  # another Sphinx, which wants more of it: it will import the builder by itself
            import_module(builder)
    finally:
        del sys.modules[errors]


def _call(module: str, called: str, *args: Any, **kwargs: Any) -> Any:
    return getattr(_imported(module), called)(*args, **kwargs)


@cache
def _imported(module: str) -> ModuleType:
    """The real module, in place of its stand-in."""
    if isinstance(sys.modules.get(module), _StandIn):
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
