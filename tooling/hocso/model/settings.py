"""What an author sets under ``hocso:`` in ``_config.yml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class LanguageLimits:
    """How plain a lesson's sentences must be, counted in syllables."""

    longest_sentence: int = 25
    average_sentence: int = 15


@dataclass(frozen=True)
class ClassLength:
    """How many minutes a lesson may take."""

    shortest: int = 20
    longest: int = 30


@dataclass(frozen=True)
class VoiceSettings:
    """Which voice ``hocso narrate`` uses when none is named, and how fast it speaks (1.0 is its own pace)."""

    engine: str = "kokoro"
    rate: float = 0.9


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
    longest one that fits counts. ``baseline`` names a file, from the book's root, of findings to be passed over.
    ``slow_cell`` is how many seconds a code cell may take before it is worth a word.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    baseline: str = ""
    slow_cell: float = 10.0


@dataclass(frozen=True)
class Settings:
    """Everything under ``hocso:``, with its defaults. ``reader`` is how the lessons address the learner."""

    reader: str = "bác"
    language: LanguageLimits = field(default_factory=LanguageLimits)
    lesson: ClassLength = field(default_factory=ClassLength)
    check: CheckSettings = field(default_factory=CheckSettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    locality: Locality = field(default_factory=Locality)
