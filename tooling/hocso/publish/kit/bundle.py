"""Files gathered in memory, by name, and packed into a zip whose bytes depend on nothing but them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from hocso.store import whole_file

PACKED_ALREADY = (".mp3", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".zip", ".mp4", ".pdf")
# The oldest day that a zip can tell; a file in it may be read by all.
DAY = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3


class Bundle:
    """Takes what a site's folder takes: texts, and files that stay where they are until they are wanted."""

    def __init__(self) -> None:
        self.files: dict[str, bytes | Path] = {}

    def write(self, name: str, content: str | bytes) -> None:
        self.files[name] = content.encode("utf-8") if isinstance(content, str) else content

    def copy(self, source: Path, name: str) -> str:
        self.files[name] = source
        return ""

    def read(self, name: str) -> bytes:
        """The bytes of a file; KeyError if there is none of that name."""
        content = self.files[name]
        return content.read_bytes() if isinstance(content, Path) else content


def pack(files: Mapping[str, bytes | Path], path: Path) -> None:
    """Write a zip in order of names: the same files give the same bytes, whenever and by whomever it is made."""
    with whole_file(path) as stream, zipfile.ZipFile(stream, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, DAY)
            entry.create_system, entry.external_attr = UNIX, READABLE
            stored = name.lower().endswith(PACKED_ALREADY)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.read_bytes() if isinstance(content, Path) else content)
