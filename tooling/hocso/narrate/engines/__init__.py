"""The voices, one line each. A name that is not here lists those that are.

This table is read by every build, so it imports no engine: ``module`` is loaded only where something is to be
said, which is in a worker process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.model.narration import Voice
from hocso.model.settings import Accent, VoiceSettings

EVERYWHERE: tuple[Accent, ...] = ("north", "central", "south")


@dataclass(frozen=True)
class Engine:
    """One kind of voice.

    ``module`` holds ``open_engine() -> Synthesizer``. ``version`` changes whenever the same words would sound
    different; ``voice`` names the speaker that is taken when the settings name none. ``accents`` are those it has, the
    usual one first. A draft is for hearing something at once and is never published.
    """

    name: str
    version: str
    voice: str
    module: str
    rung: Literal["machine", "draft"]
    accents: tuple[Accent, ...] = ("north",)


ENGINES: Mapping[str, Engine] = MappingProxyType(
    {
        engine.name: engine
        for engine in (
            Engine("kokoro", "kokoro-82m-int8.2", "taught", "hocso.narrate.engines.kokoro", "machine", EVERYWHERE),
            Engine("espeak", "1.52.0-1", "flat", "hocso.narrate.engines.espeak", "draft", EVERYWHERE),
        )
    }
)

EMBEDDED = "kokoro"
DRAFT = "espeak"


def engine_named(name: str) -> Engine:
    """The engine of that name; CannotSpeak lists the known ones for any other."""
    if name not in ENGINES:
        raise CannotSpeak(message("narrate.unknown-engine", name=name, known=", ".join(ENGINES)))
    return ENGINES[name]


def voice_of(engine: Engine, settings: VoiceSettings) -> Voice:
    """The voice of this engine that the settings ask for: everything that can change a sound."""
    accent = settings.accent if settings.accent in engine.accents else engine.accents[0]
    return Voice(engine.name, engine.version, engine.voice, accent, settings.rate)
