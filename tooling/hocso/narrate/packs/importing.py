"""Taking in a pack: all of it is looked at before anything is kept, and one fault refuses it whole."""

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.message import Message
from hocso.model.progress import Progress, Silent
from hocso.narrate.counting import ledger
from hocso.narrate.mp3 import whole
from hocso.narrate.packs.manifest import Item, Manifest, RecordedItem
from hocso.narrate.packs.verifying import Refused, sound_of, verified
from hocso.narrate.recordings.cards import FOLDER, keep, recordings_of
from hocso.narrate.shelves import voice_store

NOBODY = Silent()

# What zipfile raises for damaged bytes; only reading happens where they are caught.
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    LookupError,
)


@dataclass(frozen=True)
class PackImport:
    """What a pack brought: clips ``stored`` now and those there before (``kept``).

    ``gained`` sentences of the book are said by a person or a good voice now that were not; ``gaps`` still are not.
    ``voices`` are those in the pack, recordings left out.
    """

    stored: int
    kept: int
    gained: int
    gaps: int
    voices: tuple[str, ...]


def import_pack(curriculum: Curriculum, file: Path, progress: Progress = NOBODY) -> PackImport:
    """Keep the sounds of a pack that the book does not have; its own are never replaced.

    Raises CannotSpeak, with nothing changed, if anything in the pack is not as it must be; OSError if the disk refuses.
    """
    with _reading(file), zipfile.ZipFile(file) as pack:
        manifest = verified(pack, file.stat().st_size)
    before = _gaps(curriculum)
    progress.stage(message("pack.unpacking", clips=len(manifest.items)), len(manifest.items))
    with zipfile.ZipFile(file) as pack:
        stored = sum(_stored(curriculum, file, pack, manifest, progress))
    gaps = _gaps(curriculum)
    voices = tuple(dict.fromkeys(f"{item.engine} {item.voice}" for item in manifest.spoken))
    return PackImport(stored, len(manifest.items) - stored, before - gaps, gaps, voices)


def _gaps(curriculum: Curriculum) -> int:
    return sum(row.gaps for row in ledger(curriculum))


def _stored(
    curriculum: Curriculum, file: Path, pack: zipfile.ZipFile, manifest: Manifest, progress: Progress
) -> Iterator[bool]:
    """For each item whether it was kept now. Each is in place whole or not at all."""
    recorded = recordings_of(curriculum).clips
    for item in manifest.items:
        progress.advance()
        there = item.recording.key in recorded if isinstance(item, RecordedItem) else _is_there(curriculum, item.key)
        if not there:
            with _reading(file):
                sound = sound_of(pack, item)
            _store(curriculum, item, sound)
        yield not there


def _is_there(curriculum: Curriculum, key: str) -> bool:
    path = voice_store(curriculum).path(key)
    return path.is_file() and whole(path.read_bytes())


def _store(curriculum: Curriculum, item: Item, sound: bytes) -> None:
    if isinstance(item, RecordedItem):
        keep(curriculum.folder / FOLDER, item.recording, sound)
    else:
        voice_store(curriculum).put(item.key, sound)


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """Whatever is wrong with the pack is a CannotSpeak; that the disk cannot be read stays an OSError."""
    try:
        yield
    except Refused as error:
        raise _refused(file, message(error.fault, what=error.what)) from error
    except BROKEN as error:
        raise _refused(file, message("pack.broken")) from error
    except OSError as error:
        if error.errno not in (None, errno.EINVAL):  # a wrong offset in the ZIP is an invalid argument
            raise
        raise _refused(file, message("pack.broken")) from error


def _refused(file: Path, reason: Message) -> CannotSpeak:
    return CannotSpeak(message("pack.refused", file=file.name, reason=reason))
