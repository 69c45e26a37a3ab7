"""What code cells gave when they were run, kept in jupyter-cache through its public API: MyST-NB finds it there.

With it is kept what was seen of the cells while they ran.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from jupyter_cache.base import CacheBundleIn
from jupyter_cache.cache.main import JupyterCacheBase
from nbformat import NotebookNode

from hocso.read.known_results import BEGUN, Known, code_key
from hocso.read.watching import Watched, as_data, from_data

_FAILED = "hocso_failed"
_WATCHED = "hocso_watched"


class KeptResults:
    """The results in ``folder``; to be closed."""

    def __init__(self, folder: Path) -> None:
        self._cache = JupyterCacheBase(str(folder))
        self._begun = folder / BEGUN

    def close(self) -> None:
        self._cache.db.dispose()

    def known(self, notebooks: Iterable[NotebookNode]) -> Mapping[str, Known]:
        """What is there of these notebooks' code, by ``code_key``; what failed is not: it is to be run again."""
        watched = self._watched()
        keys = {code_key(notebook): self._cache.create_hashed_notebook(notebook)[1] for notebook in notebooks}
        return {code: Known(key, watched[key]) for code, key in keys.items() if key in watched}

    def _watched(self) -> Mapping[str, tuple[Watched, ...]]:
        """What was seen of cells, by jupyter-cache's key. If anything is half written, all is thrown away."""
        try:
            records = self._cache.list_cache_records()
            for record in records if self._begun.exists() else ():
                self._cache.get_cache_bundle(record.pk)
        except Exception:  # whatever comes of a database or a notebook that was cut short
            self._cache.db.dispose()
            self._cache.clear_cache()
            records = []
        data = {record.hashkey: record.data for record in records}
        return {key: from_data(kept[_WATCHED]) for key, kept in data.items() if kept and _WATCHED in kept}

    @contextmanager
    def written(self, most: int) -> Iterator[None]:
        """Around all that is kept of a book of at most so many results: jupyter-cache throws the oldest away."""
        if self._cache.get_cache_limit() < 2 * most:
            self._cache.change_cache_limit(2 * most)
        self._begun.touch()
        yield
        self._begun.unlink()

    def keep(self, docname: str, notebook: NotebookNode, watched: Sequence[Watched] | None) -> str:
        """Keep a notebook that was run, in place of an older one; nothing was ``watched`` to the end if it failed.

        Gives jupyter-cache's key of it.
        """
        data = {_FAILED: True} if watched is None else {_WATCHED: as_data(watched)}
        kept = self._cache.cache_notebook_bundle(
            CacheBundleIn(notebook, docname, data=data), check_validity=False, overwrite=True
        )
        return str(kept.hashkey)
