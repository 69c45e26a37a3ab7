"""Mend what can be mended: what cannot change what a lesson says, and on request what only may be right."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from hocso.model.finding import Edit, Finding
from hocso.store import write_atomic

_LINE_END = re.compile(r"(\r\n|\r|\n)")  # as a page is read: whichever of the three its editor wrote
_BYTE_ORDER_MARK = "\ufeff"  # no part of the text, so it counts in no column


def apply_fixes(source: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """The source of one file with the safe fixes of its findings put in, with ``unsafe`` all of them.

    An edit whose old words no longer stand at its place is left out, and so is a fix that overlaps an earlier one:
    check again and apply again until nothing changes.
    """
    lines = _LINE_END.split(source)  # every second one is what ended the line before it
    taken: dict[int, list[Edit]] = defaultdict(list)
    for finding in findings:
        if finding.fix and (finding.fix.safe or unsafe):
            edits = finding.fix.edits
            if all(_stands(lines, edit) and not _overlaps(edit, taken[edit.line]) for edit in edits):
                for edit in edits:
                    taken[edit.line].append(edit)
    for number, edits_of_line in taken.items():
        for edit in sorted(edits_of_line, key=lambda one: one.column, reverse=True):
            line = lines[2 * number - 2]
            start = edit.column - 1
            lines[2 * number - 2] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "".join(lines)


def fix_files(root: Path, findings: Iterable[Finding], *, unsafe: bool = False) -> list[str]:
    """Put the fixes into the files of a book; the paths of those that changed. Line ends stay as they are."""
    changed = []
    for path, before, after in _mended(root, findings, unsafe):
        if after != before:
            write_atomic(root / path, after)
            changed.append(path)
    return changed


def differences(root: Path, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """What ``fix_files`` would change, as a unified diff that ``patch`` and ``git apply`` take; nothing is written."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for path, before, after in _mended(root, findings, unsafe)
        for line in difflib.unified_diff(_lines(before), _lines(after), _name(path), _name(path))
    )


def _mended(root: Path, findings: Iterable[Finding], unsafe: bool) -> Iterator[tuple[str, str, str]]:
    """Each file that has fixes: its path, and its text before and after. One that is not UTF-8 is left alone."""
    for path, own in _with_fixes(findings).items():
        try:
            before = (root / path).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else ""
        yield path, before, mark + apply_fixes(before.removeprefix(mark), own, unsafe=unsafe)


def _with_fixes(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.fix:
            by_path[finding.path].append(finding)
    return dict(sorted(by_path.items()))


def _name(path: str) -> str:
    """A file's name in a diff: behind one with a space in it a tab shows where it ends."""
    return f"{path}\t" if " " in path else path


def _lines(text: str) -> list[str]:
    """Lines with their ends, as a diff counts them: only a newline ends one."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])


def _stands(lines: list[str], edit: Edit) -> bool:
    if not 1 <= 2 * edit.line - 1 <= len(lines):
        return False
    start = edit.column - 1
    return bool(edit.old) and lines[2 * edit.line - 2][start : start + len(edit.old)] == edit.old


def _overlaps(edit: Edit, others: Iterable[Edit]) -> bool:
    end = edit.column + len(edit.old)
    return any(edit.column < other.column + len(other.old) and other.column < end for other in others)
