"""Noticing that an author saved a file, by looking at the times of all files some times a second."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from hocso.installation import MADE_BY_PROGRAMS

EVERY = 0.05
SHARE = 10
"""Looking takes at most one part in so many of the time: in a large book it is done less often."""
SETTLING = 0.02
"""An editor that empties a file before it writes it, or moves it away, is done by then."""

Snapshot = Mapping[str, tuple[int, int, int]]


class Watch:
    """What changed under ``root`` since it was last asked for: many saves at once are one change, none is lost."""

    def __init__(self, root: Path, pause: Callable[[float], object] = time.sleep) -> None:
        self.root = root
        self._pause = pause
        self._seen = snapshot(root)

    def wait(self) -> frozenset[Path]:
        """The files that were written, made or taken away; waits until there are some."""
        began = time.monotonic()
        while (now := snapshot(self.root)) == self._seen:
            self._pause(max(EVERY, SHARE * (time.monotonic() - began)))
            began = time.monotonic()
        now = self._settled(now)
        before, self._seen = self._seen, now
        return frozenset(Path(path) for path in before.keys() | now.keys() if before.get(path) != now.get(path))

    def has_news(self) -> bool:
        """Whether ``wait`` would not wait."""
        return snapshot(self.root) != self._seen

    def _settled(self, now: Snapshot) -> Snapshot:
        while True:
            self._pause(SETTLING)
            later = snapshot(self.root)
            if later == now:
                return now
            now = later


def snapshot(root: Path) -> Snapshot:
    """Time, size and number of every file an author may touch: not what we make, and nothing hidden."""
    files: dict[str, tuple[int, int, int]] = {}
    for folder, names, entries in os.walk(root):
        names[:] = [name for name in names if name not in MADE_BY_PROGRAMS and not name.startswith(".")]
        for entry in entries:
            path = os.path.join(folder, entry)  # noqa: PTH118 - os.walk gives text, and this runs all the time
            try:
                status = os.stat(path)  # noqa: PTH116
            except OSError:
                continue  # gone between the listing and the look
            files[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return files
