"""The draft voice: espeak-ng, from its wheel, through ctypes.

espeak-ng is under GPL-3.0-or-later and its library keeps state that no call resets, so it is opened only in worker
processes (``narrate/speaking``), one utterance at a time.

Its own Vietnamese voice says the same sentence differently at every call: two oscillators, ``flutter`` and
``roughness``, run on from sentence to sentence. The voices below are the library's own with both switched off, and
give the same samples every time. They are made quick too (decision 0090).
"""

import ctypes
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.model.narration import Voice
from hocso.model.settings import Accent
from hocso.narrate.engines.speech import Speech, Synthesizer

STEADY = "flutter 0\nroughness 0\n"
# Only two formants are sums of all harmonics near them, those above are one harmonic each: in a third of the time.
QUICK = "clarity 1\n"
# The library's own voices of these names, without what makes them waver.
VOICES: Mapping[Accent, str] = {
    "north": """\
name Vietnamese (Northern), steady
language vi
words 1 2
pitch 95 175
tone 100 225 800 100 2000 50 5400 75 8000 200
""",
    "central": """\
name Vietnamese (Central), steady
language vi-vn-x-central
phonemes vi-hue
dictrules 1
words 1
pitch 82 118
voicing 90
""",
    "south": """\
name Vietnamese (Southern), steady
language vi-vn-x-south
phonemes vi-sgn
dictrules 2
words 1
pitch 82 118
voicing 90
""",
}

# From speak_lib.h of espeak-ng 1.52.
AUDIO_OUTPUT_SYNCHRONOUS = 2
RATE, VOLUME = 1, 2
POSITION_BY_CHARACTER = 1
CHARS_UTF8 = 1
NORMAL_WORDS_A_MINUTE = 175
VOLUME_WITHOUT_CLIPPING = 70
BUFFER_MS = 200

Receive = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """The library, open. Only one may be open in a process."""

    def __init__(self) -> None:
        self._library, self._sample_rate = _opened()
        self._received: list[bytes] = []
        self._receive = Receive(self._take)  # kept, or the library would call freed memory
        self._library.espeak_SetSynthCallback(self._receive)
        self._accent: Accent | None = None
        self._library.espeak_SetParameter(VOLUME, VOLUME_WITHOUT_CLIPPING, 0)

    def synthesize(self, spoken: str, voice: Voice) -> Speech:
        self._take_on(voice.accent)
        text = spoken.encode() + b"\0"
        self._received.clear()
        self._library.espeak_SetParameter(RATE, round(NORMAL_WORDS_A_MINUTE * voice.rate), 0)
        failed = self._library.espeak_Synth(text, len(text), 0, POSITION_BY_CHARACTER, 0, CHARS_UTF8, None, None)
        if failed:
            raise CannotSpeak(message("narrate.no-espeak", reason=spoken))
        self._library.espeak_Synchronize()
        return Speech(np.frombuffer(b"".join(self._received), np.int16), self._sample_rate)

    def _take_on(self, accent: Accent) -> None:
        if accent == self._accent:
            return
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / accent
            file.write_text(VOICES[accent] + STEADY + QUICK, encoding="utf-8")
            if self._library.espeak_SetVoiceByFile(str(file).encode()) != 0:
                raise CannotSpeak(message("narrate.no-espeak", reason=accent))
        self._accent = accent

    def _take(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._received.append(ctypes.string_at(samples, 2 * count))
        return 0


@cache
def _opened() -> tuple[ctypes.CDLL, int]:
    """Once in a process: opened a second time, the library may end it."""
    try:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path()
    except (ImportError, OSError, RuntimeError) as error:
        raise CannotSpeak(message("narrate.no-espeak", reason=error)) from error
    sample_rate = library.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, BUFFER_MS, data.encode(), 0)
    if sample_rate <= 0:
        raise CannotSpeak(message("narrate.no-espeak", reason=data))
    return library, sample_rate


def open_engine() -> Synthesizer:
    """The voice, ready to speak: some milliseconds. Raises CannotSpeak."""
    return Espeak()
