"""``hocso new``: a lesson, a module or a curriculum to begin with."""

from pathlib import Path

import click

from hocso.cli.group import Argument, Command, Group, Option
from hocso.cli.session import Session, nearby
from hocso.messages import message

new = Group(
    "new",
    {
        "lesson": "hocso.cli.new:lesson",
        "module": "hocso.cli.new:module",
        "curriculum": "hocso.cli.new:curriculum",
    },
    prefix="cli.new-",
    help="cli.new",
)


@click.command("lesson", cls=Command, help="cli.new-lesson")
@click.argument("name", cls=Argument, metavar="cli.metavar-name")
@click.option("--module", cls=Option, metavar="cli.metavar-module", help="cli.option-module")
@click.pass_obj
def lesson(session: Session, name: str, module: str | None) -> None:
    from hocso.cli.scaffold.starting import start_lesson

    told(session, start_lesson(session.root, name, module))


@click.command("module", cls=Command, help="cli.new-module")
@click.argument("name", cls=Argument, metavar="cli.metavar-name")
@click.pass_obj
def module(session: Session, name: str) -> None:
    from hocso.cli.scaffold.starting import start_module

    told(session, start_module(session.root, name))


@click.command("curriculum", cls=Command, help="cli.new-curriculum")
@click.argument("name", cls=Argument, metavar="cli.metavar-name")
@click.pass_obj
def curriculum(session: Session, name: str) -> None:
    from hocso.cli.scaffold.starting import start_curriculum

    folder, lesson_file = start_curriculum(Path.cwd(), name)
    session.print(message("cli.curriculum-started", folder=nearby(folder), file=nearby(lesson_file)))


def told(session: Session, file: Path) -> None:
    session.print(message("cli.lesson-started", file=nearby(file)))
