"""Run every rule over every page and over the book, and say what was found in a fixed order."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from string import Formatter

from hocso.check.baseline import beyond, read_baseline, write_baseline
from hocso.check.ignoring import apply_ignores, ignores_in
from hocso.check.memory import Memory, circumstances_of
from hocso.check.mending import possible
from hocso.check.rule import At, Context, Fault, Rule, context_of, no_doubts
from hocso.check.rules import RULES, not_utf8, reading_warning, rule_failed
from hocso.check.selection import is_chosen, refuse_unknown, severity_of
from hocso.check.sources import Sources
from hocso.check.wording import book_rules, own_rules, texts_of_book_rules
from hocso.model.curriculum import Curriculum
from hocso.model.doubt import Doubt
from hocso.model.errors import HocsoError
from hocso.model.finding import Finding
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.problem import Problem
from hocso.model.settings import CheckSettings


def check(
    curriculum: Curriculum,
    *,
    release: bool = False,
    today: dt.date | None = None,
    doubts: Callable[[str], Iterable[Doubt]] = no_doubts,
    memory: Path | None = None,
) -> list[Finding]:
    """All faults of a book that its settings, its comments and its baseline do not pass over.

    Ordered by path, line, column and code; each once. In a release some warnings are errors, and the baseline does
    not count. ``today`` is the day that facts must still hold; the computer's if None. ``doubts`` gives what
    the voice is unsure of in a text that is to be said. ``memory`` is a file that keeps what was found on each page.
    """
    return begin_check(curriculum, release=release, today=today, doubts=doubts, memory=memory)()


def begin_check(
    curriculum: Curriculum,
    *,
    release: bool = False,
    today: dt.date | None = None,
    doubts: Callable[[str], Iterable[Doubt]] = no_doubts,
    memory: Path | None = None,
) -> Callable[[], list[Finding]]:
    """What gives all that ``check`` finds, to be called when there is time for it.

    Settings and wordings that cannot be used are refused at once.
    """
    ours = (*RULES, *own_rules())
    wording, problems = book_rules(curriculum, ours)
    rules = _Rules((*ours, *wording))
    refuse_unknown(rules.all, curriculum.settings.check)
    context = context_of(curriculum, today or dt.date.today(), doubts)

    def found() -> Iterator[Finding]:
        circumstances = circumstances_of(context, texts_of_book_rules(curriculum))
        yield from _problems((*curriculum.problems, *problems), rules, curriculum)
        yield from _faults_of_pages(curriculum, rules, context, Memory(memory, circumstances))
        yield from _faults_of_book(curriculum, rules, context)

    return lambda: _judged(set(found()), rules, curriculum, release)


def _judged(found: Iterable[Finding], rules: "_Rules", curriculum: Curriculum, release: bool) -> list[Finding]:
    """What is to be told of what was found, in order, and how severe it is."""
    settings, sources = curriculum.settings.check, Sources(curriculum)
    kept = _without_ignored(found, rules, sources, curriculum)
    judged = [
        replace(finding, severity=severity_of(rule, settings, release), why=rule.why)
        for finding in kept
        if is_chosen(rule := rules.by_code[finding.code], settings) and (release or not rule.only_in_release)
    ]
    ordered = sorted(judged, key=lambda one: (one.path, one.line, one.column, one.code, one.message.en))
    if release or not settings.baseline:
        return ordered
    return beyond(ordered, read_baseline(curriculum.folder / settings.baseline, settings.baseline), sources.line_of)


def put_into_baseline(curriculum: Curriculum, findings: Iterable[Finding]) -> Path:
    """Write the book's baseline, so that the next check passes these findings over; where it stands."""
    path = curriculum.folder / (curriculum.settings.check.baseline or CheckSettings().baseline)
    write_baseline(path, findings, Sources(curriculum).line_of)
    return path


def exit_code(findings: Iterable[Finding]) -> int:
    """0 if nothing needs mending (notes are allowed), 1 if there is an error or a warning."""
    return int(any(finding.severity != "note" for finding in findings))


@dataclass(frozen=True)
class _Rules:
    all: tuple[Rule, ...]

    @cached_property
    def by_code(self) -> Mapping[str, Rule]:
        return {rule.code: rule for rule in self.all}

    def speaking(self, curriculum: Curriculum) -> Iterator[Rule]:
        """The rules that have something to say about this book."""
        for rule in self.all:
            if (curriculum.language == "vi" or not rule.vietnamese) and not (curriculum.loose and rule.needs_book):
                yield rule


