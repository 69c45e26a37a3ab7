"""Writing a pack: every clip fit to publish that the sentences of some pages are heard by."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.lesson import Lesson
from hocso.model.narration import Clip, Utterance
from hocso.narrate.mastering import mastering
from hocso.narrate.packs.manifest import NAME, Manifest, RecordedItem, SpokenItem
from hocso.narrate.recordings.cards import Recordings, card_key
from hocso.narrate.shelves import Shelf
from hocso.narrate.standing import Holdings, Standing, holdings, standings
from hocso.store import file_digest, whole_file

# A clock would make other bytes of the same sound; this is the first day that a ZIP can hold.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644 << 16
UNIX = 3


@dataclass(frozen=True)
class Exported:
    """How many clips of each kind went into a pack, and how many sentences have none that is fit for it."""

    spoken: int
    recorded: int
    gaps: int


def export_pack(curriculum: Curriculum, pages: Sequence[Lesson], file: Path) -> Exported:
    """Write ``file``; the same clips give the same bytes. Raises CannotSpeak if there is nothing to put in."""
    held = holdings(curriculum)
    sentences = [each for page in pages for each in standings(page, curriculum, held)]
    items = dict(_items(sentences, held))
    if not items:
        raise CannotSpeak(message("pack.empty"))
    contents = {item.name: (item, path) for item, path in sorted(items.items(), key=lambda pair: pair[0].name)}
    manifest = Manifest(
        title=curriculum.title,
        credit=curriculum.author,
        spoken=tuple(item for item, _ in contents.values() if isinstance(item, SpokenItem)),
        recorded=tuple(item for item, _ in contents.values() if isinstance(item, RecordedItem)),
    )
    with whole_file(file) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as pack:
        pack.writestr(_entry(NAME), manifest.written())
        for name, (_, path) in contents.items():
            pack.writestr(_entry(name), path.read_bytes())
    gaps = sum(each.state in ("draft", "stale", "missing") for each in sentences)
    return Exported(len(manifest.spoken), len(manifest.recorded), gaps)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
    return entry


def _items(sentences: Sequence[Standing], held: Holdings) -> Iterator[tuple[SpokenItem | RecordedItem, Path]]:
    """An item for each sentence that a person or a voice fit to publish says, with its sound."""
    for each in sentences:
        if each.state == "recorded" and each.clip:
            yield _recorded(each.clip, each.utterance, held.recordings), each.clip.path
        elif each.state == "machine" and each.clip:
            shelf = next(shelf for shelf in held.shelves if shelf.clip(each.utterance) == each.clip)
            yield _spoken(each.clip, each.utterance, shelf), each.clip.path


def _recorded(clip: Clip, utterance: Utterance, recordings: Recordings) -> RecordedItem:
    card = recordings.cards[card_key(utterance.text)]
    return RecordedItem(**asdict(card), size=clip.path.stat().st_size)


def _spoken(clip: Clip, utterance: Utterance, shelf: Shelf) -> SpokenItem:
    voice = shelf.voice
    return SpokenItem(
        said=utterance.spoken,
        engine=voice.engine,
        engine_version=voice.engine_version,
        voice=voice.name,
        accent=voice.accent,
        rate=float(voice.rate),
        mastering=mastering(shelf.engine.rung),
        sha256=file_digest(clip.path),
        size=clip.path.stat().st_size,
    )
