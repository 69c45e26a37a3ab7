"""What is said, by which voice, and the sound of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hocso.model.settings import Accent

Rung = Literal["recorded", "machine", "draft", "missing"]


@dataclass(frozen=True)
class Voice:
    """Everything that can change the sound of a sentence; all of it but ``folder`` is part of a clip's key.

    ``folder`` is where a voice lies that its user supplies; ``name`` says which one it is, wherever it lies.
    """

    engine: str
    engine_version: str
    name: str
    accent: Accent
    rate: float
    folder: Path | None = None


@dataclass(frozen=True)
class Utterance:
    """One sentence: what stands on the page, and the words that are said for it."""

    anchor: str
    text: str
    spoken: str


@dataclass(frozen=True)
class Clip:
    """The sound of one utterance, an MP3 file of ``milliseconds``."""

    key: str
    milliseconds: int
    path: Path
    rung: Rung


@dataclass(frozen=True)
class Cue:
    """When in a track one sentence sounds, in whole milliseconds."""

    anchor: str
    begin_ms: int
    end_ms: int


@dataclass(frozen=True)
class Track:
    """The sound of one passage: one MP3, and for each sentence a cue and the rung of its voice, in order.

    ``passage`` is "" for the sound of a whole lesson.
    """

    passage: str
    cues: tuple[Cue, ...]
    rungs: tuple[Rung, ...]
    milliseconds: int
    mp3: Path

    @property
    def draft(self) -> bool:
        return "draft" in self.rungs
