"""Making the clips that are missing, with a voice that may be slow."""

from collections.abc import Iterable
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.lesson import Lesson
from hocso.model.narration import Voice
from hocso.model.progress import Progress, Silent
from hocso.narrate.engines.supplied import note
from hocso.narrate.script import script_of
from hocso.narrate.shelves import Shelf, clip_key, shelf, voice_store
from hocso.narrate.workshop import clips

NOBODY = Silent()


@dataclass(frozen=True)
class Spoken:
    """What a run of ``speak`` did: clips ``made`` now, and clips that were there before (``kept``); ``files``: both."""

    voice: Voice
    made: int
    kept: int
    files: tuple[Path, ...] = ()


def speak(
    curriculum: Curriculum,
    pages: Iterable[Lesson],
    engine_name: str | None = None,
    progress: Progress = NOBODY,
    executor: Executor | None = None,
) -> Spoken:
    """Make the missing clips of these pages with the named engine, or the configured one.

    Processes on all cores do it, or the workers of an ``executor`` (see ``workshop.clips``). Each clip is in place
    whole as soon as it is made, so a run that was stopped goes on where it stopped.
    Raises CannotSpeak if the engine is unknown or cannot work here, or the book is not Vietnamese.
    """
    if curriculum.language != "vi":
        raise CannotSpeak(message("narrate.not-our-language"))
    own = shelf(curriculum, engine_name or curriculum.settings.voice.engine)
    scripts = (passage for page in pages for passage in script_of(page, curriculum))
    wanted = {each.spoken: each for passage in scripts for each in passage.utterances if each.spoken}
    missing = [spoken for spoken, each in wanted.items() if own.clip(each) is None]
    make_clips(own, missing, progress, executor)
    name = curriculum.settings.voice.name
    if own.engine.supplied and not Path(name).is_absolute():
        note(voice_store(curriculum).folder, name, own.voice.name)
    files = tuple(own.store.path(clip_key(own.voice, spoken)) for spoken in wanted)
    return Spoken(own.voice, made=len(missing), kept=len(wanted) - len(missing), files=files)


def make_clips(own: Shelf, sentences: list[str], progress: Progress, executor: Executor | None = None) -> None:
    """Put the clip of each sentence on the shelf as it is done. Starts no process if there is none to make."""
    if not sentences:
        return
    beginning = "narrate.sending" if own.engine.service else "narrate.speaking"
    said = message(beginning, engine=own.engine.name, service=own.engine.service, sentences=len(sentences))
    progress.stage(said, len(sentences))
    own.store.sweep()
    with closing(clips(own.engine, own.voice, sentences, executor)) as made:
        for spoken, mp3 in made:
            own.put(spoken, mp3)
            progress.advance()
