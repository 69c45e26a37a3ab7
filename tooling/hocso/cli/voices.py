"""Which voice a person means by the options of a command, and what is done when its service cannot be reached."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hocso.messages import message
from hocso.model.errors import CannotReach
from hocso.model.message import Message
from hocso.model.settings import VoiceSettings

T = TypeVar("T")


def voice_asked_for(settings: VoiceSettings, engine: str | None, name: str | None, root: Path) -> VoiceSettings:
    """The settings with what the options say; a folder counts from where the person is, or else from ``root``."""
    from hocso.narrate import asking, engine_named

    if name and engine_named(engine or settings.engine).supplied and Path(name).is_dir():
        folder = Path(name).resolve()
        name = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)
    return asking(settings, engine, name)


def or_embedded(make: Callable[[str], T], settings: VoiceSettings, chosen: bool, tell: Callable[[Message], None]) -> T:
    """What ``make`` gives with the configured engine, or with the embedded one where the former cannot be reached.

    Not if the person has ``chosen`` that engine: then it is an error.
    """
    from hocso.narrate import EMBEDDED, engine_named

    try:
        return make(settings.engine)
    except CannotReach:
        if chosen:
            raise
        tell(message("cli.reads-offline", service=engine_named(settings.engine).service, voice=EMBEDDED))
        return make(EMBEDDED)
