"""The one door to other processes and programs."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import FileIO
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar

from hocso.bytecode import keep_bytecode
from hocso.compiled import keep_compiled, write_compiled
from hocso.garbage import search_seldom

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Piece = TypeVar("Piece")
Result = TypeVar("Result")

LOOK_EVERY = 0.2

# A fork beside the threads of macOS's own libraries may break down in them; Windows has none.
CAN_FORK = sys.platform == "linux"

# A copy looks for no garbage in what it was born with. To search it would copy every page of memory that the two share;
# to clear it away could wait for ever for threads that only its parent has, as what FFmpeg leaves behind does.
if CAN_FORK:
    os.register_at_fork(after_in_child=gc.freeze)

LARGEST_COPIED = 400
"""Megabytes: little by little a copy takes as much again, which a book of a thousand lessons has no room for."""


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pool(workers: int) -> ProcessPoolExecutor:
    """Worker processes started fresh (``spawn``), so that they behave the same on every system."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """In a worker: one thread, few searches for garbage, leave Ctrl-C to the parent, and do not outlive it."""
    search_seldom()
    keep_bytecode()
    keep_compiled()
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"  # read when numpy is imported; the cores have a worker each
    _begin_as_helper()


def _begin_as_helper() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)


def begin_beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Have ``work`` done meanwhile by a copy of this process; what is given back waits for what it gives.

    Everything is at hand in a copy, but what it changes in memory is lost with it. Where there can be none, where no
    core is left for one or this process is too large, and when one gives nothing, because it broke down or was ended
    from outside, the work is done here once its result is wanted: so it raises what it raises here.
    """
    copy = begin_copy(work)
    if copy is None:
        return work

    def wait() -> Result:
        try:
            return copy.result()
        except (EOFError, OSError):  # it ended before it said anything, or in the middle
            return work()

    return wait


@dataclass(frozen=True)
class Copy(Generic[Result]):
    """A copy of this process, at work."""

    _receiver: "Connection"
    _process: "multiprocessing.process.BaseProcess"

    def result(self) -> Result:
        """What its work gave, waited for; EOFError or OSError if it gives nothing."""
        try:
            given: Result = self._receiver.recv()
            return given
        finally:
            self.end()

    def end(self) -> None:
        """It has nothing more to do, or nobody wants it any more."""
        self._receiver.close()
        self._process.kill()
        self._process.join()


def begin_copy(work: Callable[[], Result]) -> Copy[Result] | None:
    """A copy that has begun ``work``; None where there can be none, or no core or memory is left for it."""
    if not CAN_FORK or cores() == 1 or _megabytes() > LARGEST_COPIED:
        return None
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_do_in_copy, args=(work, sender), daemon=True)
    # From Python 3.12 on a fork beside threads is warned of; ours wait for other processes, and hold nothing.
    try:
        with sender, warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
    except OSError:  # the system has no room for another process
        receiver.close()
        return None
    return Copy(receiver, process)


def _megabytes() -> int:
    """The most memory that this process has held until now; on Linux."""
    from resource import RUSAGE_SELF, getrusage

    return getrusage(RUSAGE_SELF).ru_maxrss >> 10


def _do_in_copy(work: Callable[[], object], sender: "Connection") -> None:
    """What goes wrong is not told: it will go wrong where somebody waits for it."""
    _begin_as_helper()
    with suppress(Exception):
        given = work()
        write_compiled()
        sender.send(given)
    sender.close()


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
