"""The one door to other processes and programs."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


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
