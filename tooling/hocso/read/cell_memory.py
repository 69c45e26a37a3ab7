"""Which code cells stand in each page, kept until the page changes, or something that it is read with."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from hocso.installation import installation_digest
from hocso.read.sealed import read_sealed, write_sealed
from hocso.store import digest


@dataclass(frozen=True)
class CodeCells:
    """What a reading must know of a page's code cells; the notebook itself is only needed to run them.

    ``key`` stands for the code and its kernel (``code_key``), ``lines`` are the source lines on which each cell's text
    begins. ``seconds`` is the page's own limit (``mystnb: {execution_timeout: …}``), 0 if it has none;
    ``allow_errors`` and ``in_temp`` too are its own, None where it has the book's.
    """

    key: str
    lines: tuple[int, ...]
    seconds: int = 0
    allow_errors: bool | None = None
    in_temp: bool | None = None
    saved_with_outputs: bool = False


@dataclass(frozen=True)
class Found:
    """What was found in a source with this digest: no ``cells`` where MyST-NB would run nothing."""

    source: str
    cells: CodeCells | None


@dataclass
class CellMemory:
    """What was found in the pages below ``root``, in one file; without a file nothing is kept.

    ``circumstances`` is all that decides what is found in a page besides the page itself. A file that was written in
    others, or is not as it was written, is as good as none.
    """

    root: Path
    file: Path | None = None
    circumstances: str = ""
    _now: dict[str, Found] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._before = self._load()

    def recall(self, path: Path, source: bytes) -> Found | None:
        """What was found in the page when it was the same as now; None if that is not known."""
        found = self._before.get(self._name(path))
        return found if found and found.source == digest(source) else None

    def note(self, path: Path, source: bytes, cells: CodeCells | None) -> None:
        self._now[self._name(path)] = Found(digest(source), cells)

    def save(self) -> None:
        """Keep what is new, and the rest of what is known of pages that are still there."""
        if self.file and self._now:
            known = {**self._before, **self._now}
            there = {name: asdict(known[name]) for name in known if (self.root / name).is_file()}
            write_sealed(self.file, there, self.circumstances)

    def _load(self) -> Mapping[str, Found]:
        kept = read_sealed(self.file, self.circumstances) if self.file else {}
        return {name: Found(row["source"], _cells(row["cells"])) for name, row in kept.items()}

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def circumstances_of(sphinx: Mapping[str, Any]) -> str:
    """A digest of what decides how MyST-NB reads a notebook: its code and ours, syntax, formats, names of kernels."""
    deciding = ("myst_", "nb_kernel", "nb_custom")
    seen = {name: value for name, value in sphinx.items() if name.startswith(deciding)}
    return digest(installation_digest(), json.dumps(seen, sort_keys=True, default=repr))


def _cells(row: Mapping[str, Any] | None) -> CodeCells | None:
    return CodeCells(**{**row, "lines": tuple(row["lines"])}) if row else None
