"""What this installation of hocso is: our own files, and the libraries beside them, summed up in a digest."""

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from hocso.store import digest

_PACKAGE = Path(__file__).parent
MADE_BY_PROGRAMS = frozenset({"_build", "node_modules", "__pycache__"})


@cache
def installation_digest() -> str:
    """Changes whenever other code could give another result: ours by time and size, the libraries by version."""
    files = ((path, os.stat(path)) for path in paths_of(_PACKAGE))  # noqa: PTH116 - 600 at each start
    own = (f"{path} {file.st_mtime_ns} {file.st_size}" for path, file in files)
    return digest(sys.platform, sys.version, *own, *_versions())


def bytecode_folder() -> Path:
    """Where Python keeps our bytecode, and we what is made of installed files alone."""
    return Path(cache_from_source(__file__)).parent


def files_of(folder: Path) -> Iterator[Path]:
    """Every file below ``folder`` that an author may touch, sorted: nothing hidden, nothing that programs make."""
    return map(Path, paths_of(folder))


def paths_of(folder: str | Path) -> Iterator[str]:
    """``files_of`` as plain text: thousands of ``Path`` take longer to make than to look at."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:  # it went away, or is not for us
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_file():
            yield entry.path
        elif entry.is_dir(follow_symlinks=False) and entry.name not in MADE_BY_PROGRAMS:
            yield from paths_of(entry.path)


def _versions() -> Iterable[str]:
    """The installed libraries with their versions, as the names of their metadata folders have them."""
    for folder in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        names = (entry.name for entry in Path(folder).iterdir())
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
