"""Making the sound that is missing, and clearing away what nobody hears any more."""

from hocso.cli.narrating.request import Answer, Request
from hocso.messages import message


def make(request: Request) -> Answer:
    from hocso.narrate import speak

    spoken = speak(request.curriculum, request.pages, request.options.engine, request.progress)
    told = message("cli.spoken", made=spoken.made, kept=spoken.kept, voice=spoken.voice.engine)
    return Answer(request.session.text(told))


def clear(request: Request) -> Answer:
    from hocso.narrate import prune

    return Answer(request.session.text(message("cli.pruned", count=len(prune(request.curriculum)))))
