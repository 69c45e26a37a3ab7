"""The one door to other processes and programs."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Given = ParamSpec("Given")


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


def apart(work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
    """What ``work`` gives, done by a process of its own, which takes its memory along when it ends.

    Raises what ``work`` raised, and BrokenExecutor if the process is ended from outside.
    """
    with pool(1) as worker:
        return worker.submit(work, *args, **kwargs).result()


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
