"""``hocso say TEXT``: what a text becomes when it is spoken."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hocso.cli.group import Argument, Command, Option
from hocso.cli.session import Session
from hocso.cli.voices import or_embedded, voice_asked_for
from hocso.messages import message
from hocso.model.errors import CannotRead
from hocso.model.message import Message
from hocso.model.settings import VoiceSettings
from hocso.store import write_atomic

if TYPE_CHECKING:
    from hocso.narrate import Piece

SOUNDS = (".wav", ".mp3")


@click.command("say", cls=Command, help="cli.say")
@click.argument("text", cls=Argument, metavar="cli.metavar-text")
@click.option("--engine", cls=Option, metavar="cli.metavar-engine", help="cli.option-engine")
@click.option("--voice", "name", cls=Option, metavar="cli.metavar-name", help="cli.option-voice")
@click.option("--explain", is_flag=True, cls=Option, help="cli.option-say-explain")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", cls=Option, help="cli.option-format"
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    cls=Option,
    metavar="cli.metavar-file",
    help="cli.option-say-out",
)
@click.pass_obj
def say(
    session: Session, text: str, engine: str | None, name: str | None, explain: bool, form: str, out: Path | None
) -> None:
    from hocso import narrate
    from hocso.cli.explanation import show_explanation

    if out and out.suffix.lower() not in SOUNDS:
        raise click.UsageError(session.text(message("cli.not-a-sound", file=out, known=", ".join(SOUNDS))))
    lexicon, voice, root = of_book(session)
    spoken = narrate.say(text, lexicon, voice.accent)
    if form == "json":
        show_json(text, spoken, narrate.aligned(text, lexicon, voice.accent) if explain else None)
    elif not spoken:
        session.print(message("cli.nothing-to-say"), error=True)
    elif explain:
        show_explanation(session, text, narrate.aligned(text, lexicon, voice.accent))
    else:
        click.echo(spoken)
    if out and spoken:
        asked = voice_asked_for(voice, engine, name, root)
        write_atomic(out, sound(session, spoken, out.suffix.lower(), asked, bool(engine or name), root))


def show_json(text: str, spoken: str, pieces: "Sequence[Piece] | None") -> None:
    found: dict[str, object] = {"text": text, "spoken": spoken}
    if pieces is not None:
        found["pieces"] = [{"shown": text[piece.begin : piece.end]} | asdict(piece) for piece in pieces]
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def sound(session: Session, spoken: str, suffix: str, voice: VoiceSettings, chosen: bool, root: Path) -> bytes:
    from hocso import narrate

    def tell(said: Message) -> None:
        session.print(said, error=True)

    def make(engine: str) -> bytes:
        if service := narrate.engine_named(engine).service:
            tell(message("narrate.sending", engine=engine, service=service, sentences=1))
        return narrate.sound_of(spoken, suffix, engine, voice, root)

    return or_embedded(make, voice, chosen, tell)


def of_book(session: Session) -> tuple[Mapping[str, str], VoiceSettings, Path]:
    """The lexicon, the voice and the folder of the book the person is in; outside of one, the defaults, here."""
    from hocso.read.configuration import read_settings
    from hocso.read.contents import read_contents
    from hocso.read.data_files import read_data_files

    try:
        root = session.root
    except CannotRead:
        if session.named_root:
            raise
        return {}, VoiceSettings(), Path.cwd()
    folder = root / read_contents(root).folder
    return read_data_files(root, folder).lexicon, read_settings(root).voice, root
