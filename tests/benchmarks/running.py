"""One call of a program as a person makes it: how long it took, how much it computed, and what memory it held."""

import resource
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil

EVERY = 0.1
MEBIBYTE = 1024**2


@dataclass(frozen=True)
class Call:
    """``seconds`` from start to end, of ``cpu`` with all processes it waited for, the most ``megabytes`` all of them
    held at once (looked at every tenth of a second; shared pages counted once where the system can tell)."""

    seconds: float
    cpu: float
    megabytes: float
    code: int
    said: str


def called(command: Sequence[str], folder: Path) -> Call:
    before = _cpu()
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    with _watched(process.pid) as held:
        said = process.communicate()[0].decode("utf-8", "replace")
    seconds = time.perf_counter() - began
    return Call(seconds, _cpu() - before, max(held, default=0) / MEBIBYTE, process.returncode, said)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def _watched(pid: int) -> Iterator[list[int]]:
    """The bytes held by a process and its descendants, time after time."""
    held: list[int] = []
    over = Event()

    def watch() -> None:
        while not over.wait(EVERY):
            held.append(_bytes(pid))

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield held
    finally:
        over.set()
        watcher.join()


def _bytes(pid: int) -> int:
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return 0
    return sum(map(_own_bytes, family))


def _own_bytes(process: psutil.Process) -> int:
    try:
        return int(getattr(full := process.memory_full_info(), "pss", full.rss))
    except psutil.Error:
        return 0
