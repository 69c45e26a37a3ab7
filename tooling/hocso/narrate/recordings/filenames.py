"""Which sentence a person meant by the name of a file, and which lesson by the name of a folder."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from hocso.model.lesson import Lesson

SOUNDS = frozenset(
    {".wav", ".mp3", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".aac", ".flac", ".3gp", ".amr", ".wma", ".webm"}
)
COPY = re.compile(r"\s*\(\d+\)$")  # how systems name a second file of one name
NUMBER = re.compile(r"(?:^|[\s_.-])(\d{1,4})$")  # more digits are a date or a time


def folded(name: str) -> str:
    """A name as it is compared: Macs take its accents apart, Windows does not care for capitals."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def is_sound(file: Path) -> bool:
    return file.suffix.lower() in SOUNDS


def sentence_meant(file: Path, anchors: Mapping[str, int]) -> int | None:
    """The number of the sentence a file is named after: ``001``, ``bai-01-001`` or its anchor; None if after none."""
    stem = COPY.sub("", folded(file.stem))
    if stem in anchors:
        return anchors[stem]
    number = NUMBER.search(stem)
    return int(number[1]) if number else None


def pages_meant(folder: str, pages: Sequence[Lesson]) -> list[Lesson]:
    """The pages a folder of that name can be for: by address, by the last part of it, or by title."""
    name = folded(folder)
    return [page for page in pages if name in map(folded, _names(page))]


def _names(page: Lesson) -> tuple[str, ...]:
    return (page.address, page.address.rpartition("/")[2], page.address.replace("/", "-"), page.title)
