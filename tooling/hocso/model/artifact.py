"""What a target made."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Artifact:
    """One file that a target made."""

    target: str
    path: Path
    sha256: str
