"""What was found on each page, kept until the page or something its rules look at changes."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from hocso.check.rule import Context
from hocso.installation import installation_digest
from hocso.model.finding import Finding, finding_of
from hocso.model.lesson import Lesson
from hocso.model.settings import CheckSettings
from hocso.store import digest, write_atomic


class Memory:
    """Findings by page, in one file. Without a file nothing is kept.

    ``circumstances`` is all that decides what rules find besides the page itself.
    """

    def __init__(self, file: Path | None, circumstances: str) -> None:
        self.file = file
        self.circumstances = circumstances
        self.before: Mapping[str, Any] = _load(file, circumstances)
        self.now: dict[str, Any] = {}

    def found_on(self, page: Lesson, look: Callable[[Lesson], Iterable[Finding]]) -> Sequence[Finding]:
        """What ``look`` finds on the page, or found when the page was the same as now."""
        kept = self.before.get(page.path)
        if kept is None or kept["fingerprint"] != page.fingerprint:
            kept = {"fingerprint": page.fingerprint, "found": [asdict(finding) for finding in look(page)]}
        self.now[page.path] = kept
        return [finding_of(finding) for finding in kept["found"]]

    def save(self) -> None:
        """Keep what was found on the pages asked for, and forget all others."""
        if self.file and self.now != self.before:
            kept = {"circumstances": self.circumstances, "pages": self.now}
            write_atomic(self.file, json.dumps(kept, ensure_ascii=False))


def circumstances_of(context: Context, wording: Iterable[str]) -> str:
    """A digest of everything but the page: our own code, the book's settings, its data files, its wording rules."""
    seen = (
        context.language,
        replace(context.settings, check=_chosen_later(context.settings.check)),
        sorted(context.facts.items()),
        sorted(context.lexicon.items()),
        sorted(context.glossary.items()),
        context.skills,
        sorted(context.invented.items()),
        sorted(context.expired),
    )
    return digest(installation_digest(), repr(seen), *wording)


def _chosen_later(settings: CheckSettings) -> CheckSettings:
    """Without what only chooses among the findings: it needs no new look."""
    return replace(settings, select=(), ignore=(), severity={}, baseline="")


def _load(file: Path | None, circumstances: str) -> Mapping[str, Any]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8")) if file else {}
        pages: Mapping[str, Any] = kept["pages"] if kept.get("circumstances") == circumstances else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return pages
