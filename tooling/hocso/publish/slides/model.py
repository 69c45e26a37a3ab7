"""A lesson as a sequence of slides: what stands on each, whichever form it is written in."""

from dataclasses import dataclass, field, replace
from typing import Literal

from hocso.model.curriculum import Look
from hocso.model.message import Language

Kind = Literal[
    "title", "objectives", "opening", "step", "scam", "practice", "quiz", "answer", "remember", "prose", "end"
]
BoxKind = Literal["theirs", "mine", "note", "harm", "card"]


@dataclass(frozen=True)
class Run:
    """Letters that look alike."""

    text: str
    bold: bool = False
    code: bool = False


Words = tuple[Run, ...]


@dataclass(frozen=True)
class Line:
    """A sentence, or an entry of a list behind its ``marker``; ``depth`` is how far in it begins, in markers."""

    words: Words
    marker: str = ""
    depth: int = 0


@dataclass(frozen=True)
class Box:
    """Lines in a frame: a message from someone or of one's own, a note, or a row of a table too wide to show."""

    kind: BoxKind
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Code:
    """Letters that stand under each other, line by line."""

    text: str


@dataclass(frozen=True)
class Table:
    """``shares`` are the widths of the columns, together 1; ``header`` may be empty."""

    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Choice:
    """A possible answer of a question behind its letter. Only where the answer is given is ``right`` True."""

    letter: str
    words: Words
    right: bool = False
    said: Words = ()


Block = Line | Box | Code | Table | Choice


@dataclass(frozen=True)
class Picture:
    """A picture, whole. ``name`` is that of its bytes; ``width`` and ``height`` are in units of its own.

    ``inline`` says that it is an SVG of our own drawing, whose words are set in the slides' typeface; ``announced``,
    that the line before it belongs to it.
    """

    name: str
    suffix: str
    content: bytes = field(repr=False)
    width: float
    height: float
    alt: str
    inline: bool = False
    caption: Words = ()
    announced: bool = False


@dataclass(frozen=True)
class Slide:
    """One slide: ``label`` stands above the ``title``, all ``blocks`` in letters of ``size`` points.

    ``notes`` are for whoever leads the class, a paragraph each.
    """

    kind: Kind
    label: str
    title: str
    blocks: tuple[Block, ...] = ()
    picture: Picture | None = None
    size: int = 28
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The label and the title as one line."""
        return ". ".join(part for part in (self.label, self.title) if part)


@dataclass(frozen=True)
class Deck:
    """The slides of a lesson. ``foot`` stands at the foot of each, ``address`` is the lesson's page or ""."""

    title: str
    author: str
    language: Language
    look: Look
    foot: str
    address: str
    slides: tuple[Slide, ...]


def bold(words: Words) -> Words:
    return tuple(replace(run, bold=True) for run in words)


def plain(words: Words) -> str:
    """The letters alone."""
    return "".join(run.text for run in words)
