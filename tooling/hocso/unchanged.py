"""Knowing that nothing changed since the last build, without reading a lesson or importing Sphinx.

What went in is summed up in one digest; what came out is remembered with it, and believed only while every file
that was made is still there, whole.
"""

import datetime as dt
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hocso.installation import files_of, installation_digest
from hocso.model.artifact import Artifact
from hocso.model.finding import Finding, finding_of
from hocso.model.message import Message
from hocso.store import digest, file_digest, write_atomic

_SOUND = frozenset({".mp3", ".wav", ".ogg", ".opus", ".m4a"})


@dataclass(frozen=True)
class Outcome:
    """What a build or a check found, said and made.

    ``drafts`` counts the sentences spoken by the draft voice; ``pages`` are the paths of the pages that were checked.
    """

    findings: tuple[Finding, ...]
    artifacts: tuple[Artifact, ...] = ()
    drafts: int = 0
    notes: tuple[Message, ...] = ()
    pages: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.findings)


def inputs_digest(root: Path, *asked: str, sound: bool = True, clips: bool = True) -> str:
    """Everything that can change what a build makes of the book in ``root``, and what was ``asked`` of it.

    The author's files by their bytes (a clock may be wrong), those with sound only if that matters, and of these the
    ``clips`` that we made ourselves only if they do; our own by time and size, the libraries by version, and the day,
    because facts expire.
    """
    files = (path for path in files_of(root) if path.suffix not in _SOUND or (sound and (clips or not _clip(path))))
    parts = [*asked, dt.date.today().isoformat(), installation_digest()]
    parts += [f"{path.relative_to(root).as_posix()} {file_digest(path)}" for path in files]
    return digest(*parts)


def _clip(path: Path) -> bool:
    return path.parent.parent.name == "voice"


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


def _outcome(kept: Mapping[str, Any], folder: Path) -> Outcome:
    return Outcome(
        findings=tuple(finding_of(finding) for finding in kept["findings"]),
        artifacts=tuple(
            Artifact(made["target"], Path(os.path.normpath(folder / made["path"])), made["sha256"])
            for made in kept["artifacts"]
        ),
        drafts=int(kept["drafts"]),
        notes=tuple(Message(**note) for note in kept["notes"]),
        pages=tuple(kept["pages"]),
    )
