"""What the check says about a lesson."""

from dataclasses import dataclass
from typing import Literal

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
    """One fault: which rule, how bad, where, what, and how to mend it."""

    code: str
    name: str
    severity: Severity
    path: str
    line: int
    column: int
    message: Message
    fix: Fix | None = None