def _faults_of_pages(curriculum: Curriculum, rules: _Rules, context: Context, memory: Memory) -> Iterator[Finding]:
    looking = [rule for rule in rules.speaking(curriculum) if rule.on_page]
    garbled = _garbled(curriculum)
    for page in curriculum.pages():
        if page.path not in garbled:
            yield from memory.found_on(page, lambda page: _found_on(page, looking, context))
    memory.save()


def _garbled(curriculum: Curriculum) -> set[str]:
    """Files in an encoding that nobody can read: whatever else is found in one is only what that made of it."""
    return {problem.place.path for problem in curriculum.problems if problem.kind == not_utf8.RULE.name}


def _found_on(page: Lesson, rules: Sequence[Rule], context: Context) -> Iterator[Finding]:
    found = [
        (rule, _finding(rule_or_failed, page.path, replace(fault, fix=possible(page, fault.fix)), _last_line(page)))
        for rule in rules
        for rule_or_failed, fault in _looked_at(rule, page, context)
    ]
    codes_at: dict[tuple[int, int], list[str]] = defaultdict(list)
    for _, finding in found:
        codes_at[finding.line, finding.column].append(finding.code)
    for rule, finding in found:
        if not any(code.startswith(rule.yields_to) for code in codes_at[finding.line, finding.column]):
            yield finding


def _looked_at(rule: Rule, page: Lesson, context: Context) -> list[tuple[Rule, Fault]]:
    """What a rule finds on a page; if it breaks there, that is a finding too, and the others go on."""
    assert rule.on_page
    try:
        return [(rule, fault) for fault in rule.on_page(page, context)]
    except HocsoError:  # what is missing is missing on every page
        raise
    except Exception as error:  # whatever a page nobody thought of may set off
        fields = {"rule": f"{rule.code} {rule.name}", "error": f"{type(error).__name__}: {error}"}
        return [(rule_failed.RULE, Fault(At(1), fields))]


def _faults_of_book(curriculum: Curriculum, rules: _Rules, context: Context) -> Iterator[Finding]:
    last_lines = {page.path: _last_line(page) for page in curriculum.pages()}
    garbled = _garbled(curriculum)
    for rule in rules.speaking(curriculum):
        if rule.on_book and not curriculum.loose:
            for path, fault in rule.on_book(curriculum, context):
                if path not in garbled:
                    yield _finding(rule, path, fault, last_lines.get(path, fault.at.line))


def _last_line(page: Lesson) -> int:
    return page.source.count("\n") + 1


def _finding(rule: Rule, path: str, fault: Fault, last_line: int) -> Finding:
    line = min(max(fault.at.line, 1), last_line)
    text = _filled(rule.message, fault.fields)
    return Finding(rule.code, rule.name, rule.severity, path, line, fault.at.column, text, fault.fix)


def _problems(problems: Iterable[Problem], rules: _Rules, curriculum: Curriculum) -> Iterator[Finding]:
    """The faults met while reading. One that no rule is named for is a plain warning, never lost."""
    by_name = {rule.name: rule for rule in rules.all if rule.of_reading}
    for problem in problems:
        rule, fields = by_name.get(problem.kind), problem.fields
        if rule is None:
            rule, fields = reading_warning.RULE, {"text": _as_text(problem)}
        if curriculum.loose and rule.needs_book:
            continue
        place, text = problem.place, _filled(rule.message, fields)
        yield Finding(rule.code, rule.name, rule.severity, place.path, place.line, place.column, text)


def _without_ignored(
    found: Iterable[Finding], rules: _Rules, sources: Sources, curriculum: Curriculum
) -> list[Finding]:
    """What no comment passes over, and what is wrong with the comments."""
    findings = list(found)
    paths = dict.fromkeys([*sources.pages, *(finding.path for finding in findings)])
    ignores = [ignore for path in paths for ignore in ignores_in(path, sources.text_of(path))]
    kept, problems = apply_ignores(findings, ignores, rules.by_code)
    return [*kept, *_problems(problems, rules, curriculum)]


def _as_text(problem: Problem) -> Message:
    template = problem.kind + "".join(f"; {name}: {{{name}}}" for name in sorted(problem.fields))
    return Message(template, template).filled(**problem.fields)


def _filled(template: Message, fields: Mapping[str, object]) -> Message:
    """The message with its fields; a field that is missing or empty shows as a dash."""
    names = {name for _, name, _, _ in Formatter().parse(template.vi + template.en) if name}
    shown = {name: fields.get(name, "") for name in names}
    return template.filled(**{name: "–" if value == "" else value for name, value in shown.items()})
