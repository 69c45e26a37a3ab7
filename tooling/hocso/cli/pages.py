"""Which pages of a book a person means by the files and folders named after a command."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hocso.messages import message
from hocso.model.errors import CannotRead


def chooser(root: Path, named: Sequence[str], known: Iterable[str]) -> Callable[[str], bool]:
    """Whether a path of the book (relative to its root, with ``/``) is meant; with nothing named, all are.

    A name counts from the folder the person is in or from the book's root. CannotRead if it fits no path of ``known``.
    """
    paths = tuple(known)
    wanted = [inside_book(root, name, paths) for name in named]
    return lambda path: not wanted or any(within(path, folder) for folder in wanted)


def inside_book(root: Path, name: str, known: Sequence[str]) -> str:
    for candidate in (Path.cwd() / name, root / name):
        resolved = candidate.resolve()
        if resolved.is_relative_to(root):
            relative = resolved.relative_to(root).as_posix()
            if any(within(path, relative) for path in known):
                return relative
    raise CannotRead(message("cli.no-such-page", path=name))


def within(path: str, folder: str) -> bool:
    return folder in (".", path) or path.startswith(f"{folder}/")
