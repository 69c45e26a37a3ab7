"""The text of every file of a book that a finding may be about."""

from collections.abc import Mapping
from functools import cached_property

from hocso.model.curriculum import Curriculum
from hocso.model.finding import Finding


class Sources:
    """Texts by path, from the book's root: pages as they were read, other files from the disk, each once."""

    def __init__(self, curriculum: Curriculum) -> None:
        self.curriculum = curriculum
        self._others: dict[str, str] = {}

    @cached_property
    def pages(self) -> Mapping[str, str]:
        return {page.path: page.source for page in self.curriculum.pages()}

    def text_of(self, path: str) -> str:
        """The text of a file; nothing if it cannot be read."""
        if path in self.pages:
            return self.pages[path]
        if path not in self._others:
            self._others[path] = self._read(path)
        return self._others[path]

    def line_of(self, finding: Finding) -> str:
        """The line that a finding points to; empty if there is no such line."""
        lines = self.text_of(finding.path).split("\n")
        return lines[finding.line - 1] if 1 <= finding.line <= len(lines) else ""

    def _read(self, path: str) -> str:
        try:
            return (self.curriculum.root / path).read_text(encoding="utf-8-sig", errors="replace")
        except (OSError, ValueError):
            return ""
