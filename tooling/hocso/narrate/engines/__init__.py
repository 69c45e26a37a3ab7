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


@dataclass(frozen=True)
class Engine:
    """One kind of voice.

    ``module`` holds ``open_engine() -> Synthesizer``. ``version`` changes whenever the same words would sound
    different; ``voice`` names the speaker. A draft is for hearing something at once and is never published.
    """

    name: str
    version: str
    voice: str
    module: str
    rung: Literal["machine", "draft"]


ENGINES: Mapping[str, Engine] = MappingProxyType(
    {
        engine.name: engine
        for engine in (
            Engine("kokoro", "kokoro-82m-int8.1", "vi-north-ja5", "hocso.narrate.engines.kokoro", "machine"),
            Engine("espeak", "1.52.0-1", "vi-north-flat", "hocso.narrate.engines.espeak", "draft"),
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


def voice_of(engine: Engine, rate: float) -> Voice:
    """Everything about this engine that can change a sound."""
    return Voice(engine=engine.name, engine_version=engine.version, name=engine.voice, rate=rate)
