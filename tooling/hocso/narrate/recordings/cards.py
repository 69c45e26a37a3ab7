"""The recordings of a book: for each a card that says whose words it is, and its sound.

Both lie under ``recordings/``, a card as ``<key of its words>.json`` and a sound as ``<its SHA-256>.mp3``. A sound is
put down before its card, so that a card never speaks of something that is not there yet.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from hocso.messages import message
from hocso.messages.refusals import refusal
from hocso.model.curriculum import Curriculum
from hocso.model.message import Message
from hocso.model.narration import Clip, Utterance
from hocso.narrate.mp3 import milliseconds, whole
from hocso.store import Store, digest

FOLDER = "recordings"
SOUND, CARD = ".mp3", ".json"


def words_of(text: str) -> str:
    """A sentence as it is compared: the same letters in one way of writing them, any space a single one."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def card_key(text: str) -> str:
    """The name of the recording of these words, wherever they stand."""
    return digest("recording", words_of(text))


@dataclass(frozen=True)
class Recording:
    """One card. ``text`` is what stood on the page; ``page`` (its docname) and ``anchor`` are where it stood.

    ``sound`` is the SHA-256 of the MP3, ``source`` the name of the file it was made from, ``date`` the day (ISO).
    """

    text: str
    sound: str
    page: str
    anchor: str
    source: str
    date: str

    @property
    def key(self) -> str:
        return card_key(self.text)

    def written(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


FIELDS = tuple(field.name for field in fields(Recording))
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Recordings:
    """All that can be heard, by the key of its words, and ``faults``: what lies there and cannot be used."""

    folder: Path
    clips: Mapping[str, Clip]
    cards: Mapping[str, Recording]
    faults: tuple[Message, ...] = ()

    def clip(self, utterance: Utterance) -> Clip | None:
        """The recording of what stands on the page, whatever a voice would say for it."""
        return self.clips.get(card_key(utterance.text)) if self.clips else None


def keep(folder: Path, recording: Recording, mp3: bytes) -> None:
    """The recording of its words from now on."""
    store_of(folder, SOUND).put(recording.sound, mp3)
    store_of(folder, CARD).put(recording.key, recording.written().encode())


def store_of(folder: Path, suffix: str) -> Store:
    """Cards or sounds below the folder of a book's recordings."""
    return Store(folder, suffix, letters=2)


def drop(folder: Path, recording: Recording) -> None:
    """Forget a recording: its card. Its sound stays for as long as another card may speak of it."""
    store_of(folder, CARD).path(recording.key).unlink(missing_ok=True)


def sound_key(mp3: bytes) -> str:
    return hashlib.sha256(mp3).hexdigest()


def recordings_of(curriculum: Curriculum) -> Recordings:
    """What is recorded of a book. A card or sound that cannot be used is a fault, and its sentence unrecorded."""
    folder = curriculum.folder / FOLDER
    clips: dict[str, Clip] = {}
    cards: dict[str, Recording] = {}
    faults: list[Message] = []
    for path, found in _all(folder):
        clip = found if isinstance(found, Message) else _clip(folder, found)
        if isinstance(clip, Message):
            name = path.relative_to(curriculum.root).as_posix()
            faults.append(message("recording.unusable", file=name, reason=clip))
        elif isinstance(found, Recording):
            clips[found.key], cards[found.key] = clip, found
    return Recordings(folder, clips, cards, tuple(faults))


def _all(folder: Path) -> Iterator[tuple[Path, Recording | Message]]:
    store = store_of(folder, CARD)
    for key in list(store.keys()):
        yield store.path(key), _card(store.path(key))


def _card(path: Path) -> Recording | Message:
    """The card in a file, or why there is none."""
    try:
        entry = json.loads(path.read_text(encoding="utf-8"))
        recording = Recording(**{name: entry[name] for name in FIELDS})
    except OSError as error:
        return message("recording.card-unreadable", reason=refusal(error))
    except (ValueError, LookupError, TypeError, RecursionError):
        return message("recording.card-broken")
    return recording if _is_whole(recording, path.stem) else message("recording.card-broken")


def _is_whole(recording: Recording, key: str) -> bool:
    """Whether it lies under the key of its own words and names a sound; what lies elsewhere was changed by hand."""
    strings = all(isinstance(value, str) for value in asdict(recording).values())
    return strings and recording.key == key and SHA256.fullmatch(recording.sound) is not None


def _clip(folder: Path, recording: Recording) -> Clip | Message:
    """Its sound, or why it cannot be used."""
    path = store_of(folder, SOUND).path(recording.sound)
    try:
        mp3 = path.read_bytes()
    except (OSError, ValueError):
        return message("recording.recorded-sound-missing", sound=path.name)
    if not whole(mp3) or sound_key(mp3) != recording.sound:
        return message("recording.recorded-sound-damaged", sound=path.name)
    return Clip(key=recording.sound, milliseconds=milliseconds(len(mp3)), path=path, rung="recorded")
