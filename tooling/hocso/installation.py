"""What this installation of hocso is: our own files, and the libraries beside them, summed up in a digest."""

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from hocso.store import digest

_PACKAGE = Path(__file__).parent
MADE_BY_PROGRAMS = frozenset({"_build", "node_modules", "__pycache__"})


@cache
def installation_digest() -> str:
    """Changes whenever other code could give another result: ours by time and size, the libraries by version."""
    own = (f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}" for path in files_of(_PACKAGE))
    return digest(sys.platform, sys.version, *own, *_versions())


def files_of(folder: Path) -> Iterator[Path]:
    """Every file below ``folder`` that an author may touch, sorted: nothing hidden, nothing that programs make."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in MADE_BY_PROGRAMS and not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                yield path


def _versions() -> Iterable[str]:
    """The installed libraries with their versions, as the names of their metadata folders have them."""
    for folder in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        names = (entry.name for entry in Path(folder).iterdir())
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
