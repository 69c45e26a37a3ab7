"""Noticing that an author saved a file, by looking at the times of all files a few times a second."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

EVERY = 0.3
MADE_BY_US = frozenset({"_build", "node_modules", "__pycache__"})

Snapshot = Mapping[str, tuple[int, int]]


def changes(root: Path, wait: Callable[[], None] = lambda: time.sleep(EVERY)) -> Iterator[None]:
    """One item for each time something under ``root`` changed since the last item was taken."""
    seen = snapshot(root)
    while True:
        wait()
        now = snapshot(root)
        if now != seen:
            seen = now
            yield


def snapshot(root: Path) -> Snapshot:
    """Time and size of every file an author may touch: not what we make, and nothing hidden."""
    files: dict[str, tuple[int, int]] = {}
    for folder, names, entries in os.walk(root):
        names[:] = [name for name in names if name not in MADE_BY_US and not name.startswith(".")]
        for entry in entries:
            path = os.path.join(folder, entry)  # noqa: PTH118 - os.walk gives text, and this runs all the time
            try:
                status = os.stat(path)  # noqa: PTH116
            except OSError:
                continue  # gone between the listing and the look
            files[path] = (status.st_mtime_ns, status.st_size)
    return files
