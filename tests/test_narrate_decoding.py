"""Sounds in the formats that phones, recorders and services make."""

import io
import struct

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from hocso.model.errors import CannotSpeak
from hocso.narrate.sound.decoding import decoded

FORMATS = {
    "wav": ("wav", "pcm_s16le"), "mp3": ("mp3", "libmp3lame"), "opus": ("ogg", "libopus"), "m4a": ("ipod", "aac"),
    "flac": ("flac", "flac"),
}  # fmt: skip


def tone(seconds: float, rate: int) -> NDArray[np.float32]:
    return (0.5 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def file_of(samples: NDArray[np.float32], rate: int, kind: str, channels: int = 1) -> bytes:
    """A sound file as another program would write it."""
    container_format, codec = FORMATS[kind]
    layout = "stereo" if channels == 2 else "mono"
    out = io.BytesIO()
    with av.open(out, "w", format=container_format) as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        frame = av.AudioFrame.from_ndarray(np.repeat(samples[None], channels, axis=0), format="fltp", layout=layout)
        frame.sample_rate = rate
        for piece in (frame, None):
            container.mux(stream.encode(piece))
    return out.getvalue()


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("channels", [1, 2])
def test_a_sound_is_the_same_in_any_format(kind: str, channels: int) -> None:
    samples, rate = decoded(file_of(tone(1.0, 48_000), 48_000, kind, channels))
    assert rate == 48_000
    assert abs(len(samples) - 48_000) < 4_800
    spectrum = np.abs(np.fft.rfft(samples[4_800:43_200]))
    assert abs(spectrum.argmax() * rate / 38_400 - 440) < 3
    assert np.sqrt(np.mean(samples[10_000:30_000] ** 2)) == pytest.approx(0.5 / np.sqrt(2), abs=0.02)


def named(wav: bytes, name: bytes) -> bytes:
    """The WAV with a name, in whatever letters, as a recorder writes it behind the sound."""
    name += b"\0" * (len(name) % 2)
    info = b"INFOINAM" + struct.pack("<I", len(name)) + name
    chunks = wav[8:] + b"LIST" + struct.pack("<I", len(info)) + info
    return b"RIFF" + struct.pack("<I", len(chunks)) + chunks


def test_a_name_in_letters_of_other_times_does_not_matter() -> None:
    plain = file_of(tone(1.0, 24_000), 24_000, "wav")
    samples, rate = decoded(named(plain, "Bà Tám".encode("latin-1")))
    assert (len(samples), rate) == (24_000, 24_000)


NO_SOUNDS = [b"", b"<html>429</html>", "xin chào".encode() * 100, bytes(1000), b"RIFF" + bytes(60)]


@pytest.mark.parametrize("sound", NO_SOUNDS)
def test_what_is_no_sound_is_told(sound: bytes) -> None:
    with pytest.raises(CannotSpeak):
        decoded(sound)


@pytest.mark.parametrize("kind", ["m4a", "flac"])
def test_a_sound_cut_short_is_told_where_the_file_knows_its_length(kind: str) -> None:
    whole = file_of(tone(3.0, 24_000), 24_000, kind)
    with pytest.raises(CannotSpeak):
        decoded(whole[: len(whole) // 2])
