"""Knowing that every sentence has its clip, without reading a lesson or importing Sphinx."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hocso.messages import message
from hocso.model.artifact import Artifact
from hocso.model.message import Message
from hocso.store import file_digest
from hocso.unchanged import LastTime, Outcome

if TYPE_CHECKING:
    from hocso.narrate import Spoken


@dataclass(frozen=True)
class LastNarration:
    """What the last ``hocso narrate`` left in a book."""

    last: LastTime

    def said(self) -> Message | None:
        """What to say if the same was asked of the same book and all its clips are there, whole."""
        before = self.last.recall()
        return before.notes[0] if before and before.notes else None

    def keep(self, spoken: "Spoken") -> None:
        clips = tuple(Artifact(spoken.voice.engine, path, file_digest(path)) for path in spoken.files)
        self.last.remember(Outcome((), clips, notes=(told(spoken, made=0),)))


def last_narration(root: Path, asked: Mapping[str, object]) -> LastNarration:
    """``asked`` is every option of the call: another voice or another page is another question."""
    return LastNarration(LastTime(root / ".hocso" / "last-narrate.json", root, repr(asked), clips=False))


def told(spoken: "Spoken", made: int | None = None) -> Message:
    """How many sentences were spoken now and how many before; ``made`` for how many it would be at another time."""
    now = spoken.made if made is None else made
    return message("cli.spoken", made=now, kept=spoken.made + spoken.kept - now, voice=spoken.voice.engine)
