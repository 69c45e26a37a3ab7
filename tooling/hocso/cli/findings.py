"""Findings on a terminal."""

from collections.abc import Sequence

import click

from hocso.cli.session import Session
from hocso.model.finding import Finding


def print_findings(session: Session, findings: Sequence[Finding]) -> None:
    """Every finding with its place and remedy, on standard output."""
    from hocso.check.report import text

    if findings:
        click.echo(text(findings, session.language))
