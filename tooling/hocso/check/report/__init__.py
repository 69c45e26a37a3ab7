"""How findings look. A format is a function of the findings, the book's root and a language."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from hocso.check.report.github import as_github
from hocso.check.report.json_ import as_json
from hocso.check.report.sarif import as_sarif
from hocso.check.report.text import as_text
from hocso.model.finding import Finding
from hocso.model.message import Language

Format = Callable[[Sequence[Finding], Path, Language], str]

FORMATS: Mapping[str, Format] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
