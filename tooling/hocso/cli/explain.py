"""``hocso explain CODE``: the page of a rule."""

import click

from hocso.cli.group import Argument, Command
from hocso.cli.session import Session


@click.command("explain", cls=Command, help="cli.explain")
@click.argument("code", cls=Argument, metavar="cli.metavar-code")
@click.pass_obj
def explain(session: Session, code: str) -> None:
    from hocso.check import explain as page_of

    session.print(page_of(code))
