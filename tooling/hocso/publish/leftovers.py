"""What earlier builds made and no later one wants: the booklet of a module that is gone is not handed out again."""

import json
from collections.abc import Collection
from pathlib import Path

from hocso.store import digest, name_below, write_atomic


class Leftovers:
    """The files that one target made of one book in ``out``, kept in a list there.

    A file that is in no list is somebody else's, and so are those that another book made in the same folder.
    """

    def __init__(self, book: Path, target: str, out: Path) -> None:
        self.out = out
        self._list = out / ".made" / f"{target}-{digest(book.as_posix())[:8]}.json"

    def remove_all_but(self, made: Collection[Path]) -> None:
        """Remove what the build before this one made, except for ``made``, which the next one will be told of."""
        kept = {name_below(str(self.out), str(path)) for path in made}
        for name in sorted(self._before() - kept):
            remove_from(self.out, name)
        write_atomic(self._list, json.dumps(sorted(kept), ensure_ascii=False))

    def _before(self) -> set[str]:
        try:
            return {str(name) for name in json.loads(self._list.read_text(encoding="utf-8"))}
        except (OSError, ValueError, TypeError):
            return set()


def remove_from(root: Path, name: str) -> None:
    """Remove a file below ``root``, and the folders that are empty without it; whoever made it may have done so."""
    path, root = (root / name).resolve(), root.resolve()
    if root not in path.parents:  # the list was tampered with
        return
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or (folder.is_dir() and any(folder.iterdir())):
            return
        if folder.is_dir():
            folder.rmdir()
