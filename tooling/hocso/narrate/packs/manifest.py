"""What a pack says of itself."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar, get_type_hints

from hocso.model.narration import Voice
from hocso.narrate.recordings.cards import Recording
from hocso.narrate.shelves import key_of

NAME = "manifest.json"
FORMAT = "hocso-pack-1"


@dataclass(frozen=True)
class SpokenItem:
    """A machine's clip: the words said, the voice that said them, what was done to it since, and its file."""

    said: str
    engine: str
    engine_version: str
    voice: str
    accent: str
    rate: float
    mastering: str
    sha256: str
    size: int

    @property
    def key(self) -> str:
        """Its key, worked out anew from everything that is in it."""
        voice = Voice(self.engine, self.engine_version, self.voice, self.accent, self.rate)  # type: ignore[arg-type]
        return key_of(voice, self.mastering, self.said)

    @property
    def name(self) -> str:
        return f"voice/{self.key}.mp3"


@dataclass(frozen=True)
class RecordedItem:
    """A person's recording: its card, and the size of its sound, whose SHA-256 the card has."""

    text: str
    sound: str
    page: str
    anchor: str
    source: str
    date: str
    size: int

    @property
    def sha256(self) -> str:
        return self.sound

    @property
    def recording(self) -> Recording:
        return Recording(self.text, self.sound, self.page, self.anchor, self.source, self.date)

    @property
    def name(self) -> str:
        return f"recordings/{self.recording.key}.mp3"


Item = SpokenItem | RecordedItem


@dataclass(frozen=True)
class Manifest:
    """The contents of a pack. ``title`` and ``credit`` say whose it is, for people."""

    title: str
    credit: str
    spoken: tuple[SpokenItem, ...]
    recorded: tuple[RecordedItem, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return (*self.spoken, *self.recorded)

    def written(self) -> bytes:
        """The same bytes for the same contents."""
        spoken = [asdict(item) | {"file": item.name} for item in self.spoken]
        recorded = [asdict(item) | {"file": item.name} for item in self.recorded]
        head = {"format": FORMAT, "title": self.title, "credit": self.credit}
        whole = head | {"spoken": spoken, "recorded": recorded}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def manifest_of(written: bytes) -> Manifest:
    """The manifest in these bytes. Raises ValueError, saying what, for anything but what ``written`` gives."""
    try:
        entry = json.loads(written.decode("utf-8"))
    except RecursionError as error:
        raise ValueError("too many levels") from error
    if not isinstance(entry, dict) or entry.get("format") != FORMAT:
        raise ValueError("format")
    manifest = Manifest(
        title=_checked(entry, "title", str),
        credit=_checked(entry, "credit", str),
        spoken=tuple(_item(SpokenItem, each) for each in _checked(entry, "spoken", list)),
        recorded=tuple(_item(RecordedItem, each) for each in _checked(entry, "recorded", list)),
    )
    if len({item.name for item in manifest.items}) != len(manifest.items):
        raise ValueError("two of one name")
    return manifest


Kind = TypeVar("Kind")


def _item(kind: type[Kind], entry: object) -> Kind:
    """An item with every field of its kind and of the right type."""
    if not isinstance(entry, dict):
        raise ValueError("an item is no object")
    hints = get_type_hints(kind)
    item = kind(**{field: _checked(entry, field, hint) for field, hint in hints.items()})
    if isinstance(item, SpokenItem) and not math.isfinite(item.rate):
        raise ValueError("rate")
    return item


def _checked(entry: Mapping[str, Any], name: str, kind: type[Kind]) -> Kind:
    value = entry.get(name)
    if type(value) is not kind:
        raise ValueError(name)
    return value
