"""Making the sound that is missing, and clearing away what nobody hears any more."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from hocso.cli.narrated import told
from hocso.cli.narrating.request import Answer, Request
from hocso.cli.voices import or_embedded, voice_asked_for
from hocso.messages import message
from hocso.model.message import Message

if TYPE_CHECKING:
    from hocso.model.settings import VoiceSettings
    from hocso.narrate import Spoken


def make(request: Request) -> Answer:
    curriculum, options = request.curriculum, request.options
    asked = voice_asked_for(curriculum.settings.voice, options.engine, options.voice, curriculum.root)
    spoken = speak(request, asked)
    if request.last and spoken.voice.engine == asked.engine:  # where another one stepped in, the next run tries again
        request.last.keep(spoken)
    said = (told(spoken), *unused(request, asked, spoken))
    return Answer("\n".join(map(request.session.text, said)))


def speak(request: Request, voice: "VoiceSettings") -> "Spoken":
    """Make the missing clips, by the machines of a Dask cluster if the address of one was given."""
    from hocso.narrate import speak as make_clips
    from hocso.narrate.cluster import cluster as workers_at

    curriculum, options = request.curriculum, request.options
    asking = replace(curriculum, settings=replace(curriculum.settings, voice=voice))
    chosen = options.engine is not None or options.voice is not None
    with workers_at(options.cluster) if options.cluster else nullcontext() as executor:
        return or_embedded(
            lambda engine: make_clips(asking, request.pages, engine, request.progress, executor),
            voice,
            chosen,
            request.progress.note,
        )


def unused(request: Request, voice: "VoiceSettings", spoken: "Spoken") -> Iterator[Message]:
    """A voice that was only tried is not the site's yet."""
    from hocso.narrate import heard

    if not heard(request.curriculum, spoken.voice):
        setting = f"engine: {voice.engine}" + (f", name: {voice.name}" if voice.name else "")
        yield message("cli.voice-not-used", setting=setting)


def clear(request: Request) -> Answer:
    from hocso.narrate import prune

    return Answer(request.session.text(message("cli.pruned", count=len(prune(request.curriculum)))))
