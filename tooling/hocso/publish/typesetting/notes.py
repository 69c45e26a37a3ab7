"""What the author should know about a booklet, each thing told once."""

from hocso.model.message import Message
from hocso.model.progress import Progress


class Notes:
    """Passes messages on to whoever listens; a message already told is not told again."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._told: set[Message | str] = set()

    def add(self, told: Message, subject: str = "") -> None:
        """Of the messages with one ``subject`` only the first is told."""
        if (subject or told) not in self._told:
            self._told.add(subject or told)
            self._progress.note(told)
