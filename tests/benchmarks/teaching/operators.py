"""The ONNX operators that the voice and its listeners are made of, in PyTorch.

Quantisation at run time is left out: ``DynamicQuantizeLinear`` hands its input on with a scale of one, so gradients
pass, and the weights are dequantised once. Each operator takes the node's attributes and its inputs.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from onnx import numpy_helper
from torch import Tensor
from torch.nn import functional

Attributes = Mapping[str, Any]
Operator = Callable[..., Any]

INT32 = 6
TYPES = {1: torch.float32, INT32: torch.int32, 7: torch.int64, 9: torch.bool, 10: torch.float32, 11: torch.float64}

_ELEMENTWISE: Mapping[str, Operator] = {
    "Add": torch.add,
    "And": torch.logical_and,
    "Cos": torch.cos,
    "Equal": torch.eq,
    "Exp": torch.exp,
    "Floor": torch.floor,
    "Greater": torch.gt,
    "GreaterOrEqual": torch.ge,
    "Less": torch.lt,
    "MatMul": torch.matmul,
    "MatMulInteger": lambda x, weight, *_: x @ weight,
    "Mul": torch.mul,
    "NonZero": lambda x: torch.nonzero(x).T.contiguous(),
    "Pow": torch.pow,
    "Range": lambda start, end, step: torch.arange(start.item(), end.item(), step.item()),
    "Reciprocal": torch.reciprocal,
    "Relu": functional.relu,
    "Round": torch.round,
    "Sigmoid": torch.sigmoid,
    "Sin": torch.sin,
    "Sqrt": torch.sqrt,
    "Sub": torch.sub,
    "Tanh": torch.tanh,
    "Where": torch.where,
    "DynamicQuantizeLinear": lambda x: (x, torch.tensor(1.0), torch.tensor(0.0)),
}


def _plain(compute: Operator) -> Operator:
    return lambda _, *inputs: compute(*inputs)


OPERATORS: dict[str, Operator] = {name: _plain(compute) for name, compute in _ELEMENTWISE.items()}


def operator(compute: Operator) -> Operator:
    """An operator under its ONNX name, which the function has in lower case with underscores."""
    OPERATORS["".join(part.capitalize() for part in compute.__name__.split("_"))] = compute
    return compute


def numbers(tensor: Tensor) -> list[int]:
    return [int(number) for number in tensor.reshape(-1).tolist()]


def _like(parameter: Tensor, x: Tensor, axis: int) -> Tensor:
    """A parameter a channel, shaped so that it meets its axis; one parameter for all as it is."""
    return parameter.reshape([-1 if at == axis else 1 for at in range(x.ndim)]) if parameter.numel() > 1 else parameter


@operator
def dequantize_linear(about: Attributes, x: Tensor, scale: Tensor, zero: Tensor | None = None) -> Tensor:
    axis = about.get("axis", 1)
    return (x - _like(zero, x, axis) if zero is not None else x) * _like(scale, x, axis)


@operator
def cast(about: Attributes, x: Tensor) -> Tensor:
    """Biases are rounded to whole steps of a quantised product: here they stay what they are."""
    return x if about["to"] == INT32 and x.is_floating_point() else x.to(TYPES[about["to"]])


@operator
def div(_: Attributes, x: Tensor, y: Tensor) -> Tensor:
    return torch.div(x, y) if x.is_floating_point() else torch.div(x, y, rounding_mode="trunc")


@operator
def conv(about: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    dimensions = weight.ndim - 2
    pads = about.get("pads", [0] * 2 * dimensions)
    assert pads[:dimensions] == pads[dimensions:]
    compute = functional.conv1d if dimensions == 1 else functional.conv2d
    how = (about.get("strides", 1), pads[:dimensions], about.get("dilations", 1), about.get("group", 1))
    return compute(x, weight, bias, *how)


OPERATORS["ConvInteger"] = lambda about, x, weight, *_: conv(about, x, weight)


@operator
def conv_transpose(about: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    (pad, _), (stride,), (more,) = about.get("pads", [0, 0]), about["strides"], about.get("output_padding", [0])
    return functional.conv_transpose1d(x, weight, bias, stride, pad, more, about["group"])


@operator
def reshape(_: Attributes, x: Tensor, shape: Tensor) -> Tensor:
    return x.reshape([x.shape[at] if size == 0 else size for at, size in enumerate(numbers(shape))])


@operator
def gather(about: Attributes, x: Tensor, index: Tensor) -> Tensor:
    axis = about.get("axis", 0) % x.ndim
    if index.ndim == 0:
        return x.select(axis, int(index))
    positive = torch.where(index < 0, index + x.shape[axis], index).reshape(-1)
    return x.index_select(axis, positive).reshape([*x.shape[:axis], *index.shape, *x.shape[axis + 1 :]])


@operator
def split(about: Attributes, x: Tensor, sizes: Tensor | None = None) -> tuple[Tensor, ...]:
    axis = about.get("axis", 0)
    if sizes is None:
        return tuple(torch.chunk(x, about["outputs"], dim=axis))
    return tuple(torch.split(x, numbers(sizes), dim=axis))


@operator
def transpose(about: Attributes, x: Tensor) -> Tensor:
    return x.permute(about["perm"])


@operator
def global_average_pool(_: Attributes, x: Tensor) -> Tensor:
    return x.mean(dim=list(range(2, x.ndim)), keepdim=True)


@operator
def concat(about: Attributes, *parts: Tensor) -> Tensor:
    return torch.cat(parts, dim=about["axis"])


@operator
def unsqueeze(_: Attributes, x: Tensor, axes: Tensor) -> Tensor:
    for axis in sorted(axis % (x.ndim + axes.numel()) for axis in numbers(axes)):
        x = x.unsqueeze(axis)
    return x


@operator
def squeeze(_: Attributes, x: Tensor, axes: Tensor) -> Tensor:
    return x.squeeze(tuple(numbers(axes)))


@operator
def slice(  # noqa: A001 (the operator's name)
    _: Attributes, x: Tensor, starts: Tensor, ends: Tensor, axes: Tensor | None = None, steps: Tensor | None = None
) -> Tensor:
    many = starts.numel()
    along = numbers(axes) if axes is not None else list(range(many))
    every = numbers(steps) if steps is not None else [1] * many
    for start, end, axis, step in zip(numbers(starts), numbers(ends), along, every, strict=True):
        kept = range(x.shape[axis])[start : None if step < 0 and end < -x.shape[axis] else end : step]
        x = x.index_select(axis, torch.tensor(list(kept), dtype=torch.int64))
    return x


@operator
def softmax(about: Attributes, x: Tensor) -> Tensor:
    return torch.softmax(x, about.get("axis", -1))


@operator
def log_softmax(about: Attributes, x: Tensor) -> Tensor:
    return torch.log_softmax(x, about.get("axis", -1))


@operator
def thresholded_relu(about: Attributes, x: Tensor) -> Tensor:
    return torch.where(x > about["alpha"], x, torch.zeros_like(x))


OPERATORS["ThresholdedRelu"] = thresholded_relu


@operator
def shape(about: Attributes, x: Tensor) -> Tensor:
    return torch.tensor(list(x.shape)[about.get("start", 0) :], dtype=torch.int64)


@operator
def constant_of_shape(about: Attributes, shape: Tensor) -> Tensor:
    value = torch.from_numpy(numpy_helper.to_array(about["value"]).copy())
    return value.expand(numbers(shape)).clone()


@operator
def expand(_: Attributes, x: Tensor, shape: Tensor) -> Tensor:
    return x.expand(torch.broadcast_shapes(x.shape, tuple(numbers(shape))))


@operator
def layer_normalization(about: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    own = bias.reshape(-1) if bias is not None else None
    return functional.layer_norm(x, x.shape[-1:], weight.reshape(-1), own, about["epsilon"])


@operator
def skip_layer_normalization(
    about: Attributes, x: Tensor, skipped: Tensor, weight: Tensor, bias: Tensor | None = None
) -> Tensor:
    return functional.layer_norm(x + skipped, x.shape[-1:], weight, bias, about["epsilon"])


@operator
def leaky_relu(about: Attributes, x: Tensor) -> Tensor:
    return functional.leaky_relu(x, about["alpha"])


@operator
def fast_gelu(_: Attributes, x: Tensor, bias: Tensor | None = None) -> Tensor:
    return functional.gelu(x if bias is None else x + bias, approximate="tanh")


@operator
def reduce_sum(about: Attributes, x: Tensor, axes: Tensor) -> Tensor:
    return x.sum(dim=numbers(axes), keepdim=bool(about["keepdims"]))


@operator
def reduce_mean(about: Attributes, x: Tensor, axes: Tensor) -> Tensor:
    return x.mean(dim=numbers(axes), keepdim=bool(about["keepdims"]))


@operator
def clip(_: Attributes, x: Tensor, least: Tensor | None = None, most: Tensor | None = None) -> Tensor:
    return torch.clamp(x, least, most)


@operator
def cum_sum(_: Attributes, x: Tensor, axis: Tensor) -> Tensor:
    return torch.cumsum(x, int(axis))


@operator
def fused_mat_mul(about: Attributes, x: Tensor, y: Tensor) -> Tensor:
    return about["alpha"] * ((x.transpose(-1, -2) if about.get("transA") else x) @ y)


@operator
def resize(about: Attributes, x: Tensor, _: Tensor | None, scales: Tensor) -> Tensor:
    """Along the last axis: nearest (asymmetric, floor) or linear (half pixel)."""
    scale = float(scales.reshape(-1)[-1])
    many, last = math.floor(x.shape[-1] * scale + 1e-6), x.shape[-1] - 1
    if about["mode"] == b"nearest":
        return x.index_select(-1, torch.floor(torch.arange(many) / scale).long().clamp(max=last))
    place = ((torch.arange(many) + 0.5) / scale - 0.5).clamp(0, last)
    before = place.floor().long()
    share = place - before
    return x.index_select(-1, before) * (1 - share) + x.index_select(-1, (before + 1).clamp(max=last)) * share


@operator
def pad(about: Attributes, x: Tensor, pads: Tensor, value: Tensor | None = None) -> Tensor:
    before, after = numbers(pads)[: x.ndim], numbers(pads)[x.ndim :]
    last_first: Sequence[int] = [size for axis in reversed(range(x.ndim)) for size in (before[axis], after[axis])]
    if about.get("mode") == b"reflect":
        return functional.pad(x, last_first[:2], mode="reflect")
    return functional.pad(x, last_first, value=float(value) if value is not None else 0.0)


@operator
def scatter_nd(_: Attributes, x: Tensor, index: Tensor, updates: Tensor) -> Tensor:
    changed = x.clone()
    changed[tuple(index.reshape(-1, index.shape[-1]).T)] = updates.reshape(-1, *updates.shape[index.ndim - 1 :])
    return changed


OPERATORS["ScatterND"] = scatter_nd


@operator
def dynamic_quantize_lstm(
    about: Attributes, x: Tensor, weight: Tensor, recurrent: Tensor, bias: Tensor, *rest: Tensor | None
) -> tuple[Tensor, Tensor, Tensor]:
    """Both directions. ``rest``: lengths, first states, peepholes (none of them given), then scales and zeros."""
    size = about["hidden_size"]
    scale, zero, recurrent_scale, recurrent_zero = rest[-4:]
    weights, recurrents = _of_lstm(weight, scale, zero), _of_lstm(recurrent, recurrent_scale, recurrent_zero)
    order = torch.cat([torch.arange(size * gate, size * (gate + 1)) for gate in (0, 2, 3, 1)])  # i o f c to i f c o
    parts: list[Tensor] = []
    for way in range(2):
        parts += [weights[way].T[order], recurrents[way].T[order]]
        parts += [half[order] for half in bias[way].split(4 * size)]
    first = torch.zeros(2, x.shape[1], size)
    found, hidden, cell = torch.lstm(x, (first, first), parts, True, 1, 0.0, False, True, False)
    return found.reshape(*found.shape[:2], 2, size).transpose(1, 2), hidden, cell


OPERATORS["DynamicQuantizeLSTM"] = dynamic_quantize_lstm


def _of_lstm(weight: Tensor, scale: Tensor | None, zero: Tensor | None) -> Tensor:
    assert scale is not None
    assert zero is not None
    shape = (2, 1, -1) if scale.ndim > 1 else (-1, 1, 1)
    return (weight - zero.reshape(shape)) * scale.reshape(shape)
