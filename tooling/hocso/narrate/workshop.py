"""Worker processes that turn words into clips.

Voices live in workers only: espeak-ng keeps state that no call resets and is under the GPL, the neural voice wants
half a gigabyte, and either may take a process down with it.
"""

import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import TYPE_CHECKING

from hocso.messages import message
from hocso.model.errors import CannotSpeak, HocsoError
from hocso.model.message import Message
from hocso.model.narration import Voice
from hocso.narrate.engines import Engine
from hocso.narrate.mastering import ENCODER_QUALITY
from hocso.process import cores, pool

if TYPE_CHECKING:
    from hocso.narrate.engines.speech import Synthesizer

# A quick voice is handed sentences by the dozen: passing them on would take longer than saying them.
BATCH = {"machine": 1, "draft": 24}


def clips(engine: Engine, voice: Voice, sentences: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Each sentence with its MP3, in the order they are done, by workers on all cores.

    Raises CannotSpeak when the voice cannot work here or a worker dies; what was given out before is good.
    """
    size = BATCH[engine.rung]
    batches = [tuple(sentences[at : at + size]) for at in range(0, len(sentences), size)]
    workers = pool(min(cores(), len(batches)), _begin)
    try:
        waiting = [workers.submit(_spoken, engine, voice, batch) for batch in batches]
        for done in as_completed(waiting):
            result = done.result()
            if isinstance(result, Message):
                raise CannotSpeak(result)
            yield from result
    except BrokenProcessPool as error:
        raise CannotSpeak(message("narrate.worker-died", engine=engine.name)) from error
    finally:
        workers.shutdown(cancel_futures=True)


def samples_of(engine: Engine, voice: Voice, spoken: str) -> bytes:
    """One sentence as 16-bit samples at ``samples.SAMPLE_RATE``, levelled, for a WAV file. Raises CannotSpeak."""
    workers = pool(1, _begin)
    try:
        result = workers.submit(_samples, engine, voice, spoken).result()
    except BrokenProcessPool as error:
        raise CannotSpeak(message("narrate.worker-died", engine=engine.name)) from error
    finally:
        workers.shutdown(cancel_futures=True)
    if isinstance(result, Message):
        raise CannotSpeak(result)
    return result


def _begin() -> None:
    """In a worker: one thread, leave Ctrl-C to the parent, and do not outlive it."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when numpy is imported; the cores have a worker each
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)


@cache
def _opened(engine: Engine) -> "Synthesizer":
    """The voice of this worker, opened once. Raises CannotSpeak."""
    try:
        opened: Synthesizer = importlib.import_module(engine.module).open_engine()
    except ImportError as error:
        raise CannotSpeak(message("narrate.not-installed", engine=engine.name, reason=error)) from error
    return opened


def _spoken(engine: Engine, voice: Voice, sentences: Sequence[str]) -> list[tuple[str, bytes]] | Message:
    """In a worker: the clips of some sentences. A trouble is given back as its message, which can be pickled."""
    from hocso.narrate.sound.clip import clip_of

    try:
        speaker = _opened(engine)
        quality = ENCODER_QUALITY[engine.rung]
        return [(spoken, clip_of(speaker.synthesize(spoken, voice), quality)) for spoken in sentences]
    except HocsoError as error:
        return error.message


def _samples(engine: Engine, voice: Voice, spoken: str) -> bytes | Message:
    """In a worker: the same as plain samples."""
    from hocso.narrate.sound.clip import mastered, pcm_bytes

    try:
        return pcm_bytes(mastered(_opened(engine).synthesize(spoken, voice)))
    except HocsoError as error:
        return error.message
