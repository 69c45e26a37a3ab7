"""Findings for people: where, the line itself with the place marked, what is wrong and what to do."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from hocso.messages import message
from hocso.model.finding import Finding
from hocso.model.message import Language

WIDTH = 88
_BEFORE = 36


def as_text(findings: Sequence[Finding], root: Path, language: Language) -> str:
    """One block a finding and a count at the end, with a final newline."""
    if not findings:
        return message("check.clean").in_language(language) + "\n"
    lines_of = lru_cache(maxsize=None)(lambda path: _lines(root / path))
    first_of = {finding.code: finding for finding in reversed(findings)}  # why it matters is said once a rule
    blocks = [
        "\n".join([*_block(finding, lines_of, language), *_why(finding, finding is first_of[finding.code], language)])
        for finding in findings
    ]
    return "\n\n".join([*blocks, "\n".join(_summary(findings, language))]) + "\n"


def _block(finding: Finding, lines_of: Callable[[str], Sequence[str]], language: Language) -> Iterator[str]:
    severity = message(f"check.severity-{finding.severity}").in_language(language)
    yield f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {severity}"
    lines = lines_of(finding.path)
    if 1 <= finding.line <= len(lines) and lines[finding.line - 1].strip():
        yield from _marked(lines[finding.line - 1], finding)
    yield from ("  " + _visible(part) for part in finding.message.in_language(language).splitlines())


def _why(finding: Finding, wanted: bool, language: Language) -> Iterator[str]:
    if wanted and finding.why:
        why = " ".join(finding.why.in_language(language).split())
        yield f"  {message('check.page-why').in_language(language)}: {why}"


def _marked(line: str, finding: Finding) -> Iterator[str]:
    """The line, cut to what fits around the place, and below it a mark under the faulty words."""
    start = min(finding.column - 1, len(line))
    length = max(len(_faulty(line, start, finding)), 1)
    left = max(start - _BEFORE, 0) if len(line) > WIDTH else 0
    shown = line[left : left + WIDTH]
    lead, tail = "…" if left else "", "…" if left + WIDTH < len(line) else ""
    gutter = f"{finding.line:>6} | "
    width_before = _width(lead + line[left:start])
    yield gutter + _visible(lead + shown.rstrip() + tail)
    yield " " * (len(gutter) - 2) + "| " + " " * width_before + "^" * max(_width(line[start : start + length]), 1)


def _faulty(line: str, start: int, finding: Finding) -> str:
    """The words to mark: those a fix would change, or else the one word at the place."""
    for edit in finding.fix.edits if finding.fix else ():
        if (edit.line, edit.column) == (finding.line, finding.column):
            return edit.old
    word = re.compile(r"\w+|\S+").match(line, start)
    return word[0] if word else ""


def _visible(text: str) -> str:
    """A text in which nothing moves the cursor: one sign for each tab or control character."""
    return "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _summary(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    counts = {name: sum(one.severity == name for one in findings) for name in ("error", "warning", "note")}
    files = len({finding.path for finding in findings})
    yield message(
        "check.summary", errors=counts["error"], warnings=counts["warning"], notes=counts["note"], files=files
    ).in_language(language)
    if fixable := sum(bool(finding.fix and finding.fix.safe) for finding in findings):
        yield message("check.fixable", count=fixable).in_language(language)
    if guessed := sum(bool(finding.fix and not finding.fix.safe) for finding in findings):
        yield message("check.guessed", count=guessed).in_language(language)
    yield message("check.explain", code=findings[0].code).in_language(language)


def _lines(path: Path) -> Sequence[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ()
