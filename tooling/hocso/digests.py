"""What files hold, known again without reading them, as git's index knows it.

A digest is kept with how the system describes the file: its size, when its bytes last changed (``mtime``), when
anything about it last changed (``ctime``), and its inode. While all four are the same, so are the bytes:

- Whoever writes to a file, or sets its ``mtime`` back, gives it the present as its ``ctime``; no program can choose
  another. Times are compared for being the same, never for which is older: a wrong clock, an older file put in place
  and times that a copy kept do no harm.
- Writes within one tick of the clock give the same ``ctime``. So only such files are remembered as last changed some
  ticks before we began to read them, by the clock that stamps the files there: a later write is in another tick.
- A clock that was set back may come by the same tick again: nothing is believed while it is behind what it was.

Where this does not hold every file is read each time: on Windows, where ``ctime`` is when a file was made; on memory
sticks and shares where it follows the ``mtime``; and on other disks than the memory's, whose clocks are not known.
"""

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hocso.store import PART, write_atomic

TICKS = 20_000_000
"""Nanoseconds; kernels stamp files by ticks of 1 to 10 ms."""


@dataclass(frozen=True)
class Moment:
    """A time in nanoseconds by the clock that stamps the files of a device."""

    device: int
    time: int

    def would_show(self, file: os.stat_result) -> bool:
        """Whether any change of the file from this moment on is seen by its times."""
        return file.st_dev == self.device and file.st_ctime_ns + TICKS < self.time


LAST_BUILD = ".last-build.json"
"""Where a build is remembered in the folder it wrote to; beside it are the digests of the files it made."""

NEVER = Moment(device=-1, time=0)


class Digests:
    """The digests of files, taken from ``memory`` while the files are what they were."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory
        self._before = _read(memory)
        self._now: dict[str, str] = {}
        self._began = NEVER

    def of(self, paths: Iterable[str]) -> dict[str, str]:
        """The SHA-256 of the bytes of each file; OSError if one is not there or cannot be read."""
        found = {path: self._remembered(path) for path in paths}
        new = [path for path, sha256 in found.items() if not sha256]
        if new:
            self._began = _moment(self._memory.parent)
            found |= {path: self._read(path) for path in new}
        return found

    def save(self) -> None:
        """Remember the files that were asked for, and no others. A memory that cannot be written costs only time."""
        if self._now.keys() <= self._before.keys():
            return
        with suppress(OSError):
            write_atomic(self._memory, json.dumps({"read": self._began.time, "files": self._now}))

    def _remembered(self, path: str) -> str:
        seen = _description(path, os.stat(path))  # noqa: PTH116 - for thousands of files at each start
        sha256 = self._now.get(seen) or self._before.get(seen, "")
        if sha256:
            self._now[seen] = sha256
        return sha256

    def _read(self, path: str) -> str:
        with Path(path).open("rb") as stream:
            file = os.fstat(stream.fileno())
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        if self._began.would_show(file):
            self._now[_description(path, file)] = sha256
        return sha256


def digests_beside(memory: Path) -> Digests:
    """Those of the files that are spoken of in ``memory``, kept beside it."""
    return Digests(memory.with_name(f"{memory.stem}-files.json"))


def _description(path: str, file: os.stat_result) -> str:
    return f"{path} {file.st_size} {file.st_mtime_ns} {file.st_ctime_ns} {file.st_ino}"


def _moment(folder: Path) -> Moment:
    """Now, for files on the device of ``folder``; NEVER where it is not there or cannot be written.

    Where ``ctime`` follows ``mtime``, it says 1970, and so nothing there would show.
    """
    if os.name == "nt":
        return NEVER
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=PART) as probe:
            os.utime(probe.name, ns=(0, 0))
            file = os.fstat(probe.fileno())
    except OSError:
        return NEVER
    return Moment(file.st_dev, file.st_ctime_ns)


def _read(memory: Path) -> dict[str, str]:
    """Digests by the descriptions of their files; none if there are none, or they are spoilt or of the future."""
    try:
        kept = json.loads(memory.read_bytes())
        return dict(kept["files"]) if kept["read"] <= time.time_ns() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
