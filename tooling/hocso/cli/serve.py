"""``hocso serve``: the lessons in a browser on this machine, renewed at every save, with what was found in them."""

import click

from hocso.cli.group import Command, Option
from hocso.cli.session import Session
from hocso.messages import message

PORT = 8000
OTHERS = 20
"""So many ports are tried when nobody asked for a certain one."""


@click.command("serve", cls=Command, help="cli.serve")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    cls=Option,
    metavar="cli.metavar-port",
    help="cli.option-port",
)
@click.pass_obj
def serve(session: Session, port: int | None) -> None:
    from hocso.cli.preview.desk import Desk
    from hocso.cli.preview.overlay import Overlay
    from hocso.cli.preview.renewal import Renewal
    from hocso.cli.preview.server import Server
    from hocso.cli.preview.watch import Watch
    from hocso.read.lasting import Reader

    root = session.root
    out = root / "_build"
    ports = range(port, port + 1) if port else range(PORT, PORT + OTHERS)
    with Overlay(out / "site") as overlay, Server(overlay, ports) as server, Reader(root) as reader:
        session.print(message("cli.serving", address=server.address))
        watch = Watch(root)
        renewal = Renewal(session, root, Desk(root, out, reader, overlay), server, watch)
        renewal.renew(())
        while True:
            renewal.renew(watch.wait())
