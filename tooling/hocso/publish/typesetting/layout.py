"""The templates that Typst reads, a designer's files: in this package's ``templates`` folder and the folders in it."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def templates() -> Mapping[str, bytes]:
    """Every template by its path below ``templates``, in the order of these paths. Who edits one starts anew."""
    return dict(sorted(_below(files(__package__) / "templates", "")))


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(".typ"):
            yield path + entry.name, entry.read_bytes()
