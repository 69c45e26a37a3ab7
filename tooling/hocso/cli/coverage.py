"""``hocso check --coverage``: which lessons serve which skills and whom."""

import click

from hocso.cli.progress import progress
from hocso.cli.session import Session


def print_coverage(session: Session, form: str) -> None:
    """The coverage on standard output; a format that only findings have is shown as text."""
    from hocso.check.coverage import coverage
    from hocso.check.report.coverage import COVERAGE_FORMATS
    from hocso.read import read

    with progress(session) as shown:
        found = coverage(read(session.root, shown))
    click.echo(COVERAGE_FORMATS.get(form, COVERAGE_FORMATS["text"])(found, session.language), nl=False)
