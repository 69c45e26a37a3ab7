"""Sounds that others made (WAV, MP3, Ogg, M4A and whatever else FFmpeg reads) as samples."""

import io
import wave
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

import av
import numpy as np

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.narrate.sound.samples import Floats

CUT_SHORT = 0.5  # seconds that may lack from what a file says of itself: encoders count their padding differently

LONGEST = 600  # seconds: hours of silence are a small file, and would fill the memory
UNKNOWN = 0x7FFFF000  # bytes: what a recorder that cannot go back to the head writes there, or more

# Recorders write names in whatever letters they know. From release 19 on the library minds none, and cannot be asked.
ANY_TAGS: Mapping[str, Any] = MappingProxyType(
    {} if int(version("av").partition(".")[0]) >= 19 else {"metadata_errors": "replace"}
)


def decoded(sound: bytes) -> tuple[Floats, int]:
    """One channel of samples (full scale is 1; a few formats go over it) and how many make a second.

    Several channels are averaged. Raises CannotSpeak for bytes that are no sound, broken, empty, cut short, or
    longer than ten minutes.
    """
    try:
        with av.open(io.BytesIO(sound), "r", **ANY_TAGS) as container:
            stream = next((each for each in container.streams if isinstance(each, av.AudioStream)), None)
            if stream is None:
                raise CannotSpeak(message("narrate.no-sound"))
            rate = stream.rate
            stated = float(stream.duration * stream.time_base) if stream.duration and stream.time_base else 0.0
            declared = max(stated, _stated_by_wav(sound))
            pieces = list(_pieces(container, stream))
    except (av.FFmpegError, ValueError) as error:  # ValueError: a format it knows with numbers that cannot be
        raise CannotSpeak(message("narrate.broken-sound", reason=getattr(error, "strerror", None) or error)) from error
    samples = np.concatenate(pieces) if pieces else np.zeros(0)
    if not len(samples):
        raise CannotSpeak(message("narrate.no-sound"))
    if len(samples) / rate < declared - CUT_SHORT:
        raise CannotSpeak(message("narrate.sound-cut", seconds=f"{len(samples) / rate:.1f}", whole=f"{declared:.1f}"))
    return samples, rate


def _stated_by_wav(sound: bytes) -> float:
    """The seconds that a WAV's head states, which FFmpeg forgets when the file is shorter; 0 for anything else."""
    try:
        with wave.open(io.BytesIO(sound)) as file:
            size = file.getnframes() * file.getnchannels() * file.getsampwidth()
            return file.getnframes() / file.getframerate() if size < UNKNOWN else 0.0
    except (wave.Error, EOFError, ZeroDivisionError):
        return 0.0


def _pieces(container: "av.container.InputContainer", stream: av.AudioStream) -> Iterator[Floats]:
    """The frames as floating point, each averaged over its channels."""
    resampler = av.AudioResampler(format="fltp")  # with the frames' own layout: an M4A may state another than it has
    count = 0
    for frame in container.decode(stream):
        count += frame.samples
        if count > LONGEST * stream.rate:
            raise CannotSpeak(message("narrate.sound-long", minutes=LONGEST // 60))
        for piece in resampler.resample(frame):
            yield piece.to_ndarray().mean(axis=0, dtype=np.float64)
