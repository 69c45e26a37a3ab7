"""A fault met while reading, before any rule has looked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hocso.model.message import Message
from hocso.model.place import Place


@dataclass(frozen=True)
class Problem:
    """A fault met while reading. ``kind`` names the rule that reports it; ``fields`` fill its message."""

    kind: str
    place: Place
    fields: Mapping[str, str | Message] = field(default_factory=dict)
