"""``hocso build``: the whole sentence."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from hocso.cli.findings import build_and_tell
from hocso.cli.group import Argument, Command, Option
from hocso.cli.session import Session, nearby
from hocso.messages import message
from hocso.unchanged import Outcome


@click.command("build", cls=Command, help="cli.build")
@click.argument("targets", nargs=-1, cls=Argument, metavar="cli.metavar-target")
@click.option("--release", is_flag=True, cls=Option, help="cli.option-release")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    cls=Option,
    metavar="cli.metavar-folder",
    help="cli.option-out",
)
@click.pass_obj
def build(session: Session, targets: Sequence[str], release: bool, out: Path | None) -> int:
    outcome = build_and_tell(session, session.root, targets, release=release, out=out)
    report(session, outcome)
    return 1 if outcome.errors else 0


def report(session: Session, outcome: Outcome) -> None:
    """What was made and where, then what is left to do."""
    for name in dict.fromkeys(artifact.target for artifact in outcome.artifacts):
        made = [artifact.path for artifact in outcome.artifacts if artifact.target == name]
        session.print(message("cli.made", target=name, count=len(made), folder=nearby(common_folder(made))))
    if outcome.drafts:
        session.print(message("cli.drafts", count=outcome.drafts))
    if outcome.errors:
        session.print(message("cli.errors-remain", count=outcome.errors), error=True)


def common_folder(files: Sequence[Path]) -> Path:
    """The folder that holds all of ``files``."""
    return Path(os.path.commonpath([files[0].parent, *files]))
