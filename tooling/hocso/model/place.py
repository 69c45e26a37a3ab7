"""Where in an author's files something stands."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file: ``path`` is relative to the book's root, with ``/``; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
