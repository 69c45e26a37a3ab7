"""Knowing that nothing changed since the last build, without reading a lesson or importing Sphinx.

What went in is summed up in one digest; what came out is remembered with it, and believed only while every file
that was made is still there, whole.
"""

import datetime as dt
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from hocso.digests import Digests, digests_beside
from hocso.installation import installation_digest, paths_of
from hocso.model.artifact import Artifact
from hocso.model.finding import Finding, finding_of
from hocso.model.message import Message
from hocso.store import digest, name_below, write_atomic

_SOUND = (".mp3", ".wav", ".ogg", ".opus", ".m4a")


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


class LastTime:
    """What came of a book the last time that the same was asked of it, kept in ``memory``.

    What goes in counts as it is when this is made: a lesson that is edited during a long build is not taken for built.
    """

    def __init__(self, memory: Path, root: Path, *asked: str, sound: bool = True, clips: bool = True) -> None:
        self._memory = memory
        self._digests = digests_beside(memory)
        self._inputs = _inputs_digest(root, self._digests, *asked, sound=sound, clips=clips)

    def recall(self) -> Outcome | None:
        """What came of the same book; None if it was another one, or something made of it is not whole."""
        try:
            kept = json.loads(self._memory.read_text(encoding="utf-8"))
            if kept["inputs"] != self._inputs:
                return None
            outcome = _outcome(kept["outcome"], self._memory.parent)
            made = {str(artifact.path): artifact.sha256 for artifact in outcome.artifacts}
            whole = self._digests.of(made) == made
        except (OSError, ValueError, KeyError, TypeError):
            return None
        self._digests.save()
        return outcome if whole else None

    def remember(self, outcome: Outcome) -> None:
        """Keep what came of the book, for ``recall``."""
        made = [
            (artifact.target, name_below(str(self._memory.parent), str(artifact.path)), artifact.sha256)
            for artifact in outcome.artifacts
        ]
        kept = {**asdict(replace(outcome, artifacts=())), "artifacts": made}
        write_atomic(self._memory, json.dumps({"inputs": self._inputs, "outcome": kept}, ensure_ascii=False))
        with suppress(OSError):
            self._digests.of(str(artifact.path) for artifact in outcome.artifacts)
        self._digests.save()


def _inputs_digest(root: Path, digests: Digests, *asked: str, sound: bool, clips: bool) -> str:
    """Everything that can change what a build makes of the book in ``root``, and what was ``asked`` of it.

    The author's files by their bytes, those with sound only if that matters, and of these the ``clips`` that we made
    ourselves only if they do; our own by time and size, the libraries by version, and the day, because facts expire.
    """
    files = (path for path in paths_of(root) if not path.endswith(_SOUND) or (sound and (clips or not _clip(path))))
    parts = [*asked, dt.date.today().isoformat(), installation_digest()]
    parts += [f"{path.removeprefix(str(root))} {sha256}" for path, sha256 in digests.of(files).items()]
    return digest(*parts)


def _clip(path: str) -> bool:
    return Path(path).parent.parent.name == "voice"


def _outcome(kept: Mapping[str, Any], folder: Path) -> Outcome:
    return Outcome(
        findings=tuple(finding_of(finding) for finding in kept["findings"]),
        artifacts=tuple(
            Artifact(target, Path(os.path.normpath(f"{folder}/{path}")), sha256)
            for target, path, sha256 in kept["artifacts"]
        ),
        drafts=int(kept["drafts"]),
        notes=tuple(Message(**note) for note in kept["notes"]),
        pages=tuple(kept["pages"]),
    )
