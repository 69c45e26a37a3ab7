"""What earlier builds made and no later one wants: the booklet of a module that is gone is not handed out again."""

import json
import os
from collections.abc import Collection
from pathlib import Path

from hocso.store import digest, write_atomic


class Leftovers:
    """The files that one target made of one book in ``out``, kept in a list there.

    A file that is in no list is somebody else's, and so are those that another book made in the same folder.
    """

    def __init__(self, book: Path, target: str, out: Path) -> None:
        self.out = out
        self._list = out / ".made" / f"{target}-{digest(book.as_posix())[:8]}.json"

    def remove_all_but(self, made: Collection[Path]) -> None:
        """Remove what the build before this one made, except for ``made``, which the next one will be told of."""
        kept = {os.path.relpath(path, self.out) for path in made}
        for name in sorted(self._before() - kept):
            self._remove(self.out / name)
        write_atomic(self._list, json.dumps(sorted(kept), ensure_ascii=False, indent=1))

    def _before(self) -> set[str]:
        try:
            return {str(name) for name in json.loads(self._list.read_text(encoding="utf-8"))}
        except (OSError, ValueError, TypeError):
            return set()

    def _remove(self, path: Path) -> None:
        """The file, and the folders that are empty without it."""
        if not path.resolve().is_relative_to(self.out.resolve()):  # the list was tampered with
            return
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.out or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()
