"""``hocso narrate``: make the sound that is missing, say what there is, record, carry sound from book to book."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import click

from hocso.cli.group import Argument, Command, Option
from hocso.cli.narrated import last_narration
from hocso.cli.narrating.request import Answer, Options, Request
from hocso.cli.pages import chooser
from hocso.cli.progress import progress
from hocso.cli.session import Session
from hocso.messages import message

SPEAK = "speak"

# What can be asked for, by the name of its option, and the function in ``cli.narrating`` that answers.
MODES: Mapping[str, str] = {
    SPEAK: "speaking:make",
    "status": "status:status",
    "script": "script:script",
    "why": "why:why",
    "prune": "speaking:clear",
    "record_sheet": "recording:record_sheets",
    "import": "recording:take_in",
    "export": "packing:export",
    "import_pack": "packing:take_in",
}

# The options that go with some modes only.
GOES_WITH: Mapping[str, Sequence[str]] = {
    "engine": (SPEAK,),
    "voice": (SPEAK,),
    "cluster": (SPEAK,),
    "form": ("status", "script"),
    "out": ("record_sheet",),
    "missing": ("record_sheet",),
}

EXISTING_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
EXISTING_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FORMS = click.Choice(["text", "json"])


def path_option(name: str, kind: click.Path, metavar: str, text: str) -> Callable[[Any], Any]:
    return click.option(name, type=kind, cls=Option, metavar=f"cli.metavar-{metavar}", help=text)


@click.command("narrate", cls=Command, help="cli.narrate")
@click.argument("paths", nargs=-1, cls=Argument, metavar="cli.metavar-path")
@click.option("--engine", cls=Option, metavar="cli.metavar-engine", help="cli.option-engine")
@click.option("--voice", cls=Option, metavar="cli.metavar-name", help="cli.option-voice")
@click.option("--cluster", cls=Option, metavar="cli.metavar-address", help="cli.option-cluster")
@click.option("--status", is_flag=True, cls=Option, help="cli.option-status")
@click.option("--script", is_flag=True, cls=Option, help="cli.option-script")
@click.option("--format", "form", type=FORMS, default="text", cls=Option, help="cli.option-format")
@click.option("--why", cls=Option, metavar="ledger.metavar-anchor", help="ledger.option-why")
@click.option("--record-sheet", is_flag=True, cls=Option, help="recording.option-record-sheet")
@click.option("--missing", is_flag=True, cls=Option, help="recording.option-missing")
@path_option("--out", click.Path(path_type=Path, file_okay=False), "folder", "recording.option-out")
@path_option("--import", EXISTING_FOLDER, "folder", "recording.option-import")
@path_option("--export", click.Path(path_type=Path, dir_okay=False), "file", "pack.option-export")
@path_option("--import-pack", EXISTING_FILE, "file", "pack.option-import-pack")
@click.option("--prune", is_flag=True, cls=Option, help="cli.option-prune")
@click.pass_context
def narrate(ctx: click.Context, /, paths: Sequence[str], **asked: Any) -> int:
    session = cast(Session, ctx.obj).near(paths)
    mode = mode_of(ctx, session)
    last = last_narration(session.root, ctx.params) if mode == SPEAK else None
    if last and (said := last.said()):
        session.print(said)
        return 0
    from hocso.read import read

    options = Options(**{name: asked[name] for name in GOES_WITH})
    with progress(session) as shown:
        curriculum = read(session.root, shown)
        every = list(curriculum.pages())
        meant = chooser(session.root, paths, [page.path for page in every])
        pages = [page for page in every if meant(page.path)]
        answer = answerer(mode)(Request(session, curriculum, pages, asked.get(mode), options, shown, last))
    if answer.remarks:
        click.echo(answer.remarks, err=True)
    click.echo(answer.text)
    return answer.code


def answerer(mode: str) -> Callable[[Request], Answer]:
    module, _, function = MODES[mode].partition(":")
    return cast("Callable[[Request], Answer]", getattr(import_module(f"hocso.cli.narrating.{module}"), function))


def mode_of(ctx: click.Context, session: Session) -> str:
    """The one thing that is asked for; a usage error if there are two, or an option that does not go with it."""
    given = [name for name, value in ctx.params.items() if name != "paths" and was_typed(ctx, name) and value]
    modes = [name for name in given if name in MODES]
    if len(modes) > 1:
        options = ", ".join(map(typed, modes))
        raise click.UsageError(session.text(message("cli.one-at-a-time", options=options)), ctx)
    mode = modes[0] if modes else SPEAK
    for name in given:
        if name in GOES_WITH and mode not in GOES_WITH[name]:
            raise click.UsageError(session.text(unfit(name)), ctx)
    return mode


def unfit(name: str) -> Any:
    others = [typed(mode) for mode in GOES_WITH[name] if mode != SPEAK]
    if not others:
        return message("cli.only-when-speaking", option=typed(name))
    return message("cli.goes-with", option=typed(name), others=", ".join(others))


def was_typed(ctx: click.Context, name: str) -> bool:
    return ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def typed(name: str) -> str:
    """An option as it is typed."""
    return "--format" if name == "form" else f"--{name.replace('_', '-')}"
