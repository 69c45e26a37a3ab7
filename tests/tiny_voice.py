"""A Piper voice of half a kilobyte: it hums each phoneme as loud as its number. Written as ONNX's protobuf by hand,
because the ``onnx`` package is 40 MB."""

import json
import struct
from pathlib import Path
from typing import Any

RATE = 16_000
HUM = [0.0, 0.001, 0.0, -0.001] * 100  # 25 ms, four times for each phoneme at the usual pace
FLOAT, INT64 = 1, 7


def number(value: int) -> bytes:
    """A varint."""
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + number(rest) if rest else bytes([low])


def field(tag: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return number(tag << 3) + number(value)
    raw = value.encode() if isinstance(value, str) else value
    return number(tag << 3 | 2) + number(len(raw)) + raw


def node(kind: str, inputs: str, output: str, to: int | None = None) -> bytes:
    """An operation; ``to`` is Cast's attribute."""
    names = b"".join(field(1, name) for name in inputs.split())
    attribute = b"" if to is None else field(5, field(1, "to") + field(3, to) + field(20, 2))
    return field(1, names + field(2, output) + field(4, kind) + attribute)


def constant(name: str, kind: int, values: list[Any]) -> bytes:
    raw = struct.pack(f"<{len(values)}{'f' if kind == FLOAT else 'q'}", *values)
    return field(5, field(1, len(values)) + field(2, kind) + field(8, name) + field(9, raw))


def value(tag: int, name: str, kind: int, dimensions: int) -> bytes:
    shape = b"".join(field(1, field(2, f"{name}{n}")) for n in range(dimensions))
    return field(tag, field(1, name) + field(2, field(1, field(1, kind) + field(2, shape))))


def model() -> bytes:
    graph = (
        node("Gather", "scales one", "scale")
        + node("Mul", "scale four", "times")
        + node("Cast", "times", "whole", INT64)
        + node("Tile", "hum whole", "long")
        + node("Reshape", "long row", "rowed")
        + node("Cast", "input", "loudness", FLOAT)
        + node("Reshape", "loudness column", "columned")
        + node("MatMul", "columned rowed", "sound")
        + node("Reshape", "sound flat", "output")
        + field(2, "hum")
        + constant("one", INT64, [1])
        + constant("four", FLOAT, [4.0])
        + constant("hum", FLOAT, HUM)
        + constant("row", INT64, [1, -1])
        + constant("column", INT64, [-1, 1])
        + constant("flat", INT64, [1, 1, 1, -1])
        + value(11, "input", INT64, 2)
        + value(11, "input_lengths", INT64, 1)
        + value(11, "scales", FLOAT, 1)
        + value(12, "output", FLOAT, 4)
    )
    return field(1, 8) + field(8, field(1, "") + field(2, 17)) + field(7, graph)


def settings() -> dict[str, Any]:
    letters = "_^$ abcdefghijklmnopqrstuvwxyz,.?!ɛɔəɯŋɲɗɓʈɣʂʐʌɪʊ0123456789ˈˌː"
    return {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": "vi"},
        "language": {"code": "vi_VN"},
        "inference": {"noise_scale": 0, "length_scale": 1, "noise_w": 0},
        "num_symbols": 256,
        "num_speakers": 1,
        "phoneme_id_map": {letter: [index] for index, letter in enumerate(letters)},
    }


def write_voice(folder: Path, **changed: Any) -> Path:
    """A folder with the voice in it; ``changed`` settings, None to leave one out."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {key: entry for key, entry in (settings() | changed).items() if entry is not None}
    (folder / "thu.onnx").write_bytes(model())
    (folder / "thu.onnx.json").write_text(json.dumps(written), encoding="utf-8")
    return folder
