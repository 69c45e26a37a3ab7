"""A rule, and what it says: the rule knows what and where; the engine which file and how severe."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.doubt import Doubt
from hocso.model.facts import Fact
from hocso.model.finding import Fix, Severity
from hocso.model.lesson import Lesson
from hocso.model.message import Language, Message
from hocso.model.settings import Settings
from hocso.model.skills import Skills


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


def no_doubts(_text: str) -> Iterable[Doubt]:
    """A voice that can say everything."""
    return ()


@dataclass(frozen=True)
class Context:
    """What a rule may look at besides the page. No other page is in it: so what was found on a page can be kept.

    ``invented`` are the numbers that examples may show, see ``Curriculum``; ``expired`` the keys of the facts whose
    time is over. ``doubts`` gives what the voice is unsure of in a text that is to be said.
    """

    language: Language
    settings: Settings
    facts: Mapping[str, Fact]
    lexicon: Mapping[str, str]
    glossary: Mapping[str, str]
    skills: Skills
    invented: Mapping[str, tuple[str, ...]]
    expired: frozenset[str]
    doubts: Callable[[str], Iterable[Doubt]] = no_doubts


def context_of(curriculum: Curriculum, today: dt.date, doubts: Callable[[str], Iterable[Doubt]] = no_doubts) -> Context:
    return Context(
        language=curriculum.language,
        settings=curriculum.settings,
        facts=curriculum.facts,
        lexicon=curriculum.lexicon,
        glossary=curriculum.glossary,
        skills=curriculum.skills,
        invented=curriculum.invented,
        expired=frozenset(key for key, fact in curriculum.facts.items() if fact.expires < today),
        doubts=doubts,
    )


PageCheck = Callable[[Lesson, Context], Iterator[Fault]]
BookCheck = Callable[[Curriculum, Context], Iterator[tuple[str, Fault]]]
"""Gives faults with the path of the file each is in, relative to the book's root. Runs at every check: it must be
quick, and leave the pages' doctrees and sentences alone."""


@dataclass(frozen=True)
class Rule:
    """A rule with its documentation.

    ``message`` names the fault and its remedy; its ``{fields}`` come from the fault. ``what``, ``why``, ``bad`` and
    ``good`` are the page that ``hocso explain`` shows; ``mending``, if it proposes fixes, says what they do and how
    safe they are. ``in_release`` is the severity when publishing for good, where it differs.

    ``on_page`` looks at one page, ``on_book`` at how pages and files fit together. A rule with neither reports the
    problems met while reading whose kind is its name. ``vietnamese`` rules are silent in a book in another language,
    those with ``needs_book`` where a page is read on its own, ``only_in_release`` ones while a book is being written.
    What one of the rules in ``yields_to`` (codes, or beginnings) finds at the same place is not found by this one too.
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
    on_book: BookCheck | None = None
    in_release: Severity | None = None
    mending: Message | None = None
    vietnamese: bool = False
    needs_book: bool = False
    yields_to: tuple[str, ...] = ()
    only_in_release: bool = False

    def severity_for(self, release: bool) -> Severity:
        return self.in_release if release and self.in_release else self.severity

    @property
    def of_reading(self) -> bool:
        """Whether the reading meets its faults, and the rule only words them."""
        return not (self.on_page or self.on_book)

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
            f"## {heading('page-mending')}",
            (self.mending or message("check.no-mending")).in_language(language),
        ]
        return "\n\n".join(parts) + "\n"


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.strip("\n").split("\n"))
