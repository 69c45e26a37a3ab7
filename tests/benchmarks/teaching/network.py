"""A part of an ONNX model as a PyTorch function, through which gradients pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
import torch
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from operators import OPERATORS
from torch import Tensor


@dataclass(frozen=True)
class Step:
    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    about: dict[str, Any]


class Network:
    """What lies between ``inputs`` and ``outputs``, by the names of the model's tensors."""

    def __init__(self, model: ModelProto, inputs: Sequence[str], outputs: Sequence[str]) -> None:
        self._inputs, self._outputs = tuple(inputs), tuple(outputs)
        nodes, weights = _needed(model, set(inputs), outputs)
        self._known = {weight.name: _tensor(weight) for weight in weights}
        self._steps: list[Step] = []
        for node in nodes:
            self._add(_step(node))

    def __call__(self, *values: Tensor) -> list[Tensor]:
        found = dict(zip(self._inputs, values, strict=True))
        for step in self._steps:
            found.update(self._run(step, found))
        return [found[name] if name in found else self._known[name] for name in self._outputs]

    def _add(self, step: Step) -> None:
        """What hangs on weights alone is computed now, once."""
        if step.kind in ("MatMulInteger", "ConvInteger"):
            step = self._dequantised(step)
        if all(not name or name in self._known for name in step.inputs):
            with torch.no_grad():
                self._known.update(self._run(step, {}))
        else:
            self._steps.append(step)

    def _dequantised(self, step: Step) -> Step:
        """The weight less its zero, under a name of its own, and no zeros any more."""
        x, weight, *zeros = step.inputs
        zero = self._known[zeros[1]] if len(zeros) > 1 else torch.tensor(0.0)
        name = f"{weight} less its zero"
        self._known.setdefault(name, self._known[weight] - zero)
        return Step(step.kind, (x, name), step.outputs, step.about)

    def _run(self, step: Step, found: dict[str, Tensor]) -> dict[str, Tensor]:
        inputs = [(found[name] if name in found else self._known[name]) if name else None for name in step.inputs]
        made = OPERATORS[step.kind](step.about, *inputs)
        return dict(zip(step.outputs, made if isinstance(made, tuple) else (made,), strict=False))


def _step(node: NodeProto) -> Step:
    about = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
    return Step(node.op_type, tuple(node.input), tuple(node.output), about | {"outputs": len(node.output)})


def _needed(model: ModelProto, given: set[str], outputs: Sequence[str]) -> tuple[list[NodeProto], list[TensorProto]]:
    weights = {weight.name: weight for weight in model.graph.initializer}
    maker = {name: at for at, node in enumerate(model.graph.node) for name in node.output}
    nodes: set[int] = set()
    used: set[str] = set()
    wanted = list(outputs)
    while wanted:
        name = wanted.pop()
        if name in weights:
            used.add(name)
        elif name and name not in given and maker[name] not in nodes:
            nodes.add(maker[name])
            wanted += model.graph.node[maker[name]].input
    return [model.graph.node[at] for at in sorted(nodes)], [weights[name] for name in used]


def _tensor(weight: TensorProto) -> Tensor:
    array = numpy_helper.to_array(weight)
    small = array.dtype in (np.int8, np.uint8, np.float16)
    return torch.from_numpy(array.astype(np.float32) if small else array.copy())


def loaded(model: bytes) -> ModelProto:
    return onnx.load_from_string(model)
