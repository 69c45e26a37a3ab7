"""Small real sounds: something as lively as speech, written as people's recorders write it."""

import io
import wave

import av
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# By suffix: container, codec, channels. FFmpeg's own Vorbis is an experiment and knows two channels only.
ENCODED = {
    ".mp3": ("mp3", "libmp3lame", "mono"),
    ".ogg": ("ogg", "vorbis", "stereo"),
    ".opus": ("ogg", "libopus", "mono"),
    ".m4a": ("ipod", "aac", "mono"),
}


def talk(seconds: float, rate: int = 48_000, height: float = 0.4, seed: int = 1) -> Floats:
    """Four swells a second, as syllables, of tones and breath."""
    count = int(seconds * rate)
    at = np.arange(count) / rate
    swell = np.sin(np.pi * 4 * at) ** 2
    breath = np.random.default_rng(seed).normal(size=count) * 0.05
    tones = 0.5 * np.sin(2 * np.pi * 180 * at) + 0.3 * np.sin(2 * np.pi * 720 * at)
    return height * swell * (tones + breath)


def recorded(seconds: float, rate: int = 48_000, silence: float = 0.8, noise: float = 0.0005, **how: float) -> Floats:
    """Talk as a phone records it: with a quiet room before and after."""
    gap = np.zeros(int(silence * rate))
    sound = np.concatenate([gap, talk(seconds, rate, **how), gap])  # type: ignore[arg-type]
    return sound + np.random.default_rng(2).normal(size=len(sound)) * noise


def wav(samples: Floats, rate: int = 48_000, channels: int = 1, width: int = 2) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        full = 2 ** (8 * width - 1) - 1
        levels = np.repeat((np.clip(samples, -1, 1) * full).astype(np.int64), channels)
        kind = {1: "u1", 2: "<i2", 4: "<i4"}[width]
        out.writeframes((levels + (128 if width == 1 else 0)).astype(kind).tobytes())
    return file.getvalue()


def encoded_as(suffix: str, samples: Floats, rate: int = 48_000) -> bytes:
    """A file of that kind, as PyAV writes it."""
    if suffix == ".wav":
        return wav(samples, rate)
    container, codec, layout = ENCODED[suffix]
    file = io.BytesIO()
    with av.open(file, "w", format=container) as out:
        stream = out.add_stream(codec, rate=rate, layout=layout, options={"strict": "experimental"})
        channels = stream.layout.nb_channels
        frame = av.AudioFrame.from_ndarray(np.repeat(samples[None], channels, 0).astype("f4"), "fltp", layout)
        frame.sample_rate = rate
        for piece in (frame, None):
            out.mux(stream.encode(piece))
    return file.getvalue()
