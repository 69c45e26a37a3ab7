"""Making the clips that are missing, with a voice that may be slow."""

from collections.abc import Iterable
from dataclasses import dataclass

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.narration import Voice
from hocso.model.progress import Progress, Silent


@dataclass(frozen=True)
class Spoken:
    """What a run of ``speak`` did: clips ``made`` now, and clips that were there before (``kept``)."""

    voice: Voice
    made: int
    kept: int


def speak(
    curriculum: Curriculum, pages: Iterable[Lesson], engine_name: str | None = None, progress: Progress = Silent()
) -> Spoken:
    """Make the missing clips of these pages with the named engine, or the configured one.

    Each clip is in place whole as soon as it is made, so a run that was stopped goes on where it stopped.
    Raises CannotSpeak if the engine is unknown or cannot work here.
    """
    raise NotImplementedError
