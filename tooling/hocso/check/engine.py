"""Run every rule over every page and over the book, and say what was found in a fixed order."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import Formatter

from hocso.check.rule import Context, Fault, Rule, context_of, no_doubts
from hocso.check.rules import RULES, reading_warning
from hocso.check.wording import book_rules, own_rules
from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.doubt import Doubt
from hocso.model.errors import HocsoError
from hocso.model.finding import Finding
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.problem import Problem


class UnknownRule(HocsoError):
    """Somebody asked for a rule that does not exist."""


def check(
    curriculum: Curriculum,
    *,
    release: bool = False,
    today: dt.date | None = None,
    doubts: Callable[[str], Iterable[Doubt]] = no_doubts,
) -> list[Finding]:
    """All faults of a book, ordered by path, line, column and code; each once.

    In a release some warnings are errors. ``today`` is the day that facts must still hold; the computer's if None.
    ``doubts`` gives what the voice is unsure of in a text that is to be said.
    """
    wording, problems = book_rules(curriculum)
    everything = (*RULES, *own_rules(), *wording)
    rules = [rule for rule in everything if _applies(rule, curriculum, release)]
    context = context_of(curriculum, today or dt.date.today(), doubts)
    found = {
        *_problems((*curriculum.problems, *problems), rules, release),
        *_faults_of_pages(curriculum, rules, context, release),
        *_faults_of_book(curriculum, rules, context, release),
    }
    return sorted(found, key=lambda one: (one.path, one.line, one.column, one.code, one.message.en))


def exit_code(findings: Iterable[Finding]) -> int:
    """0 if nothing needs mending (notes are allowed), 1 if there is an error or a warning."""
    return int(any(finding.severity != "note" for finding in findings))


def explain(code: str, curriculum: Curriculum | None = None) -> Message:
    """The page of a rule, by its code or name; with a ``curriculum`` also of that book's own wording rules."""
    rules = (*RULES, *own_rules(), *(book_rules(curriculum)[0] if curriculum else ()))
    for rule in rules:
        if code.strip().lower() in (rule.code.lower(), rule.name):
            return rule.page
    known = ", ".join(f"{rule.code} {rule.name}" for rule in sorted(rules, key=lambda rule: rule.code))
    raise UnknownRule(message("check.unknown-rule", code=code, known=known))


def _applies(rule: Rule, curriculum: Curriculum, release: bool) -> bool:
    return (curriculum.language == "vi" or not rule.vietnamese) and (release or not rule.only_in_release)


def _faults_of_pages(
    curriculum: Curriculum, rules: Sequence[Rule], context: Context, release: bool
) -> Iterator[Finding]:
    for page in curriculum.pages():
        for rule in rules:
            if rule.on_page:
                for fault in rule.on_page(page, context):
                    yield _finding(rule, page.path, fault, release, _last_line(page))


def _faults_of_book(
    curriculum: Curriculum, rules: Sequence[Rule], context: Context, release: bool
) -> Iterator[Finding]:
    last_lines = {page.path: _last_line(page) for page in curriculum.pages()}
    for rule in rules:
        if rule.on_book:
            for path, fault in rule.on_book(curriculum, context):
                yield _finding(rule, path, fault, release, last_lines.get(path, fault.at.line))


def _last_line(page: Lesson) -> int:
    return page.source.count("\n") + 1


def _finding(rule: Rule, path: str, fault: Fault, release: bool, last_line: int) -> Finding:
    line = min(max(fault.at.line, 1), last_line)
    text = _filled(rule.message, fault.fields)
    return Finding(rule.code, rule.name, rule.severity_for(release), path, line, fault.at.column, text, fault.fix)


def _problems(problems: Iterable[Problem], rules: Iterable[Rule], release: bool) -> Iterator[Finding]:
    """The faults met while reading. One that no rule is named for is a plain warning, never lost."""
    by_name = {rule.name: rule for rule in rules if rule.of_reading}
    for problem in problems:
        rule, fields = by_name.get(problem.kind), problem.fields
        if rule is None:
            rule, fields = reading_warning.RULE, {"text": _as_text(problem)}
        place, text = problem.place, _filled(rule.message, fields)
        severity = rule.severity_for(release)
        yield Finding(rule.code, rule.name, severity, place.path, place.line, place.column, text)


def _as_text(problem: Problem) -> Message:
    template = problem.kind + "".join(f"; {name}: {{{name}}}" for name in sorted(problem.fields))
    return Message(template, template).filled(**problem.fields)


def _filled(template: Message, fields: Mapping[str, object]) -> Message:
    """The message with its fields; a field that is missing or empty shows as a dash."""
    names = {name for _, name, _, _ in Formatter().parse(template.vi + template.en) if name}
    shown = {name: fields.get(name, "") for name in names}
    return template.filled(**{name: "–" if value == "" else value for name, value in shown.items()})
