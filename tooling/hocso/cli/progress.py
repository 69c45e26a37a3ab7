"""Progress told to a person: a bar on a terminal, plain lines elsewhere. Always on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from hocso.cli.session import Session
from hocso.model.message import Message
from hocso.model.progress import Progress

if TYPE_CHECKING:
    import rich.progress


@contextmanager
def progress(session: Session) -> Iterator[Progress]:
    """What fits where standard error goes; a bar is taken away when the work ends."""
    if not sys.stderr.isatty():
        yield Lines(session)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    description, count = (TextColumn(f"{{task.{name}}}", markup=False) for name in ("description", "fields[count]"))
    columns = (description, BarColumn(), count, TimeElapsedColumn())
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as display:
        yield Bar(session, display)


class Lines:
    """One line a stage, and one more for each tenth of a long one."""

    LONG = 20

    def __init__(self, session: Session) -> None:
        self.session = session
        self.total: int | None = None
        self.done = 0

    def stage(self, message: Message, total: int | None = None) -> None:
        self.total, self.done = total, 0
        self.note(message)

    def advance(self, pieces: int = 1) -> None:
        before, self.done = self.done, self.done + pieces
        if self.total and self.total >= self.LONG and 10 * self.done // self.total > 10 * before // self.total:
            click.echo(f"  {self.done}/{self.total}", err=True)

    def note(self, message: Message) -> None:
        self.session.print(message, error=True)


class Bar:
    """The stage that runs, drawn by rich; notes scroll away above it."""

    def __init__(self, session: Session, display: "rich.progress.Progress") -> None:
        self.session = session
        self.display = display
        self.task: rich.progress.TaskID | None = None
        self.total: int | None = None
        self.done = 0

    def stage(self, message: Message, total: int | None = None) -> None:
        if self.task is not None:
            self.display.remove_task(self.task)
        self.total, self.done = total, 0
        self.task = self.display.add_task(self.session.text(message), total=total, count=self.count())

    def advance(self, pieces: int = 1) -> None:
        if self.task is not None:
            self.done += pieces
            self.display.update(self.task, completed=self.done, count=self.count())

    def count(self) -> str:
        """How many of how many, if the latter is known."""
        return f"{self.done}/{self.total}" if self.total else ""

    def note(self, message: Message) -> None:
        self.display.console.print(self.session.text(message), markup=False, highlight=False)
