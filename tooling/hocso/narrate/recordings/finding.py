"""The sound files in a folder that a person hands in, and the page that each is for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hocso.messages import message
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.narrate.recordings.filenames import is_sound, pages_meant

PASSED_OVER = frozenset({".csv", ".pdf", ".ini", ".db", ".txt"})  # the sheet itself, and what systems put everywhere


@dataclass(frozen=True)
class PageFolder:
    """The files for one page, sorted by name, and the folder they lie in."""

    page: Lesson
    folder: Path
    files: tuple[Path, ...]


@dataclass(frozen=True)
class Stray:
    """A file or folder that is for no page, and why."""

    path: Path
    why: Message


def found_in(folder: Path, pages: Sequence[Lesson]) -> tuple[tuple[PageFolder, ...], tuple[Stray, ...]]:
    """What lies in ``folder`` for the pages, and what is for none.

    Files in the folder itself are for the one page that is meant or that has the folder's name; a folder within is for
    the page it is named after: ``4t/01-bai``, ``01-bai`` or the lesson's title.
    """
    found: list[PageFolder] = []
    strays: list[Stray] = []
    for place in (folder, *_folders(folder)):
        files = tuple(file for file in _visible(place) if file.is_file() and file.suffix.lower() not in PASSED_OVER)
        strays += [Stray(file, message("recording.import-no-sound-file")) for file in files if not is_sound(file)]
        sounds = tuple(file for file in files if is_sound(file))
        if not sounds:
            continue
        meant = _pages(place, folder, pages)
        if len(meant) == 1:
            found.append(PageFolder(meant[0], place, sounds))
        else:
            strays.append(Stray(place, _which(place, folder, meant, pages)))
    return tuple(found), tuple(strays)


def _pages(place: Path, folder: Path, pages: Sequence[Lesson]) -> list[Lesson]:
    if place == folder:
        return list(pages) if len(pages) == 1 else pages_meant(folder.resolve().name, pages)
    return pages_meant(place.relative_to(folder).as_posix(), pages) or pages_meant(place.name, pages)


def _which(place: Path, folder: Path, meant: Sequence[Lesson], pages: Sequence[Lesson]) -> Message:
    if meant:
        return message("recording.import-several-pages", pages=", ".join(page.address for page in meant))
    key = "recording.import-which-page" if place == folder else "recording.import-unknown-folder"
    return message(key, example=pages[-1].address.rpartition("/")[2] if pages else "")


def _folders(folder: Path) -> Iterator[Path]:
    for each in _visible(folder):
        if each.is_dir() and not each.is_symlink():
            yield each
            yield from _folders(each)


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
