"""Mend what can be mended without changing what a lesson says."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from hocso.model.finding import Edit, Finding
from hocso.store import write_atomic

_BYTE_ORDER_MARK = "\ufeff"  # no part of the text, so it counts in no column


def apply_fixes(source: str, findings: Iterable[Finding]) -> str:
    """The source of one file with the safe fixes of its findings put in.

    An edit whose old words no longer stand at its place is left out, and so is a fix that overlaps an earlier one:
    check again and apply again until nothing changes.
    """
    lines = source.split("\n")
    taken: dict[int, list[Edit]] = defaultdict(list)
    for finding in findings:
        if finding.fix and finding.fix.safe:
            edits = finding.fix.edits
            if all(_stands(lines, edit) and not _overlaps(edit, taken[edit.line]) for edit in edits):
                for edit in edits:
                    taken[edit.line].append(edit)
    for number, edits_of_line in taken.items():
        for edit in sorted(edits_of_line, key=lambda one: one.column, reverse=True):
            line = lines[number - 1]
            start = edit.column - 1
            lines[number - 1] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "\n".join(lines)


def fix_files(root: Path, findings: Iterable[Finding]) -> list[str]:
    """Put the safe fixes into the files of a book; the paths of those that changed. Line ends stay as they are."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.fix and finding.fix.safe:
            by_path[finding.path].append(finding)
    changed = []
    for path, own in sorted(by_path.items()):
        before = (root / path).read_bytes().decode("utf-8")
        mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else ""
        after = mark + apply_fixes(before.removeprefix(mark), own)
        if after != before:
            write_atomic(root / path, after)
            changed.append(path)
    return changed


def _stands(lines: list[str], edit: Edit) -> bool:
    if not 1 <= edit.line <= len(lines):
        return False
    start = edit.column - 1
    return bool(edit.old) and lines[edit.line - 1][start : start + len(edit.old)] == edit.old


def _overlaps(edit: Edit, others: Iterable[Edit]) -> bool:
    end = edit.column + len(edit.old)
    return any(edit.column < other.column + len(other.old) and other.column < end for other in others)
