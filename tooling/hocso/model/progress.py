"""How long work tells a person where it is, without knowing who listens."""

from dataclasses import dataclass, field
from typing import Protocol

from hocso.model.message import Message


class Progress(Protocol):
    """Shown as a bar on a terminal and as plain lines elsewhere."""

    def stage(self, message: Message, total: int | None = None) -> None:
        """A new stage begins, of ``total`` pieces if that is known."""

    def advance(self, pieces: int = 1) -> None:
        """Some pieces of the stage are done."""

    def note(self, message: Message) -> None:
        """Something the person should know; the stage goes on."""


class Silent:
    """Says nothing: for tests and for callers that do not care."""

    def stage(self, message: Message, total: int | None = None) -> None: ...

    def advance(self, pieces: int = 1) -> None: ...

    def note(self, message: Message) -> None: ...


@dataclass
class KeepingNotes:
    """Passes everything on to a ``listener`` and keeps the notes."""

    listener: Progress
    notes: list[Message] = field(default_factory=list)

    def stage(self, message: Message, total: int | None = None) -> None:
        self.listener.stage(message, total)

    def advance(self, pieces: int = 1) -> None:
        self.listener.advance(pieces)

    def note(self, message: Message) -> None:
        self.notes.append(message)
        self.listener.note(message)
