"""What every command knows: the language to speak and the book to work on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from hocso.messages import message
from hocso.model.errors import CannotRead
from hocso.model.message import Language, Message

MARKS = ("_toc.yml", "_config.yml")


@dataclass(frozen=True)
class Session:
    """One call of the command line. ``named_root`` is the folder given with ``--root``, if one was."""

    language: Language
    named_root: Path | None = None

    @property
    def root(self) -> Path:
        """The book's folder: the one that was named, else the nearest one upwards that holds a book."""
        if self.named_root is None:
            return find_book(Path.cwd())
        if not any((self.named_root / mark).is_file() for mark in MARKS):
            raise CannotRead(message("cli.no-book-there", folder=self.named_root))
        return self.named_root.resolve()

    def near(self, paths: Sequence[str]) -> "Session":
        """This call about the book that holds the first of ``paths``, if the person stands in no book."""
        if self.named_root or not paths or not Path(paths[0]).exists() or holds_book(Path.cwd()):
            return self
        return replace(self, named_root=find_book(Path(paths[0])))

    def text(self, spoken: Message) -> str:
        return spoken.in_language(self.language)

    def print(self, spoken: Message, *, error: bool = False) -> None:
        click.echo(self.text(spoken), err=error)


def holds_book(start: Path) -> bool:
    """Whether ``start`` or a folder above it is a Jupyter Book."""
    try:
        find_book(start)
    except CannotRead:
        return False
    return True


def find_book(start: Path) -> Path:
    """The nearest folder, from ``start`` upwards, that holds a Jupyter Book."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if any((folder / mark).is_file() for mark in MARKS):
            return folder
    raise CannotRead(message("cli.no-book", folder=start))


def nearby(path: Path) -> Path:
    """``path`` as the person would name it: from the folder they are in, if it is inside of that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path
