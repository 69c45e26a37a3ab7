"""What a person reads from at the microphone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SheetLine:
    """One sentence. ``said`` is how it is read, "" if as it stands; ``same_as`` the number of an equal one before."""

    number: int
    anchor: str
    text: str
    said: str
    recorded: bool
    outdated: bool
    same_as: int | None

    @property
    def done(self) -> bool:
        """Whether nobody needs to say it."""
        return self.recorded or self.same_as is not None


@dataclass(frozen=True)
class SheetPassage:
    title: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True)
class RecordSheet:
    """The numbered script of one page. ``folder`` is the name under which its recordings are found again."""

    address: str
    folder: str
    title: str
    date: str
    passages: tuple[SheetPassage, ...]

    @property
    def lines(self) -> tuple[SheetLine, ...]:
        return tuple(line for passage in self.passages for line in passage.lines)
