"""Which lesson's page was made of what: one that is made of the same is not written again.

What a page is made of is summed up in a digest, its files are believed only while they are there as they were written,
and what was said of it is said again.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from hocso.model.edition import Edition
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.progress import KeepingNotes
from hocso.publish.made_of import words_and_pictures
from hocso.publish.site.folder import SiteFolder
from hocso.store import digest, write_atomic


@dataclass(frozen=True)
class Written:
    """A page as it was written last: a digest of what it was made of, its files, and what its writer was told."""

    made_of: str
    files: tuple[str, ...]
    notes: tuple[Message, ...]


@dataclass
class PageMemory:
    """Stands between the pages of a site and its folder; ``told`` is the progress that their writer hears of.

    ``shared`` is a digest of all that every page is made of.
    """

    folder: SiteFolder
    told: KeepingNotes
    file: Path
    shared: str
    _now: dict[str, Written] = field(default_factory=dict)
    _files: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._before = _load(self.file)

    def page(self, page: Lesson, edition: Edition, write: Callable[[Lesson], None]) -> None:
        """Have a page written, unless its files are there and made of the same."""
        made_of = digest(self.shared, *_made_of(page, edition))
        before = self._before.get(page.docname)
        if before and before.made_of == made_of and self.folder.keep(before.files):
            self._now[page.docname] = before
            for note in before.notes:
                self.told.note(note)
            return
        self._files, said = [], len(self.told.notes)
        write(page)
        self._now[page.docname] = Written(made_of, tuple(dict.fromkeys(self._files)), tuple(self.told.notes[said:]))

    def save(self) -> None:
        kept = {
            docname: {**vars(written), "notes": [asdict(note) for note in written.notes]}
            for docname, written in self._now.items()
        }
        write_atomic(self.file, json.dumps(kept, ensure_ascii=False))

    def write(self, name: str, content: str | bytes) -> None:
        self._files.append(name)
        self.folder.write(name, content)

    def copy(self, source: Path, name: str) -> str:
        self._files.append(name)
        return self.folder.copy(source, name)


def _made_of(page: Lesson, edition: Edition) -> Iterator[str]:
    """What is on the page, and its sound: a track's file is named for what it holds."""
    yield from words_and_pictures(page, edition.curriculum)
    for anchor, track in sorted(edition.tracks.get(page.docname, {}).items()):
        yield f"{anchor} {track.mp3.name}"
    whole = edition.lessons.get(page.docname)
    yield whole.mp3.name if whole else ""


def _load(file: Path) -> Mapping[str, Written]:
    """What is remembered; nothing if it cannot be read: then every page is written."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return {docname: _written(**row) for docname, row in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _written(made_of: str, files: list[str], notes: list[dict[str, str]]) -> Written:
    return Written(made_of, tuple(files), tuple(Message(**note) for note in notes))
