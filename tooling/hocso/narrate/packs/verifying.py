"""Whether a pack is whole, and nothing but what its manifest says."""

import hashlib
import stat
import zipfile
from collections.abc import Mapping

from hocso.narrate.mp3 import FRAME_BYTES, milliseconds, whole
from hocso.narrate.packs.manifest import NAME, Item, Manifest, manifest_of

LONGEST_MANIFEST = 64_000_000  # bytes: a hundred thousand sentences
LONGEST_CLIP = 300_000  # milliseconds
ENCRYPTED = 0x1


class Refused(Exception):
    """A fault in a pack: ``fault`` names it in the catalogues, ``what`` is the part of the pack that has it."""

    def __init__(self, fault: str, what: object = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.what = "".join(letter if letter.isprintable() else "?" for letter in str(what))[:120]


def verified(pack: zipfile.ZipFile, size: int) -> Manifest:
    """The manifest of a pack of ``size`` bytes after every sound in it was looked at. Raises Refused."""
    entries = _entries(pack, size)
    manifest = _manifest(pack, entries)
    expected = {NAME, *(item.name for item in manifest.items)}
    for name in entries.keys() ^ expected:
        raise Refused("pack.stranger" if name in entries else "pack.absent", name)
    for item in manifest.items:
        sound_of(pack, item)
    return manifest


def sound_of(pack: zipfile.ZipFile, item: Item) -> bytes:
    """The MP3 of an item, checked. Raises Refused."""
    fits = item.size > 0 and item.size % FRAME_BYTES == 0 and milliseconds(item.size) <= LONGEST_CLIP
    if not fits or pack.getinfo(item.name).file_size != item.size:
        raise Refused("pack.size", item.name)
    sound = pack.read(item.name)
    if hashlib.sha256(sound).hexdigest() != item.sha256 or not whole(sound):
        raise Refused("pack.sound", item.name)
    return sound


def _entries(pack: zipfile.ZipFile, size: int) -> Mapping[str, zipfile.ZipInfo]:
    """The entries by name: plain files stored as they are, so that they cannot be larger than the pack itself."""
    entries = {entry.filename: entry for entry in pack.infolist()}
    if len(entries) != len(pack.infolist()):
        raise Refused("pack.twice")
    for name, entry in entries.items():
        if entry.flag_bits & ENCRYPTED or entry.compress_type != zipfile.ZIP_STORED or not _is_plain(entry):
            raise Refused("pack.not-stored", name)
    if sum(entry.file_size for entry in entries.values()) > size:
        raise Refused("pack.overlap")
    return entries


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return not entry.is_dir() and kind in (0, stat.S_IFREG) and entry.file_size == entry.compress_size


def _manifest(pack: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> Manifest:
    if NAME not in entries:
        raise Refused("pack.no-manifest")
    if entries[NAME].file_size > LONGEST_MANIFEST:
        raise Refused("pack.manifest", NAME)
    try:
        return manifest_of(pack.read(NAME))
    except ValueError as error:
        raise Refused("pack.manifest", error) from error
