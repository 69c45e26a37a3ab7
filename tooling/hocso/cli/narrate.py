"""``hocso narrate``: make the sound that is missing, or say what there is."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from hocso.cli.group import Argument, Command, Option
from hocso.cli.pages import chooser
from hocso.cli.progress import progress
from hocso.cli.session import Session
from hocso.messages import message
from hocso.model.progress import Progress

if TYPE_CHECKING:
    from hocso.model.curriculum import Curriculum
    from hocso.model.lesson import Lesson


@click.command("narrate", cls=Command, help="cli.narrate")
@click.argument("paths", nargs=-1, cls=Argument, metavar="cli.metavar-path")
@click.option("--engine", cls=Option, metavar="cli.metavar-engine", help="cli.option-engine")
@click.option("--status", is_flag=True, cls=Option, help="cli.option-status")
@click.option("--script", is_flag=True, cls=Option, help="cli.option-script")
@click.option("--prune", is_flag=True, cls=Option, help="cli.option-prune")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", cls=Option, help="cli.option-format"
)
@click.pass_obj
def narrate(
    session: Session, paths: Sequence[str], engine: str | None, status: bool, script: bool, prune: bool, form: str
) -> None:
    from hocso.read import read

    session = session.near(paths)
    root = session.root
    with progress(session) as shown:
        curriculum = read(root, shown)
        pages = list(curriculum.published_pages())
        meant = chooser(root, paths, [page.path for page in pages])
        pages = [page for page in pages if meant(page.path)]
        if not (status or script or prune):
            speak(session, curriculum, pages, engine, shown)
    if prune:
        clear(session, curriculum)
    if script:
        show_script(curriculum, pages, form)
    if status:
        show_status(session, curriculum, pages, form)


def speak(
    session: Session, curriculum: "Curriculum", pages: Sequence["Lesson"], engine: str | None, shown: Progress
) -> None:
    from hocso.narrate import speak as make_clips

    spoken = make_clips(curriculum, pages, engine, shown)
    session.print(message("cli.spoken", made=spoken.made, kept=spoken.kept, voice=spoken.voice.engine))


def clear(session: Session, curriculum: "Curriculum") -> None:
    from hocso.narrate import prune

    session.print(message("cli.pruned", count=len(prune(curriculum))))


def show_script(curriculum: "Curriculum", pages: Iterable["Lesson"], form: str) -> None:
    from hocso.narrate import script_of, transcript

    if form == "json":
        scripts = {page.path: [asdict(passage) for passage in script_of(page, curriculum)] for page in pages}
        click.echo(json.dumps(scripts, ensure_ascii=False, indent=2))
    else:
        for page in pages:
            click.echo(transcript(page, curriculum))


def show_status(session: Session, curriculum: "Curriculum", pages: Iterable["Lesson"], form: str) -> None:
    from hocso.narrate import ledger

    rows = ledger(curriculum, pages)
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return
    width = max((len(row.path) for row in rows), default=0)
    session.print(message("cli.status-head", path=session.text(message("cli.status-page")).ljust(width)))
    for row in rows:
        session.print(message("cli.status-row", **(asdict(row) | {"path": row.path.ljust(width)})))
