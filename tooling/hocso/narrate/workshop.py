"""The workshop where words become clips: who works there, and how work is given out and taken back.

Voices live in workers only: espeak-ng keeps state that no call resets and is under the GPL, the neural voice wants
half a gigabyte, and either may take a process down with it.
"""

import multiprocessing
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager

from hocso.messages import message
from hocso.model.errors import CannotSpeak, HocsoError
from hocso.model.narration import Voice
from hocso.narrate.engines import Engine
from hocso.narrate.worker import Task, perform, samples
from hocso.process import as_they_finish, cores, pool
from hocso.workers import WORKERS

# A quick voice is handed sentences by the dozen: passing them on would take longer than saying them.
BATCH = {"machine": 1, "draft": 24}
# Tasks given out at a time: enough that no worker of ours waits, and sentences for any cluster we can think of.
TASKS_A_WORKER = 3
SENTENCES_IN_HAND = 1024


def clips(
    engine: Engine, voice: Voice, sentences: Sequence[str], executor: Executor | None = None
) -> Generator[tuple[str, bytes], None, None]:
    """Each sentence with its MP3, in the order they are done, by worker processes on all cores.

    Another ``executor`` may do the work: it needs this hocso where it runs and nothing else, and is left open.
    Raises CannotSpeak when the voice cannot work there or a worker dies; what was given out before is good.
    """
    size = BATCH[engine.rung]
    starts = range(0, len(sentences), size)
    tasks = (Task(engine, voice, tuple(sentences[at : at + size])) for at in starts)
    with _staff(engine, min(engine.at_once or cores(), len(starts)), executor) as staff, _troubles(engine, executor):
        in_hand = SENTENCES_IN_HAND // size if executor else TASKS_A_WORKER * cores()
        for done in as_they_finish(staff, perform, tasks, engine.at_once or in_hand):
            yield from done.clips
            if done.trouble:
                raise done.trouble


def samples_of(engine: Engine, voice: Voice, spoken: str) -> bytes:
    """One sentence as 16-bit samples at ``samples.SAMPLE_RATE``, levelled, for a WAV file. Raises CannotSpeak."""
    with _staff(engine, 1, None) as staff, _troubles(engine, None):
        result = staff.submit(samples, Task(engine, voice, (spoken,))).result()
    if isinstance(result, HocsoError):
        raise result
    return result


@contextmanager
def _staff(engine: Engine, workers: int, executor: Executor | None) -> Iterator[Executor]:
    """The executor that was given, or processes of our own, for this once if the voice is large or there are many."""
    if executor:
        yield executor
        return
    if engine.rung == "draft" and workers <= WORKERS.most:
        yield WORKERS
        return
    own: ProcessPoolExecutor = pool(workers)
    try:
        yield own
    except KeyboardInterrupt:
        for worker in multiprocessing.active_children():  # at once: one may be waiting for a service
            worker.terminate()
        raise
    finally:
        own.shutdown(cancel_futures=True)


@contextmanager
def _troubles(engine: Engine, executor: Executor | None) -> Iterator[None]:
    """What can go wrong with workers, as CannotSpeak. An executor of others may fail in ways that only it knows."""
    try:
        yield
    except HocsoError:
        raise
    except BrokenExecutor as error:
        raise CannotSpeak(message("narrate.worker-died", engine=engine.name)) from error
    except Exception as error:
        if executor is None:
            raise
        raise CannotSpeak(message("narrate.executor-failed", engine=engine.name, reason=error)) from error
