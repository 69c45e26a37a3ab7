"""``hocso serve``: the lessons in a browser on this machine, renewed at every save."""

import time
from pathlib import Path

import click

from hocso.cli.failures import tell
from hocso.cli.findings import build_and_tell
from hocso.cli.group import Command, Option
from hocso.cli.session import Session
from hocso.messages import message
from hocso.model.errors import HocsoError
from hocso.unchanged import Outcome

PORT = 8000


@click.command("serve", cls=Command, help="cli.serve")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    cls=Option,
    metavar="cli.metavar-port",
    help="cli.option-port",
)
@click.pass_obj
def serve(session: Session, port: int) -> None:
    from hocso.cli.preview.server import Server
    from hocso.cli.preview.watch import changes

    root = session.root
    with Server(root / "_build" / "site", port) as server:
        rebuild(session, root)
        session.print(message("cli.serving", address=server.address))
        for _ in changes(root):
            session.print(message("cli.rebuilding"))
            if rebuild(session, root):
                server.renew()


def rebuild(session: Session, root: Path) -> Outcome | None:
    """Build the site; a book that cannot be built is told about, and the last good pages stay."""
    started = time.monotonic()
    try:
        outcome = build_and_tell(session, root, ["site"])
    except (HocsoError, OSError) as error:
        tell(session, error)
        session.print(message("cli.still-serving"), error=True)
        return None
    session.print(message("cli.rebuilt", seconds=f"{time.monotonic() - started:.1f}"))
    return outcome
