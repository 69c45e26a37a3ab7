"""Findings on a terminal."""

from collections.abc import Sequence
from pathlib import Path

import click

from hocso.build import build
from hocso.cli.progress import progress
from hocso.cli.session import Session
from hocso.model.finding import Finding
from hocso.unchanged import Outcome


def print_findings(session: Session, root: Path, findings: Sequence[Finding], form: str = "text") -> None:
    """The findings in one of the forms of ``hocso.check.report``, on standard output."""
    from hocso.check.report import FORMATS

    click.echo(FORMATS[form](findings, root, session.language), nl=False)


def build_and_tell(
    session: Session, root: Path, targets: Sequence[str], *, release: bool = False, out: Path | None = None
) -> Outcome:
    """Build with progress; what was found is printed once the bar is gone, even if something then stops the build."""
    found: list[Sequence[Finding]] = []
    try:
        with progress(session) as shown:
            return build(root, targets, release=release, out=out, progress=shown, on_findings=found.append)
    finally:
        for findings in found:
            print_findings(session, root, findings)
