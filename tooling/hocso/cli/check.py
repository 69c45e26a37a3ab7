"""``hocso check``: findings only."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from hocso.cli.coverage import print_coverage
from hocso.cli.findings import print_findings
from hocso.cli.group import Argument, Command, Option
from hocso.cli.pages import chooser
from hocso.cli.progress import progress
from hocso.cli.session import Session
from hocso.messages import message
from hocso.model.finding import Finding

if TYPE_CHECKING:
    from hocso.model.curriculum import Curriculum

FIX_ROUNDS = 5
"""A fix may uncover another; this many rounds at most, should two fixes ever undo each other."""


@click.command("check", cls=Command, help="cli.check")
@click.argument("paths", nargs=-1, cls=Argument, metavar="cli.metavar-path")
@click.option("--fix", is_flag=True, cls=Option, help="cli.option-fix")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", cls=Option, help="cli.option-format"
)
@click.option("--release", is_flag=True, cls=Option, help="cli.option-check-release")
@click.option("--coverage", is_flag=True, cls=Option, help="cli.option-coverage")
@click.pass_obj
def check(session: Session, paths: Sequence[str], fix: bool, form: str, release: bool, coverage: bool) -> int:
    from hocso.check import exit_code

    session = session.near(paths)
    if coverage:
        print_coverage(session, form)
        return 0
    findings = find(session, paths, release)
    if fix:
        findings = mend(session, paths, release, findings)
    print_findings(session, session.root, findings, form)
    return exit_code(findings)


def find(session: Session, paths: Sequence[str], release: bool) -> list[Finding]:
    """The findings in the files and folders that were named; everywhere if none was."""
    from hocso.check import check as findings_of
    from hocso.read import read

    root = session.root
    with progress(session) as shown:
        curriculum = read(root, shown)
        findings = findings_of(curriculum, release=release)
    meant = chooser(root, paths, known_paths(curriculum, findings))
    return [finding for finding in findings if meant(finding.path)]


def known_paths(curriculum: "Curriculum", findings: Sequence[Finding]) -> list[str]:
    """Every file that can have a finding: the pages, and whatever else has one."""
    return [*(page.path for page in curriculum.pages()), *(finding.path for finding in findings)]


def mend(session: Session, paths: Sequence[str], release: bool, findings: list[Finding]) -> list[Finding]:
    """Put in the safe fixes until none is left; what remains to be found."""
    from hocso.check import fix_files

    for _ in range(FIX_ROUNDS):
        changed = fix_files(session.root, findings)
        if not changed:
            break
        for path in changed:
            session.print(message("cli.mended", path=path), error=True)
        findings = find(session, paths, release)
    return findings
