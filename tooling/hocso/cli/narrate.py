"""``hocso narrate``: make the sound that is missing, or say what there is."""

import json
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from hocso.cli.group import Argument, Command, Option
from hocso.cli.narrated import last_narration, told
from hocso.cli.pages import chooser
from hocso.cli.progress import progress
from hocso.cli.session import Session
from hocso.cli.voices import or_embedded, voice_asked_for
from hocso.messages import message
from hocso.model.progress import Progress

if TYPE_CHECKING:
    from hocso.model.curriculum import Curriculum
    from hocso.model.lesson import Lesson
    from hocso.model.settings import VoiceSettings
    from hocso.narrate import Spoken


@click.command("narrate", cls=Command, help="cli.narrate")
@click.argument("paths", nargs=-1, cls=Argument, metavar="cli.metavar-path")
@click.option("--engine", cls=Option, metavar="cli.metavar-engine", help="cli.option-engine")
@click.option("--voice", cls=Option, metavar="cli.metavar-name", help="cli.option-voice")
@click.option("--cluster", cls=Option, metavar="cli.metavar-address", help="cli.option-cluster")
@click.option("--status", is_flag=True, cls=Option, help="cli.option-status")
@click.option("--script", is_flag=True, cls=Option, help="cli.option-script")
@click.option("--prune", is_flag=True, cls=Option, help="cli.option-prune")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", cls=Option, help="cli.option-format"
)
@click.pass_context
def narrate(
    ctx: click.Context,
    paths: Sequence[str],
    engine: str | None,
    voice: str | None,
    cluster: str | None,
    status: bool,
    script: bool,
    prune: bool,
    form: str,
) -> None:
    session: Session = ctx.obj.near(paths)
    root = session.root
    last = last_narration(root, ctx.params)
    speaking = not (status or script or prune)
    if speaking and (said := last.said()):
        session.print(said)
        return
    from hocso.read import read

    with progress(session) as shown:
        curriculum = read(root, shown)
        pages = list(curriculum.pages())
        meant = chooser(root, paths, [page.path for page in pages])
        pages = [page for page in pages if meant(page.path)]
        if speaking:
            asked = voice_asked_for(curriculum.settings.voice, engine, voice, root)
            chosen = engine is not None or voice is not None
            spoken = speak(curriculum, pages, asked, chosen, cluster, shown)
            session.print(told(spoken))
            tell_if_unused(session, curriculum, asked, spoken)
            if spoken.voice.engine == asked.engine:  # where another one stepped in, the next run tries again
                last.keep(spoken)
    if prune:
        clear(session, curriculum)
    if script:
        show_script(curriculum, pages, form)
    if status:
        show_status(session, curriculum, pages, form)


def speak(
    curriculum: "Curriculum",
    pages: Sequence["Lesson"],
    voice: "VoiceSettings",
    chosen: bool,
    cluster: str | None,
    shown: Progress,
) -> "Spoken":
    """Make the missing clips, by the machines of a Dask cluster if the address of one was given."""
    from hocso.narrate import speak as make_clips
    from hocso.narrate.cluster import cluster as workers_at

    asking = replace(curriculum, settings=replace(curriculum.settings, voice=voice))
    with workers_at(cluster) if cluster else nullcontext() as executor:
        return or_embedded(
            lambda engine: make_clips(asking, pages, engine, shown, executor), voice, chosen, shown.note
        )


def tell_if_unused(session: Session, curriculum: "Curriculum", voice: "VoiceSettings", spoken: "Spoken") -> None:
    """A voice that was only tried is not the site's yet."""
    from hocso.narrate import heard

    if not heard(curriculum, spoken.voice):
        setting = f"engine: {voice.engine}" + (f", name: {voice.name}" if voice.name else "")
        session.print(message("cli.voice-not-used", setting=setting))


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
