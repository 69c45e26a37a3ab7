"""What stands before the frames of a track, for players that list sounds: a tag of ID3 2.3, which all of them read."""

import io
from dataclasses import dataclass

LANGUAGE = "vie"  # ISO 639-2; books in other languages have no tracks


@dataclass(frozen=True)
class Label:
    """What a player shows: a track is the ``number``th of so many (``of``) on the disc ``part`` of its album."""

    title: str
    album: str
    artist: str
    number: int | None
    of: int
    part: int | None = None


def tag(label: Label) -> bytes:
    """The tag without padding: the same bytes for the same label."""
    from mutagen.easyid3 import EasyID3

    written = EasyID3()
    written["title"], written["language"] = label.title, LANGUAGE
    written["album"], written["artist"] = label.album, label.artist
    if label.number:
        written["tracknumber"] = f"{label.number}/{label.of}"
    if label.part:
        written["discnumber"] = str(label.part)
    file = io.BytesIO()
    written.save(file, v2_version=3, padding=lambda _: 0)
    return file.getvalue()
