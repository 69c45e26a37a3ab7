"""The voices, one line each. A name that is not here lists those that are.

This table is read by every build, so it imports no engine: ``module`` is loaded only where something is to be
said, which is in a worker process.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.model.narration import Voice
from hocso.model.settings import Accent, VoiceSettings
from hocso.narrate.engines.others import offered, offered_engine
from hocso.narrate.engines.supplied import identity_of

EVERYWHERE: tuple[Accent, ...] = ("north", "central", "south")


@dataclass(frozen=True)
class Engine:
    """One kind of voice.

    ``module`` holds ``open_engine() -> Synthesizer``. ``version`` changes whenever the same words would sound
    different; ``voice`` names the speaker that is taken when the settings name none. ``accents`` are those it has, the
    usual one first. A draft is for hearing something at once and is never published.

    ``voices`` are the further speakers that the settings may name; ``supplied`` voices are folders instead. ``paces``
    are the only ones it has, if it cannot take any. ``service`` is who gets to read what is said, "" if it never
    leaves this machine; no more than ``at_once`` sentences are with it at a time. ``package`` is what has to be
    installed for it beside hocso.
    """

    name: str
    version: str
    voice: str
    module: str
    rung: Literal["machine", "draft"]
    accents: tuple[Accent, ...] = ("north",)
    voices: tuple[str, ...] = ()
    paces: tuple[float, ...] = ()
    supplied: bool = False
    service: str = ""
    at_once: int | None = None
    package: str = ""


ENGINES: Mapping[str, Engine] = MappingProxyType(
    {
        engine.name: engine
        for engine in (
            Engine(
                "gtts",
                "1",
                "vi",
                "hocso.narrate.engines.gtts",
                "machine",
                paces=(1.0, 0.6),
                service="Google",
                at_once=2,
            ),  # fmt: skip
            Engine(
                "edge",
                "1",
                "vi-VN-HoaiMyNeural",
                "hocso.narrate.engines.edge",
                "machine",
                voices=("vi-VN-NamMinhNeural",),
                service="Microsoft",
                at_once=2,
                package="edge-tts",
            ),  # fmt: skip
            Engine("piper", "1", "", "hocso.narrate.engines.piper", "machine", supplied=True, package="piper-tts"),
            Engine("kokoro", "kokoro-82m-int8.4", "taught", "hocso.narrate.engines.kokoro", "machine", EVERYWHERE),
            Engine("espeak", "1.52.0-2", "flat", "hocso.narrate.engines.espeak", "draft", EVERYWHERE),
        )
    }
)

EMBEDDED = "kokoro"
DRAFT = "espeak"

SLOWEST, FASTEST = 0.3, 3.0
NOWHERE = Path()
NOTHING: Mapping[str, str] = MappingProxyType({})


def engine_named(name: str) -> Engine:
    """The engine of that name, ours or another package's; CannotSpeak lists the known ones for any other."""
    if name in ENGINES:
        return ENGINES[name]
    engine = offered_engine(name)
    if engine is None:
        raise CannotSpeak(message("narrate.unknown-engine", name=name, known=", ".join([*ENGINES, *offered()])))
    if not isinstance(engine, Engine) or engine.name != name:
        raise CannotSpeak(message("narrate.broken-engine", name=name, reason=repr(engine)))
    return engine


def asking(settings: VoiceSettings, engine: str | None = None, name: str | None = None) -> VoiceSettings:
    """The settings with another engine or voice asked for; a voice's name in them is of their own engine only."""
    engine = engine or settings.engine
    own = settings.name if engine == settings.engine else ""
    return replace(settings, engine=engine, name=own if name is None else name)


def voice_of(
    engine: Engine, settings: VoiceSettings, root: Path = NOWHERE, known: Mapping[str, str] = NOTHING
) -> Voice:
    """The voice of this engine that the settings ask for: everything that can change a sound, and nothing else.

    ``root`` is where a folder with a voice is looked for; one that is not there may be ``known`` by its name. Raises
    CannotSpeak for a voice that the engine does not have.
    """
    asked = asking(settings, engine.name)
    if not SLOWEST <= asked.rate <= FASTEST:
        raise CannotSpeak(message("narrate.bad-rate", rate=asked.rate, slowest=SLOWEST, fastest=FASTEST))
    accent = asked.accent if asked.accent in engine.accents else engine.accents[0]
    pace = min(engine.paces, key=lambda one: abs(one - asked.rate)) if engine.paces else asked.rate
    if engine.supplied:
        folder = root / asked.name
        return Voice(engine.name, engine.version, _identity(engine, asked.name, folder, known), accent, pace, folder)
    return Voice(engine.name, engine.version, _speaker(engine, asked.name), accent, pace)


def _identity(engine: Engine, name: str, folder: Path, known: Mapping[str, str]) -> str:
    if not name:
        raise CannotSpeak(message("narrate.no-voice-named", engine=engine.name))
    return known[name] if name in known and not folder.is_dir() else identity_of(folder)


def _speaker(engine: Engine, name: str) -> str:
    known = (engine.voice, *engine.voices)
    if name and name not in known:
        raise CannotSpeak(message("narrate.unknown-voice", engine=engine.name, name=name, known=", ".join(known)))
    return name or engine.voice
