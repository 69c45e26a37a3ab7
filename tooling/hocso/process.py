"""The one door to other processes and programs."""

import multiprocessing
import os
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from queue import SimpleQueue
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pool(workers: int, initializer: Callable[..., None] | None = None, *args: object) -> ProcessPoolExecutor:
    """Worker processes started fresh (``spawn``), so that they behave the same on every system."""
    context = multiprocessing.get_context("spawn")
    if initializer is None:
        return ProcessPoolExecutor(workers, mp_context=context)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=initializer, initargs=args)


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
