"""``hocso check``: findings only."""

from collections.abc import Sequence

import click

from hocso.build import read_and_check, write_baseline
from hocso.cli.coverage import print_coverage
from hocso.cli.findings import print_findings
from hocso.cli.group import Argument, Command, Option
from hocso.cli.looking import Looking
from hocso.cli.progress import progress
from hocso.cli.session import Session, nearby
from hocso.messages import message
from hocso.model.finding import Finding
from hocso.model.settings import CheckSettings

FORMATS = ("text", "json", "sarif", "github")
FIX_ROUNDS = 5
"""A fix may uncover another; this many rounds at most, should two fixes ever undo each other."""


def words(_ctx: click.Context, _param: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """``--select V,P --select A001`` as three words."""
    return tuple(word.strip() for one in given for word in one.split(",") if word.strip())


@click.command("check", cls=Command, help="cli.check")
@click.argument("paths", nargs=-1, cls=Argument, metavar="cli.metavar-path")
@click.option("--fix", is_flag=True, cls=Option, help="cli.option-fix")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, cls=Option, help="cli.option-unsafe-fixes")
@click.option("--diff", is_flag=True, cls=Option, help="cli.option-diff")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", cls=Option, help="cli.option-format")
@click.option("--release", is_flag=True, cls=Option, help="cli.option-check-release")
@click.option(
    "--select", multiple=True, callback=words, cls=Option, metavar="cli.metavar-codes", help="cli.option-select"
)
@click.option(
    "--ignore", multiple=True, callback=words, cls=Option, metavar="cli.metavar-codes", help="cli.option-ignore"
)
@click.option("--summary", is_flag=True, cls=Option, help="cli.option-summary")
@click.option("--coverage", is_flag=True, cls=Option, help="cli.option-coverage")
@click.option("--write-baseline", is_flag=True, cls=Option, help="cli.option-write-baseline")
@click.pass_obj
def check(
    session: Session,
    paths: Sequence[str],
    fix: bool,
    unsafe: bool,
    diff: bool,
    form: str,
    release: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    summary: bool,
    coverage: bool,
    write_baseline: bool,
) -> int:
    from hocso.check import exit_code

    looking = Looking(session, paths, release, CheckSettings(select=select, ignore=ignore))
    if write_baseline:
        return put_down(looking)
    if coverage:
        print_coverage(session.near(paths), form)
        return 0
    if summary:
        return sum_up(looking, form)
    findings = looking.findings()
    if diff:
        return show_differences(looking, findings, unsafe)
    if fix or unsafe:
        findings = mend(looking, findings, unsafe)
    print_findings(session, looking.base, findings, form)
    return exit_code(findings)


def mend(looking: Looking, findings: list[Finding], unsafe: bool) -> list[Finding]:
    """Put in the fixes until none is left; what remains to be found."""
    from hocso.check import fix_files

    for _ in range(FIX_ROUNDS):
        changed = fix_files(looking.base, findings, unsafe=unsafe)
        if not changed:
            break
        for path in changed:
            looking.session.print(message("cli.mended", path=path), error=True)
        findings = looking.findings()
    return findings


def show_differences(looking: Looking, findings: Sequence[Finding], unsafe: bool) -> int:
    """What the fixes would change; 1 if anything, as ``diff`` itself ends."""
    from hocso.check import differences

    text = differences(looking.base, findings, unsafe=unsafe)
    click.echo(text, nl=False)
    return int(bool(text))


def put_down(looking: Looking) -> int:
    """Write what is found now into the baseline, so that from now on only what is new is told."""
    session = looking.session
    with progress(session) as shown:
        count, path = write_baseline(session.root, shown)
    session.print(message("cli.baseline-written", count=count, path=nearby(path)))
    return 0


def sum_up(looking: Looking, form: str) -> int:
    """A row a page: how long, how hard to read, how much there is to mend."""
    from hocso.check import exit_code
    from hocso.check.summary import SUMMARIES, summary_of

    session = looking.session
    with progress(session) as shown:
        curriculum, findings = read_and_check(session.root, looking.release, looking.asked, shown)
    rows = [row for row in summary_of(curriculum, findings) if looking.means(row.path, curriculum)]
    click.echo(SUMMARIES[form if form == "json" else "text"](rows, session.language), nl=False)
    return exit_code(findings)
