"""What a target publishes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hocso.model.artifact import Artifact
from hocso.model.curriculum import Curriculum
from hocso.model.narration import Track

__all__ = ["Artifact", "Edition"]


@dataclass(frozen=True)
class Edition:
    """A curriculum with its sound: ``tracks[docname][passage anchor]``, and ``lessons[docname]`` all in one track.

    A page may have no track.
    """

    curriculum: Curriculum
    tracks: Mapping[str, Mapping[str, Track]]
    lessons: Mapping[str, Track] = field(default_factory=dict)
