"""Packs out and in."""

from hocso.cli.narrating.request import Answer, Request
from hocso.cli.session import nearby
from hocso.messages import message


def export(request: Request) -> Answer:
    from hocso.narrate import export_pack

    made = export_pack(request.curriculum, request.pages, request.file)
    size = f"{request.file.stat().st_size / 1_000_000:.1f}"
    file = nearby(request.file.resolve())
    told = [message("pack.exported", file=file, spoken=made.spoken, recorded=made.recorded, size=size)]
    if made.gaps:
        told.append(message("pack.exported-gaps", count=made.gaps))
    return Answer("\n".join(map(request.session.text, told)))


def take_in(request: Request) -> Answer:
    from hocso.narrate import import_pack

    taken = import_pack(request.curriculum, request.file, request.progress)
    told = [message("pack.imported", stored=taken.stored, kept=taken.kept, gained=taken.gained)]
    if taken.stored and not taken.gained and taken.gaps:
        told.append(message("pack.imported-in-vain", voices=", ".join(taken.voices)))
    elif taken.gaps:
        told.append(message("pack.imported-gaps", count=taken.gaps))
    return Answer("\n".join(map(request.session.text, told)))
