"""The picture files of one booklet, gathered under names that any system and Typst accept."""

import re
from importlib.metadata import version
from pathlib import Path

from hocso.model.place import Place
from hocso.publish.typesetting.addresses import code_svg
from hocso.store import Store, digest

# What Typst can draw, by the ending of the file's name.
DRAWABLE = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
FOLDER = "pictures"
# How the bytes of a format begin. Typst believes the ending of a name; other people's names are not always true.
SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n"), ".png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"GIF8[79]a"), ".gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp"),
)


def true_suffix(content: bytes, suffix: str) -> str:
    """The ending that the bytes themselves ask for; ``suffix`` if they do not say."""
    return next((ending for signature, ending in SIGNATURES if signature.match(content)), suffix)


def code_in(root: Path, address: str) -> bytes:
    """The QR code of an address, as SVG. In a book it is drawn once, for that takes longer than all else of a page."""
    drawn = Store(root / ".hocso" / "codes", ".svg")
    return drawn.ensure(digest(version("segno"), address), lambda: code_svg(address)).read_bytes()


class Pictures:
    """Files to lay beside the Typst source: ``files`` maps a path in the booklet's folder to its bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, bytes] = {}
        self.places: dict[str, Place] = {}

    def add(self, content: bytes, suffix: str, place: Place) -> str:
        """Keep a picture; the path by which templates find it. The same picture is kept once."""
        name = f"{FOLDER}/{digest(content)[:24]}{true_suffix(content, suffix)}"
        self.files[name] = content
        self.places.setdefault(name, place)
        return f"/{name}"

    def add_code(self, address: str, place: Place) -> str:
        """Keep the QR code of an address."""
        return self.add(code_in(self.root, address), ".svg", place)

    def find(self, uri: str) -> Path | None:
        """The file that a picture's address means, if it is one of the book's own and exists."""
        if "://" in uri or uri.startswith("data:"):
            return None
        path = self.root / uri.lstrip("/")
        return path if path.is_file() else None
