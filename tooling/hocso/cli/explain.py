"""``hocso explain CODE``: the page of a rule; without a code, all rules in a line each."""

import click

from hocso.cli.group import Argument, Command
from hocso.cli.session import Session
from hocso.model.errors import CannotRead, HocsoError
from hocso.model.message import Message


@click.command("explain", cls=Command, help="cli.explain")
@click.argument("code", required=False, cls=Argument, metavar="cli.metavar-code")
@click.pass_obj
def explain(session: Session, code: str | None) -> None:
    from hocso.check import list_rules

    session.print(page_of(session, code) if code else list_rules())


def page_of(session: Session, code: str) -> Message:
    """The page of one of our rules, else of a wording rule of the book the person is in."""
    from hocso.check import explain as page_of_rule

    try:
        return page_of_rule(code)
    except HocsoError as unknown:
        try:
            root = session.root
        except CannotRead:
            raise unknown from None
    from hocso.read import read

    return page_of_rule(code, read(root))
