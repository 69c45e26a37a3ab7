"""Pages that are newer than the site's folder, for as long as it takes to make the whole site anew."""

import shutil
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import Self

from hocso.store import digest, file_digest, write_atomic

VERSION = 16
"""Letters of a digest that tell two versions of a page apart."""


class Overlay:
    """Files that lie over those of ``site``; while it is entered. Only ``hocso build`` writes to the site's folder.

    It takes the files of a page (see ``hocso.publish.site.folder.Files``) and keeps those that differ.
    """

    def __init__(self, site: Path) -> None:
        self.site = site

    def __enter__(self) -> Self:
        self.folder = Path(mkdtemp(prefix="hocso-"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, name: str, content: str | bytes) -> None:
        raw = content.encode("utf-8") if isinstance(content, str) else content
        below = self.site / name
        if below.is_file() and below.read_bytes() == raw:
            (self.folder / name).unlink(missing_ok=True)
        else:
            write_atomic(self.folder / name, raw)

    def copy(self, source: Path, name: str) -> str:
        self.write(name, source.read_bytes())
        return file_digest(source)[:8]

    def clear(self) -> None:
        """From now on the site's folder is the newest."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()

    def covers(self, path: Path) -> bool:
        """Whether there is a newer file than this one of the site."""
        return path.is_relative_to(self.site) and (self.folder / path.relative_to(self.site)).is_file()

    def over(self, path: Path) -> Path:
        """The file to serve for one of the site's."""
        return self.folder / path.relative_to(self.site) if self.covers(path) else path

    def version(self, name: str) -> str:
        """What tells the page that is served under ``name`` from the one before; "" if there is none."""
        path = (self.site / name).resolve()
        if not path.is_relative_to(self.site.resolve()):
            return ""
        try:
            return version_of(self.over(self.site / name).read_bytes())
        except OSError:
            return ""


def version_of(page: bytes) -> str:
    return digest(page)[:VERSION]
