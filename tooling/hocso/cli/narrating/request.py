"""What a person asked of ``hocso narrate``, and what is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hocso.cli.narrated import LastNarration
from hocso.cli.session import Session
from hocso.model.progress import Progress

if TYPE_CHECKING:
    from hocso.model.curriculum import Curriculum
    from hocso.model.lesson import Lesson


@dataclass(frozen=True)
class Options:
    """The options that go with some modes only."""

    engine: str | None
    voice: str | None
    cluster: str | None
    form: str
    out: Path | None
    missing: bool


@dataclass(frozen=True)
class Request:
    """``pages`` are those that were named, all of the book if none was; ``given`` is the value of the mode's option.

    ``last`` remembers what was spoken, where something is to be spoken.
    """

    session: Session
    curriculum: "Curriculum"
    pages: "Sequence[Lesson]"
    given: object
    options: Options
    progress: Progress
    last: LastNarration | None

    @property
    def file(self) -> Path:
        """The file or folder that the mode was given."""
        return Path(str(self.given))


@dataclass(frozen=True)
class Answer:
    """What is printed, on standard output and on standard error, once the work is done; and the exit code."""

    text: str
    remarks: str = ""
    code: int = 0
