"""What the check says about a lesson."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hocso.model.message import Message

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Edit:
    """Replace ``old`` by ``new`` at a place; lines and columns count from 1."""

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True)
class Fix:
    """Edits and a promise: a safe fix cannot change what the lesson says."""

    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True)
class Finding:
    """One fault: which rule, how bad, where, what and what to do, a fix if there is one, and why it matters."""

    code: str
    name: str
    severity: Severity
    path: str
    line: int
    column: int
    message: Message
    fix: Fix | None = None
    why: Message | None = None


def finding_of(kept: Mapping[str, Any]) -> Finding:
    """The finding that ``dataclasses.asdict`` turned into ``kept``, perhaps by way of JSON."""
    fix = kept["fix"]
    return Finding(
        **{
            **kept,
            "message": Message(**kept["message"]),
            "why": Message(**kept["why"]) if kept["why"] else None,
            "fix": Fix(tuple(Edit(**edit) for edit in fix["edits"]), fix["safe"]) if fix else None,
        }
    )
