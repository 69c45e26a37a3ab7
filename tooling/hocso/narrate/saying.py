"""Trying out one text: what is said for it, and how that sounds."""

import io
import wave
from collections.abc import Mapping
from pathlib import Path

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.model.settings import Accent, VoiceSettings
from hocso.narrate.engines import NOWHERE, engine_named, voice_of
from hocso.narrate.mp3 import SAMPLES_A_SECOND
from hocso.narrate.spoken import spoken
from hocso.narrate.workshop import clips, samples_of

DEFAULTS = VoiceSettings()
SUFFIXES = (".wav", ".mp3")


def say(text: str, lexicon: Mapping[str, str], accent: Accent = DEFAULTS.accent) -> str:
    """What is said for ``text``; "" if there is nothing to say."""
    return spoken(text, lexicon, accent)


def sound_of(
    words: str, suffix: str, engine_name: str | None = None, settings: VoiceSettings = DEFAULTS, root: Path = NOWHERE
) -> bytes:
    """The sound of words from ``say`` as a file's bytes: ``.wav`` or ``.mp3``. Raises CannotSpeak.

    ``root`` is where a voice is looked for that is a folder.
    """
    if suffix.lower() not in SUFFIXES:
        raise CannotSpeak(message("narrate.unknown-suffix", suffix=suffix, known=", ".join(SUFFIXES)))
    if not words:
        raise CannotSpeak(message("narrate.nothing-to-say"))
    engine = engine_named(engine_name or settings.engine)
    voice = voice_of(engine, settings, root)
    if suffix.lower() == ".wav":
        return _wav(samples_of(engine, voice, words))
    return next(mp3 for _, mp3 in clips(engine, voice, [words]))


def _wav(pcm: bytes) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLES_A_SECOND)
        out.writeframes(pcm)
    return file.getvalue()
