"""The one door to other processes and programs."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import FileIO
from itertools import islice
from operator import attrgetter
from pathlib import Path
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Given = ParamSpec("Given")

LOOK_EVERY = 0.2


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pool(workers: int) -> ProcessPoolExecutor:
    """Worker processes started fresh (``spawn``), so that they behave the same on every system."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """In a worker: one thread, leave Ctrl-C to the parent, and do not outlive it."""
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"  # read when numpy is imported; the cores have a worker each
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)


@dataclass(frozen=True)
class _Piece:
    """Work that waits for a process, where its result goes, and what the process will keep of it."""

    work: Callable[[], object]
    done: "Future[Any]"
    kept: float

    def do(self, worker: Executor) -> bool:
        """Whether the process can do more after this."""
        try:
            self.done.set_result(worker.submit(self.work).result())
        except BaseException as error:
            self.done.set_exception(error)
            return not isinstance(error, BrokenExecutor)
        return True


class Workers:
    """Processes that work side by side, ``most`` at a time, started when work waits for them and ended when none does.

    Some libraries are slow to let go of memory. So every piece of work says how much of it will be ``kept``, and a
    process that keeps ``enough`` makes way for a fresh one. In which measure is for the caller to say, and after how
    many pieces more it is let go: never if ``lasting`` is None.
    """

    def __init__(self, most: int, enough: float, lasting: int | None = None) -> None:
        self._most, self._enough, self._lasting = most, enough, lasting
        self._waiting: list[_Piece] = []
        self._at_work = 0
        self._lock = threading.Lock()

    def begin(
        self, kept: float, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> "Future[Result]":
        """What ``work`` gives once a process has done it. What keeps most takes longest and comes first: at the end no
        process should still have much to do while the others have nothing.

        The future raises what ``work`` raised, and BrokenExecutor if the process is ended from outside.
        """
        done: Future[Result] = Future()
        with self._lock:
            self._waiting.append(_Piece(partial(work, *args, **kwargs), done, kept))
            if self._at_work < self._most:
                self._at_work += 1
                threading.Thread(target=self._have_done, daemon=True).start()  # who leaves early waits for none of it
        return done

    def _have_done(self) -> None:
        piece = self._next()
        while piece:
            kept: deque[float] = deque(maxlen=self._lasting)
            with pool(1) as worker:
                while piece and sum(kept) < self._enough:
                    kept.append(piece.kept if piece.do(worker) else self._enough)
                    piece = self._next()

    def _next(self) -> _Piece | None:
        with self._lock:
            if self._waiting:
                largest = max(self._waiting, key=attrgetter("kept"))
                self._waiting.remove(largest)
                return largest
            self._at_work -= 1
            return None


def as_they_finish(
    executor: Executor, work: Callable[[Piece], Result], pieces: Iterable[Piece], in_hand: int
) -> Generator[Result, None, None]:
    """What ``work`` gives for every piece, in the order they are done.

    At most ``in_hand`` pieces are given out at a time and no result is kept, so memory does not grow with their
    number. What is still given out when nobody wants more is called off. Raises what ``work`` or the executor raised.
    """
    waiting = iter(pieces)
    finished: SimpleQueue[Future[Result]] = SimpleQueue()
    given: set[Future[Result]] = set()

    def give_out(count: int) -> None:
        for piece in islice(waiting, count):
            future = executor.submit(work, piece)
            given.add(future)
            future.add_done_callback(finished.put)

    try:
        give_out(in_hand)
        while given:
            future = finished.get()
            given.remove(future)
            yield future.result()
            give_out(1)
    finally:
        for future in given:
            future.cancel()


@contextmanager
def alone(file: Path, on_wait: Callable[[], object]) -> Iterator[bool]:
    """Of all that name this file, on this machine, only one at a time is inside; ``on_wait`` is called if another is.

    True inside if the one before was killed there, or ended in an error, which a disk that refuses may not let it clear
    away. The system lets go of the lock however a process ends; the file stays. Where a folder knows no locks (some
    shares of a network), nobody waits.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b", buffering=0) as opened:
        if not _locked(opened):
            on_wait()
            while not _locked(opened):
                time.sleep(LOOK_EVERY)
        unfinished = opened.seek(0, os.SEEK_END) > 0
        opened.write(b"at work\n")
        yield unfinished
        opened.truncate(0)


def _locked(opened: FileIO) -> bool:
    """Whether the lock is ours now; so it is where there are none."""
    opened.seek(0)
    try:
        _lock(opened.fileno())
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
