"""What a worker does, wherever it runs: in a process of ours, a thread, or a machine of a cluster.

It relies on nothing that was prepared in the place where it runs: a voice is opened when it is first needed there.
"""

import importlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hocso import __version__
from hocso.messages import message
from hocso.model.errors import CannotSpeak, HocsoError
from hocso.model.narration import Voice
from hocso.narrate.engines import ENGINES, Engine
from hocso.narrate.mastering import ENCODER, STEPS

if TYPE_CHECKING:
    from hocso.narrate.engines.speech import Speech, Synthesizer

MADE_BY = f"hocso {__version__}: {'; '.join(STEPS.values())}, {ENCODER}"

# espeak-ng keeps state and may be open once in a process, so a process says one thing at a time, whatever its threads.
SPEAKING = threading.Lock()


@dataclass(frozen=True)
class Task:
    """Some sentences to be said by one voice. ``made_by`` is the hocso that will believe the clips to be its own."""

    engine: Engine
    voice: Voice
    sentences: tuple[str, ...]
    made_by: str = MADE_BY


@dataclass(frozen=True)
class Done:
    """Each sentence that was said with its MP3, and the ``trouble`` that ended the work before all were."""

    clips: Sequence[tuple[str, bytes]]
    trouble: HocsoError | None = None


def perform(task: Task) -> Done:
    """The clips of a task. A trouble is given back behind what was done, not raised: so it brings no traceback."""
    from hocso.narrate.sound.clip import clip_of, draft_of

    make = draft_of if task.engine.rung == "draft" else clip_of
    clips: list[tuple[str, bytes]] = []
    try:
        _refuse_another_version(task)
        for spoken in task.sentences:
            speech = _speech(task.engine, task.voice, spoken)
            clips.append((spoken, make(speech)))
    except HocsoError as error:
        return Done(clips, error)
    return Done(clips)


def samples(task: Task) -> bytes | HocsoError:
    """The only sentence of a task as plain samples."""
    from hocso.narrate.sound.clip import mastered, pcm_bytes

    try:
        return pcm_bytes(mastered(_speech(task.engine, task.voice, *task.sentences)))
    except HocsoError as error:
        return error


def _refuse_another_version(task: Task) -> None:
    """A clip from a machine whose hocso differs would be kept under a name that says something else."""
    here = ENGINES.get(task.engine.name, task.engine)
    if task.made_by != MADE_BY or here.version != task.engine.version:
        raise CannotSpeak(message("narrate.other-version", here=f"{MADE_BY}, {here.version}"))


def _speech(engine: Engine, voice: Voice, spoken: str) -> "Speech":
    with SPEAKING:
        return _opened(engine).synthesize(spoken, voice)


@cache
def _opened(engine: Engine) -> "Synthesizer":
    """The voice of this process, opened once. Raises CannotSpeak."""
    try:
        opened: Synthesizer = importlib.import_module(engine.module).open_engine()
    except ImportError as error:
        key = "narrate.package-missing" if engine.package else "narrate.not-installed"
        raise CannotSpeak(message(key, engine=engine.name, package=engine.package, reason=error)) from error
    return opened
