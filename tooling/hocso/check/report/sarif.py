"""Findings as SARIF 2.1.0 (OASIS), the form that code hosts and editors read.

Columns count code points, from 1; paths are relative to ``SRCROOT``, the folder of the book.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hocso import __version__
from hocso.model.finding import Edit, Finding
from hocso.model.message import Language

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"


def as_sarif(findings: Sequence[Finding], root: Path, language: Language) -> str:
    """One run with all findings; a rule's help is why it matters, its whole page is ``hocso explain``'s."""
    first_of = {finding.code: finding for finding in reversed(findings)}
    codes = sorted(first_of)
    rules = [_rule(first_of[code], language) for code in codes]
    run = {
        "tool": {"driver": {"name": "hocso", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"uri": root.resolve().as_uri() + "/"}},
        "results": [_result(finding, codes, language) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(finding: Finding, language: Language) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": finding.code, "name": finding.name.title().replace("-", "")}
    if finding.why:
        rule["help"] = {"text": finding.why.in_language(language)}
    return rule


def _result(finding: Finding, codes: Sequence[str], language: Language) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity,
        "message": {"text": finding.message.in_language(language)},
        "locations": [{"physicalLocation": {"artifactLocation": _file(finding.path), "region": region}}],
    }
    if finding.fix:
        result["fixes"] = [{"artifactChanges": [_change(finding.path, finding.fix.edits)]}]
    return result


def _file(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _change(path: str, edits: Iterable[Edit]) -> dict[str, Any]:
    return {"artifactLocation": _file(path), "replacements": [_replacement(edit) for edit in edits]}


def _replacement(edit: Edit) -> dict[str, Any]:
    region = {"startLine": edit.line, "startColumn": edit.column, "endColumn": edit.column + len(edit.old)}
    return {"deletedRegion": region, "insertedContent": {"text": edit.new}}
