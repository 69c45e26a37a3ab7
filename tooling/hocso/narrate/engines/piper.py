"""A Piper voice from a folder that its user supplies. Piper is GPL-3.0-or-later and runs in worker processes only.

A voice is a model (``*.onnx``) and, beside it, its settings (``*.onnx.json``). A model with noise in it, as most have,
says the same words a little differently each time.
"""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.model.narration import Voice
from hocso.narrate.engines.speech import Speech, Synthesizer
from hocso.narrate.engines.supplied import model_in, settings_of

if TYPE_CHECKING:
    from piper import PiperVoice


class Piper:
    """The voice that was used last, open."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._voice: PiperVoice | None = None

    def synthesize(self, spoken: str, voice: Voice) -> Speech:
        from piper import SynthesisConfig

        opened = self._opened(voice)
        try:
            pace = SynthesisConfig(length_scale=opened.config.length_scale / voice.rate)
            pieces = [chunk.audio_int16_array for chunk in opened.synthesize(spoken, pace)]
        except Exception as error:  # whatever a model that does not fit its settings sets off in onnxruntime
            raise CannotSpeak(message("narrate.broken-piper", folder=voice.folder, reason=error)) from error
        if not pieces:
            raise CannotSpeak(message("narrate.nothing-to-say"))
        return Speech(np.concatenate([piece.reshape(-1) for piece in pieces]), opened.config.sample_rate)

    def _opened(self, voice: Voice) -> "PiperVoice":
        if self._voice is None or self._folder != voice.folder:
            assert voice.folder is not None  # voice_of sees to it
            self._voice, self._folder = _loaded(voice.folder), voice.folder
        return self._voice


def _loaded(folder: Path) -> "PiperVoice":
    from piper import PiperVoice

    model = model_in(folder)
    try:
        return PiperVoice.load(model, settings_of(model))
    except Exception as error:  # onnxruntime's own errors have no common class; a setting may be missing or wrong
        raise CannotSpeak(message("narrate.broken-piper", folder=folder, reason=error)) from error


def open_engine() -> Synthesizer:
    """Piper, ready to load a voice. Raises ImportError without it."""
    import piper  # noqa: F401

    logging.getLogger("piper").setLevel(logging.ERROR)  # it warns of each phoneme that a model lacks, in each sentence
    return Piper()
