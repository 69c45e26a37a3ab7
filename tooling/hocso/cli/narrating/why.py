"""Why a sentence is heard as it is, in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hocso.cli.narrating.request import Answer, Request
from hocso.messages import message
from hocso.model.message import Message

if TYPE_CHECKING:
    from hocso.narrate.why import Reason, Step


def why(request: Request) -> Answer:
    from hocso.narrate.why import why as reason_for

    reason = reason_for(request.curriculum, request.pages, str(request.given))
    told = [*_told(reason), *_ladder(reason, request.curriculum.root)]
    lines, faults = (map(request.session.text, messages) for messages in (told, reason.faults))
    return Answer("\n".join(lines), "\n".join(faults))


def _told(reason: "Reason") -> Iterator[Message]:
    utterance = reason.standing.utterance
    yield message("ledger.why-head", path=reason.page.path, line=reason.line, anchor=utterance.anchor)
    yield message("ledger.why-text", text=utterance.text)
    if utterance.spoken:
        yield message("ledger.why-said", spoken=utterance.spoken)
    yield message(f"ledger.why-is-{reason.standing.state}")


def _ladder(reason: "Reason", root: Path) -> Iterator[Message]:
    for number, step in enumerate(reason.ladder, 1):
        yield _voice(step, number)
        used = step.clip is not None and step.clip == reason.standing.clip
        yield _found(step, root, used)
        if step.card:
            key = "ledger.why-card" if step.clip else "ledger.why-old-card"
            yield message(key, source=step.card.source, date=step.card.date, text=step.card.text)


def _voice(step: "Step", number: int) -> Message:
    voice = step.voice
    if voice is None:
        return message("ledger.why-person", number=number)
    parts = (voice.engine, voice.engine_version, voice.name, voice.accent, f"{float(voice.rate)}", step.mastered)
    return message("ledger.why-voice", number=number, engine=voice.engine, parts=" | ".join(parts))


def _found(step: "Step", root: Path, used: bool) -> Message:
    if step.clip is None:
        return message("ledger.why-none", key=step.key[:12])
    file = step.clip.path.relative_to(root).as_posix()
    seconds = f"{step.clip.milliseconds / 1000:.1f}"
    return message("ledger.why-used" if used else "ledger.why-lower", file=file, seconds=seconds)
