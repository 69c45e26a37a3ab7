"""A rule, and what it says: the rule knows what and where; the engine which file and how severe."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.finding import Fix, Severity
from hocso.model.lesson import Lesson
from hocso.model.message import Language, Message


class At(NamedTuple):
    """A position in a page's source; both count from 1."""

    line: int
    column: int = 1


@dataclass(frozen=True)
class Fault:
    """One place that breaks a rule. ``fields`` fill the rule's message."""

    at: At
    fields: Mapping[str, object] = field(default_factory=dict)
    fix: Fix | None = None


@dataclass(frozen=True)
class Context:
    """What a rule may look at besides the page: the whole book, and the day of the check."""

    curriculum: Curriculum
    today: dt.date


PageCheck = Callable[[Lesson, Context], Iterator[Fault]]


@dataclass(frozen=True)
class Rule:
    """A rule with its documentation.

    ``message`` names the fault and its remedy; its ``{fields}`` come from the fault. ``what``, ``why``, ``bad`` and
    ``good`` are the page that ``hocso explain`` shows. ``in_release`` is the severity when publishing for good, where
    it differs. A rule without ``on_page`` reports the problems met while reading whose kind is its name.
    """

    code: str
    name: str
    severity: Severity
    message: Message
    what: Message
    why: Message
    bad: str
    good: str
    on_page: PageCheck | None = None
    in_release: Severity | None = None

    def severity_for(self, release: bool) -> Severity:
        return self.in_release if release and self.in_release else self.severity

    @property
    def page(self) -> Message:
        """The whole documentation, as Markdown."""
        return Message(vi=self._page_in("vi"), en=self._page_in("en"))

    def _page_in(self, language: Language) -> str:
        def heading(name: str) -> str:
            return message(f"check.{name}").in_language(language)

        parts = [
            f"# {self.code} {self.name} ({heading('severity-' + self.severity)})",
            self.what.in_language(language),
            f"## {heading('page-why')}",
            self.why.in_language(language),
            f"## {heading('page-bad')}",
            _indented(self.bad),
            f"## {heading('page-good')}",
            _indented(self.good),
        ]
        return "\n\n".join(parts) + "\n"


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.strip("\n").split("\n"))
