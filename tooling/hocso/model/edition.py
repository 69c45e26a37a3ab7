"""What a target publishes."""

from collections.abc import Mapping
from dataclasses import dataclass

from hocso.model.artifact import Artifact
from hocso.model.curriculum import Curriculum
from hocso.model.narration import Track

__all__ = ["Artifact", "Edition"]


@dataclass(frozen=True)
class Edition:
    """A curriculum with its sound: ``tracks[docname][passage anchor]``. A page may have no track."""

    curriculum: Curriculum
    tracks: Mapping[str, Mapping[str, Track]]
