"""Where clips and tracks are kept."""

from pathlib import Path

from hocso.model.curriculum import Curriculum


def prune(curriculum: Curriculum) -> tuple[Path, ...]:
    """Remove the clips in ``voice/`` that no sentence of the book uses; returns what was removed."""
    raise NotImplementedError
