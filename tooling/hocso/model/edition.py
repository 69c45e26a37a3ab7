"""What a target publishes, and what it made."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hocso.model.curriculum import Curriculum
from hocso.model.narration import Track


@dataclass(frozen=True)
class Edition:
    """A curriculum with its sound: ``tracks[docname][passage anchor]``. A page may have no track."""

    curriculum: Curriculum
    tracks: Mapping[str, Mapping[str, Track]]


@dataclass(frozen=True)
class Artifact:
    """One file that a target made."""

    target: str
    path: Path
    sha256: str
