"""Findings that an author passes over on purpose, by a comment in the file that says which and why.

``<!-- hocso: ignore V008: a place name -->`` at the end of a line is for that line; alone on a line it is for the
lines below it, to the next empty one. ``ignore-file`` is for the whole file. In YAML and Python the comment begins
with ``#``. Several codes stand with commas; a code may be a beginning (``V``) or a rule's name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hocso.check.mask import BLANK, without_any_code
from hocso.check.notebook import is_notebook, prose_of_notebook
from hocso.check.rule import Rule
from hocso.check.selection import fits
from hocso.messages import message
from hocso.model.finding import Finding
from hocso.model.place import Place
from hocso.model.problem import Problem

_COMMENT = re.compile(
    r"(?:<!--|\#|%)[ ]*hocso:[ ]*(?P<word>ignore(?:-file)?)\b(?P<codes>[\w\s,-]*)(?::(?P<reason>.*?))?[ ]*(?:-->|$)"
)
_NEVER = frozenset({"ignore-without-need", "ignore-without-reason"})  # what is said of the comments themselves


@dataclass(frozen=True)
class Ignore:
    """One such comment: which rules, from which line to which, and where it stands itself."""

    place: Place
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, rule: Rule, line: int) -> bool:
        return self.first <= line <= self.last and any(fits(rule, code) for code in self.codes)


def ignores_in(path: str, source: str) -> Iterator[Ignore]:
    """The comments of a file, in order. Those inside a block of code are only shown, not meant."""
    if "hocso:" not in source:
        return
    lines = _meant(path, source).split("\n")
    for number, line in enumerate(lines, 1):
        for found in _COMMENT.finditer(line):
            first, last = _reach(found, lines, number)
            place = Place(path, number, found.start() + 1)
            codes = tuple(re.split(r"[\s,]+", found["codes"].strip())) if found["codes"].strip() else ()
            yield Ignore(place, codes, (found["reason"] or "").strip(), first, last)


def _meant(path: str, source: str) -> str:
    """The file without what is only shown in it; of a notebook what its text cells say, without JSON around it."""
    if is_notebook(source):
        return prose_of_notebook(source).replace(BLANK, " ")
    return without_any_code(source) if path.endswith(".md") else source


def apply_ignores(
    findings: Iterable[Finding], ignores: Iterable[Ignore], rules: Mapping[str, Rule]
) -> tuple[list[Finding], list[Problem]]:
    """The findings that stay, and what is wrong with the comments: one without a reason, one that nothing needs."""
    by_path: dict[str, list[Ignore]] = {}
    for ignore in ignores:
        by_path.setdefault(ignore.place.path, []).append(ignore)
    kept: list[Finding] = []
    needed: set[Ignore] = set()
    for finding in findings:
        covering = [one for one in by_path.get(finding.path, ()) if _covers(one, finding, rules)]
        needed.update(covering)
        if not covering:
            kept.append(finding)
    every = [ignore for of_path in by_path.values() for ignore in of_path]
    return kept, [problem for ignore in every for problem in _faults(ignore, ignore in needed, rules.values())]


def _covers(ignore: Ignore, finding: Finding, rules: Mapping[str, Rule]) -> bool:
    rule = rules[finding.code]
    return rule.name not in _NEVER and ignore.covers(rule, finding.line)


def _faults(ignore: Ignore, needed: bool, rules: Iterable[Rule]) -> Iterator[Problem]:
    known = list(rules)
    unknown = [code for code in ignore.codes if not any(fits(rule, code) for rule in known)]
    if unknown:
        text = message("check.ignore-unknown", codes=", ".join(unknown))
        yield Problem("ignore-without-reason", ignore.place, {"problem": text})
    elif not ignore.codes or not ignore.reason:
        text = message("check.ignore-no-reason" if ignore.codes else "check.ignore-no-codes")
        yield Problem("ignore-without-reason", ignore.place, {"problem": text})
    elif not needed:
        yield Problem("ignore-without-need", ignore.place, {"codes": ", ".join(ignore.codes)})


def _reach(found: re.Match[str], lines: list[str], number: int) -> tuple[int, int]:
    """The first and last line a comment is for."""
    if found["word"] == "ignore-file":
        return 1, len(lines)
    if (found.string[: found.start()] + found.string[found.end() :]).strip(" >\r"):
        return number, number
    last = number
    while last < len(lines) and lines[last].strip():
        last += 1
    return number, last
