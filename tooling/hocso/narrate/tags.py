"""What stands before the frames of a track, for players that list sounds: a tag of ID3 2.3, which all of them read."""

import io
from dataclasses import dataclass

LANGUAGE = "vie"  # ISO 639-2; books in other languages have no tracks


@dataclass(frozen=True)
class Label:
    """What a player shows of a track. ``number`` is its place among ``of``; ``part`` that of the lesson in its module."""

    title: str
    album: str
    artist: str
    number: int | None
    of: int | None
    part: int | None = None


def tag(label: Label) -> bytes:
    """The tag without padding: the same bytes for the same label."""
    from mutagen.id3 import ID3, TALB, TIT2, TLAN, TPE1, TPOS, TRCK, Encoding

    number = f"{label.number}/{label.of}" if label.of else label.number
    texts = {TIT2: label.title, TALB: label.album, TPE1: label.artist, TRCK: number, TPOS: label.part, TLAN: LANGUAGE}
    written = ID3()
    for frame, text in texts.items():
        if text:
            written.add(frame(encoding=Encoding.UTF16, text=str(text)))
    file = io.BytesIO()
    written.save(file, v2_version=3, padding=lambda _: 0)
    return file.getvalue()
