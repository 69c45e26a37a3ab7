"""Findings of an old curriculum that are to be passed over for now: only what is new is reported.

A finding is known again by its file, its code and the words of its line, so that lines may move.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hocso.messages import message
from hocso.model.errors import HocsoError
from hocso.model.finding import Finding
from hocso.model.place import Place
from hocso.store import write_atomic

LineOf = Callable[[Finding], str]
Known = Counter[tuple[str, str, str]]


class BrokenBaseline(HocsoError):
    """The baseline file is no baseline."""


def read_baseline(path: Path, name: str) -> Known:
    """What an earlier ``write_baseline`` put down; nothing if there is no such file."""
    if not path.is_file():
        return Counter()
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return Counter({(one["path"], one["code"], one["line"]): int(one["count"]) for one in entries})
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenBaseline(message("check.broken-baseline", path=name), Place(name)) from error


def write_baseline(path: Path, findings: Iterable[Finding], line_of: LineOf) -> None:
    """Put down all findings."""
    counted = Counter(_identity(finding, line_of) for finding in findings)
    entries = [
        {"path": place, "code": code, "line": line, "count": count}
        for (place, code, line), count in sorted(counted.items())
    ]
    write_atomic(path, json.dumps(entries, ensure_ascii=False, indent=1) + "\n")


def beyond(findings: Sequence[Finding], known: Known, line_of: LineOf) -> list[Finding]:
    """The findings that the baseline does not know, or knows fewer times."""
    left = Counter(known)
    new = []
    for finding in findings:
        identity = _identity(finding, line_of)
        if left[identity] > 0:
            left[identity] -= 1
        else:
            new.append(finding)
    return new


def _identity(finding: Finding, line_of: LineOf) -> tuple[str, str, str]:
    return finding.path, finding.code, " ".join(line_of(finding).split())
