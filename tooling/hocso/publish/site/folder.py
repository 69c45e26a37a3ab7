"""The folder a site is written to: unchanged files keep their times, and what no longer belongs goes away."""

import hashlib
import json
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from hocso.digests import LAST_BUILD, digests_beside
from hocso.model.edition import Artifact
from hocso.publish.leftovers import remove_from
from hocso.store import digest, file_digest, write_atomic

TARGET = "site"
LOADED = re.compile(r'\s(?:src|data-index)="([^"]+)"')
"""What a page loads, and what its script does."""
VERSION = 6
"""Letters of a digest that tell two editions of a file apart."""


class Files(Protocol):
    """Whatever takes the files of a site, each by its name below the site's folder."""

    def write(self, name: str, content: str | bytes) -> None: ...

    def copy(self, source: Path, name: str) -> str:
        """Take a file; what tells its edition apart, where pages should ask for that very one, else ""."""
        ...


@dataclass(frozen=True)
class Kept:
    """One file of a build. ``origin`` tells a copied file's source apart cheaply: its path, size and time; ``time`` is
    the copy's own, to tell whether anybody touched it. ``loads`` are the files that a page needs, by their names."""

    sha256: str
    size: int
    origin: str = ""
    time: int = 0
    loads: tuple[str, ...] = ()


NOT_WRITTEN = Kept("", 0)


class SiteFolder:
    """Collects the files of one build below ``out/site``; ``close`` removes those of earlier builds.

    A new name is noted before its file is written, so that even a build that was killed leaves nothing unknown.
    """

    def __init__(self, out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self.root = out / TARGET
        self._list = out / f".{TARGET}-files.json"
        self._notes = out / f".{TARGET}-begun.txt"
        self._before = {**_read_notes(self._notes), **_read_list(self._list)}
        self._now: dict[str, Kept] = {}
        self._digests = digests_beside(out / LAST_BUILD)

    def write(self, name: str, content: str | bytes) -> None:
        raw = content.encode("utf-8") if isinstance(content, str) else content
        self._note(name)
        write_atomic(self.root / name, raw)
        loads = tuple(loaded_by(name, content)) if isinstance(content, str) and name.endswith(".html") else ()
        self._now[name] = Kept(hashlib.sha256(raw).hexdigest(), len(raw), loads=loads)

    @property
    def kept(self) -> Mapping[str, Kept]:
        """The files of this build so far."""
        return self._now

    def copy(self, source: Path, name: str) -> str:
        """Put a copy of ``source`` in place; the beginning of its digest.

        One that was copied before, and not touched since, is not read again.
        """
        facts = source.stat()
        origin = f"{source.as_posix()}|{facts.st_size}|{facts.st_mtime_ns}"
        before = self._before.get(name)
        target = self.root / name
        if before and before.origin == origin and _untouched(str(target), before):
            self._now[name] = before
            return before.sha256[:VERSION]
        self._note(name)
        raw = source.read_bytes()
        write_atomic(target, raw)
        self._now[name] = Kept(hashlib.sha256(raw).hexdigest(), len(raw), origin, target.stat().st_mtime_ns)
        return self._now[name].sha256[:VERSION]

    def keep(self, names: Iterable[str]) -> bool:
        """Take files over from the last build, if all of them are still there as they were written.

        A copy is known as ``copy`` knows it; what was written here by its bytes.
        """
        root, names = str(self.root), list(names)
        before = {f"{root}/{name}": self._before.get(name, NOT_WRITTEN) for name in names}
        written = {path: kept.sha256 for path, kept in before.items() if not kept.origin}
        try:
            whole = self._digests.of(written) == written
        except OSError:
            return False
        if not whole or not all(_untouched(path, kept) for path, kept in before.items() if kept.origin):
            return False
        self._now |= zip(names, before.values(), strict=True)
        return True

    def close(self) -> Iterator[Artifact]:
        """Remove what only earlier builds made, remember this one, and name every file of it."""
        for name in self._before.keys() - self._now.keys():
            remove_from(self.root, name)
        entries = {name: vars(kept) for name, kept in sorted(self._now.items())}
        write_atomic(self._list, json.dumps(entries, ensure_ascii=False))
        self._notes.unlink(missing_ok=True)
        for name, kept in sorted(self._now.items()):
            yield Artifact(TARGET, self.root / name, kept.sha256)

    def _note(self, name: str) -> None:
        if name in self._before or name in self._now:
            return
        with self._notes.open("ab", buffering=0) as notes:
            notes.write(f"{name}\n".encode())


def loaded_by(page: str, html: str) -> Iterator[str]:
    """The names of the files that a page of that name loads, by itself or when a button is pressed."""
    for address in LOADED.findall(html):
        parts = urlsplit(address)
        if parts.path and not parts.scheme and not parts.netloc:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


def named_by_content(source: Path, folder: str) -> str:
    """A name below ``folder`` that changes when the file's bytes do."""
    return f"{folder}/{file_digest(source)[:16]}{source.suffix.lower()}"


def short_digest(text: str) -> str:
    return digest(text)[:8]


def _untouched(copy: str, kept: Kept) -> bool:
    try:
        facts = os.stat(copy)  # noqa: PTH116 - for thousands of files at each build
    except OSError:
        return False
    return (facts.st_size, facts.st_mtime_ns) == (kept.size, kept.time)


def _read_notes(path: Path) -> dict[str, Kept]:
    """The files that a build began to write which came to no end."""
    try:
        return dict.fromkeys(path.read_text(encoding="utf-8").splitlines(), NOT_WRITTEN)
    except (OSError, ValueError):
        return {}


def _read_list(path: Path) -> dict[str, Kept]:
    """The files of the last build; none if there was none or its list is broken."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): Kept(**{**kept, "loads": tuple(kept["loads"])}) for name, kept in entries.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
