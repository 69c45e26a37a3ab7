"""Knowing that nothing changed since the last build, without reading a lesson or importing Sphinx.

What went in is summed up in one digest; what came out is remembered with it, and believed only while every file
that was made is still there, whole.
"""

import datetime as dt
import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hocso.model.artifact import Artifact
from hocso.model.finding import Edit, Finding, Fix
from hocso.model.message import Message
from hocso.store import digest, file_digest, write_atomic

_MADE_BY_PROGRAMS = frozenset({"_build", "node_modules", "__pycache__"})
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Outcome:
    """What a build found, said and made. ``drafts`` counts the sentences spoken by the draft voice."""

    findings: tuple[Finding, ...]
    artifacts: tuple[Artifact, ...]
    drafts: int
    notes: tuple[Message, ...] = ()

    @property
    def errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.findings)


def inputs_digest(root: Path, *asked: str) -> str:
    """Everything that can change what a build makes of the book in ``root``, and what was ``asked`` of it.

    The author's files by their bytes (a clock may be wrong), our own by time and size, the libraries by version,
    and the day, because facts expire.
    """
    parts = [*asked, dt.date.today().isoformat(), sys.platform, sys.version]
    parts += [f"{path.relative_to(root).as_posix()} {file_digest(path)}" for path in _files(root)]
    parts += [f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}" for path in _files(_PACKAGE)]
    return digest(*parts, *_versions())


def recall(memory: Path, inputs: str) -> Outcome | None:
    """What the last build with these ``inputs`` gave; None if it was another one, or something it made is not whole."""
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
        if kept["inputs"] != inputs:
            return None
        outcome = _outcome(kept["outcome"], memory.parent)
        whole = all(file_digest(artifact.path) == artifact.sha256 for artifact in outcome.artifacts)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return outcome if whole else None


def remember(memory: Path, inputs: str, outcome: Outcome) -> None:
    """Keep what a build gave, for ``recall``."""
    kept = asdict(outcome)
    for artifact in kept["artifacts"]:
        artifact["path"] = os.path.relpath(artifact["path"], memory.parent)
    write_atomic(memory, json.dumps({"inputs": inputs, "outcome": kept}, ensure_ascii=False, indent=1))


def _files(folder: Path) -> Iterator[Path]:
    """Every file below ``folder`` that an author may touch, sorted: nothing hidden, nothing that programs make."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _MADE_BY_PROGRAMS and not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                yield path


def _versions() -> Iterable[str]:
    """The installed libraries with their versions, as the names of their metadata folders have them."""
    for folder in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        names = (entry.name for entry in Path(folder).iterdir())
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _outcome(kept: Mapping[str, Any], folder: Path) -> Outcome:
    return Outcome(
        findings=tuple(_finding(finding) for finding in kept["findings"]),
        artifacts=tuple(
            Artifact(made["target"], Path(os.path.normpath(folder / made["path"])), made["sha256"])
            for made in kept["artifacts"]
        ),
        drafts=int(kept["drafts"]),
        notes=tuple(Message(**note) for note in kept["notes"]),
    )


def _finding(kept: Mapping[str, Any]) -> Finding:
    fix = kept["fix"]
    edits: Sequence[Mapping[str, Any]] = fix["edits"] if fix else ()
    return Finding(
        **{
            **kept,
            "message": Message(**kept["message"]),
            "fix": Fix(tuple(Edit(**edit) for edit in edits), fix["safe"]) if fix else None,
        }
    )
