"""Findings for other programs: a list of objects ``code, name, severity, path, line, column, message, fix``."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hocso.model.finding import Finding
from hocso.model.message import Language


def as_json(findings: Sequence[Finding], _root: Path, language: Language) -> str:
    """JSON with a final newline. ``fix`` is null, or ``safe`` and ``edits`` of ``line, column, old, new``."""
    return json.dumps([_entry(finding, language) for finding in findings], ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message.in_language(language),
        "fix": asdict(finding.fix) if finding.fix else None,
    }
