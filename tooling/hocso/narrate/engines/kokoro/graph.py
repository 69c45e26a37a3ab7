"""Cutting a part out of an ONNX model, in memory.

The voice needs what the whole model hides: how long each symbol lasts, and the pitch before the sound is made of
it. A part is the nodes between some named tensors and others. ``onnx`` itself does this too, at 20 MB and half a
second of import; walking the outer fields of the protobuf takes the few lines below, and copies nodes untouched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Field numbers of onnx.proto: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
MODEL_IR_VERSION, MODEL_GRAPH, MODEL_OPSETS = 1, 7, 8
GRAPH_NODE, GRAPH_NAME, GRAPH_INITIALIZER, GRAPH_INPUT, GRAPH_OUTPUT = 1, 2, 5, 11, 12
NODE_INPUT, NODE_OUTPUT = 1, 2
TENSOR_NAME = 8
FLOAT, INT64 = 1, 7

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5


@dataclass(frozen=True)
class Tensor:
    """The name, element type and shape of an input or output; a name in ``shape`` is a free dimension."""

    name: str
    element: int = FLOAT
    shape: tuple[int | str, ...] | None = None


@dataclass(frozen=True)
class _Node:
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    raw: memoryview


class Graph:
    """A model whose parts can be cut out. ``model`` is the bytes of an ONNX file."""

    def __init__(self, model: bytes) -> None:
        fields = list(_fields(memoryview(model)))
        self._head = b"".join(raw for number, _, raw in fields if number in (MODEL_IR_VERSION, MODEL_OPSETS))
        graph = next(value for number, value, _ in fields if number == MODEL_GRAPH)
        self._nodes: list[_Node] = []
        self._weights: dict[str, memoryview] = {}
        for number, value, raw in _fields(graph):
            if number == GRAPH_NODE:
                self._nodes.append(_Node(_names(value, NODE_INPUT), _names(value, NODE_OUTPUT), raw))
            elif number == GRAPH_INITIALIZER:
                self._weights[_names(value, TENSOR_NAME)[0]] = raw
        self._maker = {output: at for at, node in enumerate(self._nodes) for output in node.outputs}

    def cut(self, inputs: Sequence[Tensor], outputs: Sequence[str]) -> bytes:
        """An ONNX model that computes ``outputs`` from ``inputs``. KeyError if the inputs do not suffice."""
        nodes, weights = self._needed({tensor.name for tensor in inputs}, outputs)
        parts = [bytes(self._nodes[at].raw) for at in sorted(nodes)]
        parts.append(_framed(GRAPH_NAME, b"part"))
        parts += [bytes(self._weights[name]) for name in sorted(weights)]
        parts += [_framed(GRAPH_INPUT, _described(tensor)) for tensor in inputs]
        parts += [_framed(GRAPH_OUTPUT, _described(Tensor(name))) for name in outputs]
        return self._head + _framed(MODEL_GRAPH, b"".join(parts))

    def _needed(self, given: set[str], outputs: Sequence[str]) -> tuple[set[int], set[str]]:
        nodes: set[int] = set()
        weights: set[str] = set()
        wanted = list(outputs)
        while wanted:
            name = wanted.pop()
            if not name or name in given:
                continue
            if name in self._weights:
                weights.add(name)
            elif self._maker[name] not in nodes:
                nodes.add(self._maker[name])
                wanted += self._nodes[self._maker[name]].inputs
        return nodes, weights


def _fields(raw: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Number, content and whole encoding of each field of a message."""
    at = 0
    while at < len(raw):
        begin = at
        key, at = _read_varint(raw, at)
        start = at
        if key & 7 == VARINT:
            _, at = _read_varint(raw, at)
        elif key & 7 == BYTES:
            length, start = _read_varint(raw, at)
            at = start + length
        else:
            at += {FIXED64: 8, FIXED32: 4}[key & 7]
        yield key >> 3, raw[start:at], raw[begin:at]


def _names(message: memoryview, field: int) -> tuple[str, ...]:
    return tuple(bytes(value).decode() for number, value, _ in _fields(message) if number == field)


def _read_varint(raw: memoryview, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = raw[at]
        at += 1
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return number, at


def _varint(number: int) -> bytes:
    encoded = bytearray()
    while number > 127:
        encoded.append(number & 127 | 128)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def _framed(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | BYTES) + _varint(len(content)) + content


def _described(tensor: Tensor) -> bytes:
    """A ValueInfoProto: name, and a type with element type and, if known, shape."""
    kind = _varint(1 << 3) + _varint(tensor.element)
    if tensor.shape is not None:
        sizes = (_varint(1 << 3) + _varint(d) if isinstance(d, int) else _framed(2, d.encode()) for d in tensor.shape)
        kind += _framed(2, b"".join(_framed(1, size) for size in sizes))
    return _framed(1, tensor.name.encode()) + _framed(2, _framed(1, kind))
