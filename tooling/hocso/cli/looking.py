"""What ``hocso check`` looks at: a book or some of its files, and files that belong to no book."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hocso.build import as_asked, find_faults
from hocso.build import check as check_book
from hocso.cli.pages import chooser
from hocso.cli.progress import progress
from hocso.cli.session import Session
from hocso.messages import message
from hocso.model.errors import CannotRead
from hocso.model.finding import Finding
from hocso.model.settings import CheckSettings
from hocso.unchanged import Outcome

if TYPE_CHECKING:
    from hocso.model.curriculum import Curriculum

PAGES = (".md", ".ipynb")


@dataclass(frozen=True)
class Looking:
    """One call's wish: the paths that were named (none means the whole book), and which rules count."""

    session: Session
    paths: Sequence[str]
    release: bool
    asked: CheckSettings

    @cached_property
    def root(self) -> Path | None:
        """The book's folder; None if only files outside of any book were named."""
        try:
            return self.session.near(self.paths).root
        except CannotRead:
            for path in self.paths:
                if not os.path.lexists(path):
                    raise CannotRead(message("cli.no-such-file", path=path)) from None
            if self.session.named_root or not self.paths or not all(map(is_page, self.paths)):
                raise
            return None

    @property
    def base(self) -> Path:
        """Where the paths of findings count from."""
        return self.root or Path.cwd()

    def findings(self) -> list[Finding]:
        """In the order of their places, the book's first."""
        with progress(self.session) as shown:
            outcome = (
                check_book(self.root, release=self.release, asked=self.asked, progress=shown) if self.root else None
            )
        inside = [path for path in self.paths if outcome and not self._is_loose(path, outcome)]
        loose = [path for path in self.paths if path not in inside]
        found = list(self._in_book(outcome, inside, loose)) if outcome else []
        return [*found, *self._outside(loose)]

    def means(self, path: str, curriculum: "Curriculum") -> bool:
        """Whether a page of the book was named; without names, all are meant."""
        return chooser(self.base, self.paths, [page.path for page in curriculum.pages()])(path)

    def _is_loose(self, path: str, outcome: Outcome) -> bool:
        """A page that is there, but not one of the book's."""
        return is_page(path) and self._relative(Path(path)) not in outcome.pages

    def _in_book(self, outcome: Outcome, inside: Sequence[str], loose: Sequence[str]) -> Iterator[Finding]:
        """The book's findings in what was named; what it says of a file that is not in it is told, too."""
        there = (self._relative(path) for name in inside if (path := self._existing(name)))
        known = [*outcome.pages, *(finding.path for finding in outcome.findings), *there]
        meant = chooser(self.base, inside, known) if inside or not loose else lambda _path: False
        beside = {self._relative(Path(path)) for path in loose}
        return (finding for finding in outcome.findings if meant(finding.path) or finding.path in beside)

    def _existing(self, name: str) -> Path | None:
        """What a name means, counted from where the person is or from the book; None if there is nothing."""
        return next((path for path in (Path.cwd() / name, self.base / name) if path.exists()), None)

    def _outside(self, paths: Sequence[str]) -> Iterator[Finding]:
        """Files of no book, those of a folder and of a kind at a time: a text and a notebook may have one name."""
        from hocso.read import read_loose

        together: dict[tuple[Path, str], list[str]] = {}
        for path in paths:
            together.setdefault((Path(path).resolve().parent, Path(path).suffix), []).append(Path(path).name)
        for (folder, _), names in together.items():
            curriculum = as_asked(read_loose(folder, names), self.asked)
            for finding in find_faults(curriculum, release=self.release):
                yield replace(finding, path=self._relative(folder / finding.path))

    def _relative(self, path: Path) -> str:
        """A file's path from ``base``; as it is where there is no way, as between the drives of Windows."""
        try:
            return Path(os.path.relpath(path.resolve(), self.base)).as_posix()
        except ValueError:
            return path.resolve().as_posix()


def is_page(path: str) -> bool:
    return Path(path).suffix in PAGES and Path(path).is_file()
