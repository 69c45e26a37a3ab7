"""What an author sets under ``hocso:`` in ``_config.yml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ToneMarks = Literal["old", "new", "majority"]
IOrY = Literal["y", "i", "majority"]
Accent = Literal["north", "central", "south"]
PrintSize = Literal[16, 17, 18, 19, 20, 21, 22, 23, 24]
Paper = Literal["a4", "a5"]


@dataclass(frozen=True)
class LanguageLimits:
    """How plain a lesson must be, in syllables and sentences, and which of two right spellings the book keeps to.

    ``tone_marks``: *hòa* is old, *hoà* new. ``i_or_y``: *kĩ* or *kỹ*. ``majority`` goes by what a page does most.
    """

    longest_sentence: int = 25
    average_sentence: int = 15
    sentences_per_step: int = 12
    syllables_per_step: int = 120
    tone_marks: ToneMarks = "old"
    i_or_y: IOrY = "y"


@dataclass(frozen=True)
class ClassLength:
    """How many minutes a lesson may take."""

    shortest: int = 20
    longest: int = 30


@dataclass(frozen=True)
class VoiceSettings:
    """Which voice ``hocso narrate`` uses when none is named, and how it speaks.

    ``name`` is one of the engine's own voices, or the folder with one; "" is its usual one. ``rate`` is the
    pace (1.0 is its own). ``accent`` is where the voice is from, and how the text is read where regions differ.
    """

    engine: str = "gtts"
    name: str = ""
    rate: float = 0.9
    accent: Accent = "north"


@dataclass(frozen=True)
class PrintSettings:
    """How large the words of a learner's paper are, in points, and what it is printed on.

    Below 16 points print is not large; above 24 a line of A4 holds too few words to be read with ease.
    """

    size: PrintSize = 18
    paper: Paper = "a4"


@dataclass(frozen=True)
class Locality:
    """The commune's own name and numbers, printed on everything. All may be empty."""

    name: str = ""
    helper: str = ""
    phone: str = ""
    hours: str = ""
    slogan: str = ""


@dataclass(frozen=True)
class CheckSettings:
    """Which rules ``hocso check`` applies, by code or the beginning of a code, and how severe each is.

    ``select`` empty means all. ``severity`` maps a code or a beginning to ``error``, ``warning`` or ``note``; the
    longest one that fits counts. ``baseline`` names a file of
    findings to be passed over, beside the home page.
    ``slow_cell`` is how many seconds a code cell may take before it is worth a word.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    baseline: str = "check-baseline.json"
    slow_cell: float = 10.0


@dataclass(frozen=True)
class CellSettings:
    """``memory`` is how many megabytes the code cells of one page may fill, where the system can see to it; 0: all."""

    memory: int = 4096


@dataclass(frozen=True)
class Settings:
    """Everything under ``hocso:``, with its defaults. ``reader`` is how the lessons address the learner."""

    reader: str = "bác"
    language: LanguageLimits = field(default_factory=LanguageLimits)
    lesson: ClassLength = field(default_factory=ClassLength)
    check: CheckSettings = field(default_factory=CheckSettings)
    cells: CellSettings = field(default_factory=CellSettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    print: PrintSettings = field(default_factory=PrintSettings)
    locality: Locality = field(default_factory=Locality)
