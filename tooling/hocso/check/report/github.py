"""Findings as workflow commands of GitHub Actions: annotations beside the changed lines."""

from collections.abc import Sequence
from pathlib import Path

from hocso.model.finding import Finding
from hocso.model.message import Language

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def as_github(findings: Sequence[Finding], _root: Path, language: Language) -> str:
    """A line a finding; nothing when there is none."""
    return "".join(_line(finding, language) for finding in findings)


def _line(finding: Finding, language: Language) -> str:
    title = f"{finding.code} {finding.name}"
    place = {"file": finding.path, "line": finding.line, "col": finding.column, "title": title}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{_LEVELS[finding.severity]} {properties}::{_data(finding.message.in_language(language))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
