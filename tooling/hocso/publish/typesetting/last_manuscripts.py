"""The manuscripts that were typeset last, laid out again while those that follow them are not written yet.

Typst remembers what it laid out as long as its process lives. One that has laid out a booklet as it was has the same
booklet with another sentence in a sixth of the time, and one that waits for work has nothing better to do.
"""

import pickle
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hocso.publish.typesetting.compiling import typeset
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.store import file_digest, write_atomic

MOST_LETTERS = 150_000
"""What is longer is not laid out again by the time that the next is written, which would then wait for it."""


@dataclass(frozen=True)
class _Last:
    """A manuscript, and the digests of its pages' files when it was written."""

    manuscript: Manuscript
    pages: Mapping[str, str]


@dataclass(frozen=True)
class LastManuscripts:
    """Those of the book at ``root``, each under a name. They are worth a little time and nothing else."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".hocso" / "last-manuscripts"

    def keep(self, name: str, manuscript: Manuscript, pages: Iterable[str]) -> None:
        """Keep what is made of these pages, files below ``root``."""
        last = _Last(manuscript, {page: self._digest(page) for page in pages})
        write_atomic(self._file(name), pickle.dumps(last))

    def keep_only(self, names: Collection[str]) -> None:
        """Forget what has none of these names."""
        for file in self.folder.glob("*.last"):
            if file.stem not in names:
                file.unlink(missing_ok=True)

    def of_changed_pages(self) -> list[Manuscript]:
        """Those of which a page's file is not as it was. What cannot be read is none."""
        found = []
        for file in sorted(self.folder.glob("*.last")):
            with suppress(Exception):  # it went away, or whatever a spoilt pickle sets off
                last: _Last = pickle.loads(file.read_bytes())
                if any(self._digest(page) != before for page, before in last.pages.items()):
                    found.append(last.manuscript)
        return found

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.last"

    def _digest(self, page: str) -> str:
        with suppress(OSError):
            return file_digest(self.root / page)
        return ""


def lay_out_again(root: Path) -> None:
    """In a process that waits for work: lay out what pages were changed of, if it is one manuscript and no long one."""
    changed = LastManuscripts(root).of_changed_pages()
    if len(changed) == 1 and len(changed[0].source) <= MOST_LETTERS:
        typeset(changed[0])
