"""Files named by what they hold, and writing that never leaves half a file behind."""

import hashlib
import math
import os
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

LEFT_BEHIND_SECONDS = 60
PART = ".part"


def digest(*parts: str | bytes) -> str:
    """The SHA-256 of the parts, each framed by its length so that no two lists of parts collide."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(_framed(part.encode("utf-8") if isinstance(part, str) else part))
    return sha.hexdigest()


def digest_ending(*parts: str) -> Callable[[str], str]:
    """For many last parts: what gives ``digest(*parts, last)``, without beginning anew each time."""
    begun = hashlib.sha256()
    for part in parts:
        begun.update(_framed(part.encode("utf-8")))

    def ended(last: str) -> str:
        sha = begun.copy()
        sha.update(_framed(last.encode("utf-8")))
        return sha.hexdigest()

    return ended


def _framed(raw: bytes) -> bytes:
    return len(raw).to_bytes(8, "big") + raw


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, as ``sha256sum`` prints it."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def name_below(folder: str, path: str) -> str:
    """As ``os.path.relpath``, for thousands of paths, nearly all of them below the folder."""
    return path[len(folder) + 1 :] if path.startswith(folder + os.sep) else os.path.relpath(path, folder)


def write_atomic(path: Path, content: str | bytes) -> None:
    """Put ``content`` in place whole, or leave what was there. A file with the same bytes is not touched."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.stat().st_size == len(raw) and path.read_bytes() == raw:
        return
    with whole_file(path) as stream:
        stream.write(raw)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of ``path`` at the end; if anything goes wrong, what was there stays.

    One with the same bytes is not touched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        if path.is_file() and path.stat().st_size == part.stat().st_size and file_digest(path) == file_digest(part):
            part.unlink()
            return
        part.chmod(0o644)
        part.replace(path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk does not say which file it had no room for
        raise


def remove_parts(folder: Path, seconds: float = 0) -> None:
    """Remove below ``folder`` what killed processes left of files they were writing, if nobody wrote to it for long."""
    for place, _, names in os.walk(folder):
        for part in (Path(place) / name for name in names if name.startswith(".") and name.endswith(PART)):
            if time.time() - part.stat().st_mtime >= seconds:
                part.unlink(missing_ok=True)


@dataclass(frozen=True)
class Store:
    """Content-addressed files under one folder: ``<folder>/<first of key>/<key><suffix>``.

    Some file systems are slow in folders of many thousands, and each folder takes time to look through: what every
    build goes through is under the first letter of its key, what is kept with the book under the first two.
    """

    folder: Path
    suffix: str
    letters: int = 1

    def path(self, key: str) -> Path:
        return self.folder / f"{key[: self.letters]}/{key}{self.suffix}"

    def has(self, key: str) -> bool:
        return self.path(key).is_file()

    def put(self, key: str, content: bytes) -> Path:
        write_atomic(self.path(key), content)
        return self.path(key)

    def ensure(self, key: str, make: Callable[[], bytes]) -> Path:
        """The file of ``key``, made once if it is not there yet."""
        return self.path(key) if self.has(key) else self.put(key, make())

    def sweep(self) -> None:
        """Remove what killed processes left of files they were writing. Nobody writes for longer than a minute."""
        remove_parts(self.folder, LEFT_BEHIND_SECONDS)

    def remove_all_but(self, wanted: Collection[str], older_than: float = -math.inf) -> tuple[Path, ...]:
        """Remove the files of all other keys, if they were written more than so many seconds ago; which they were."""
        others = (entry for key, entry in self._entries() if key not in wanted)
        now = time.time()
        removed = sorted(Path(entry.path) for entry in others if now - entry.stat().st_mtime >= older_than)
        for path in removed:
            path.unlink(missing_ok=True)
        return tuple(removed)

    def sizes(self) -> dict[str, int]:
        """How many bytes there are under each key."""
        return {key: entry.stat().st_size for key, entry in self._entries()}

    def keys(self) -> Iterator[str]:
        """The keys of all files in the store, sorted."""
        yield from sorted(key for key, _ in self._entries())

    def _entries(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """All files with their keys. Every build looks for what nobody wants any more, so they are no ``Path``."""
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(self.folder) as folders:
            for folder in folders:
                if len(folder.name) == self.letters and folder.is_dir():
                    yield from self._entries_of(folder.path)

    def _entries_of(self, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(self.suffix) and not entry.name.startswith("."):
                    yield entry.name.removesuffix(self.suffix), entry
