"""What the wording rules of every kind have in common, and how they become rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from hocso.check.phrases import Hit, Phrases
from hocso.check.prose import Spot, spot_at
from hocso.check.rule import Context, Fault, PageCheck, Rule
from hocso.check.scope import Extract, extracts
from hocso.check.wording.form import Form
from hocso.model.finding import Severity
from hocso.model.lesson import Lesson
from hocso.model.message import Message


@dataclass(frozen=True)
class Header:
    """A wording file without the keys of its kind. ``spared`` are words that are passed over."""

    name: str
    code: str
    severity: Severity
    message: Message | None
    what: Message | None
    why: Message | None
    spared: tuple[str, ...]
    scopes: tuple[str, ...]
    lessons_only: bool
    bad: str
    good: str

    def extracts(self, page: Lesson) -> tuple[Extract, ...]:
        """The words of a page that the rule is for."""
        return extracts(page.doctree, self.scopes)

    def rule(
        self,
        on_page: PageCheck,
        *,
        message: Message,
        what: Message,
        bad: str,
        good: str,
        mending: Message | None = None,
    ) -> Rule:
        """The rule, with its own words where the file has them; ``bad`` and ``good`` stand for missing examples."""
        what = self.what or what
        return Rule(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=self.message or message,
            what=what,
            why=self.why or what,
            bad=self.bad or bad,
            good=self.good or good,
            on_page=_in_lessons(on_page) if self.lessons_only else on_page,
            mending=mending,
        )


@dataclass(frozen=True)
class Kind:
    """A kind of wording rule: its own keys, those of them it needs, and how a file becomes a rule.

    Of the keys in ``one_of`` a file has exactly one.
    """

    make: Callable[[Header, Mapping[str, Any]], Rule]
    keys: Mapping[str, Form]
    needed: tuple[str, ...]
    one_of: tuple[str, ...] = ()


def header_of(name: str, data: Mapping[str, Any]) -> Header:
    """The header of a file whose form was looked at before."""
    scope = data.get("scope", "all")
    return Header(
        name=name,
        code=data["code"],
        severity=cast(Severity, data.get("severity", "warning")),
        message=_message(data, "message"),
        what=_message(data, "what"),
        why=_message(data, "why"),
        spared=tuple(data.get("except", ())),
        scopes=tuple(scope if isinstance(scope, list) else [scope]),
        lessons_only=data.get("pages", "all") == "lessons",
        bad=data.get("bad", "").strip(),
        good=data.get("good", "").strip(),
    )


def _message(data: Mapping[str, Any], key: str) -> Message | None:
    return Message(**data[key]) if key in data else None


def _in_lessons(on_page: PageCheck) -> PageCheck:
    def in_lessons(page: Lesson, context: Context) -> Iterator[Fault]:
        return on_page(page, context) if page.front is not None else iter(())

    return in_lessons


def hits(header: Header, phrases: Phrases, page: Lesson) -> Iterator[tuple[Extract, Hit]]:
    for extract in header.extracts(page):
        for hit in phrases.find(extract.text):
            yield extract, hit


def spot_of(page: Lesson, extract: Extract, hit: Hit) -> Spot:
    return spot_at(page, extract.piece, hit.start, hit.end)


def plain(spot: Spot) -> str:
    """The words as they are shown in a message: on one line."""
    return " ".join(spot.words.split())


def in_case_of(found: str, better: str) -> str:
    """The better words with the capitals of those found."""
    if found.isupper():
        return better.upper()
    return better[:1].upper() + better[1:] if found[:1].isupper() else better
