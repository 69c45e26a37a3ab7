"""Accidents that befall a build at one of its changes to files: it is killed, or the disk refuses from there on."""

import errno
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect")
FREEING = ("os.remove", "os.rmdir")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True)
class Accident:
    """What happens from the change of that number on, counted from 1: ``code`` is the system's refusal, 0 a kill."""

    at: int
    code: int = 0

    def befall(self, count: int, event: str, name: str) -> None:
        room = self.code == errno.ENOSPC and event in FREEING  # a full disk lets go of files
        if count >= self.at and self.code and not room:
            raise OSError(self.code, os.strerror(self.code), name)
        if count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


NONE = Accident(sys.maxsize)


@dataclass(frozen=True)
class Ended:
    """How a call of the command line ended; ``code`` is minus the signal if one killed it."""

    code: int
    said: str
    changes: Sequence[str]


def call(root: Path, arguments: Sequence[str], accident: Accident = NONE) -> Ended:
    """``hocso`` in a process of its own, forked from one that has imported everything and done nothing yet.

    ``changes`` names the file of every change below ``root``.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["accidents", "hocso.read.book", "hocso.publish.site", "hocso.publish.booklet"])
    said, log = root.parent / "said.txt", root.parent / "changes.txt"
    child = context.Process(target=_call, args=(arguments, accident, str(root), said, log))
    child.start()
    child.join()
    assert child.exitcode is not None
    return Ended(child.exitcode, said.read_text(encoding="utf-8"), log.read_text(encoding="utf-8").splitlines())


def _call(arguments: Sequence[str], accident: Accident, folder: str, said: Path, log: Path) -> None:
    from hocso.cli import main
    from hocso.narrate import workshop

    workshop.pool = lambda *_: ThreadPoolExecutor(1)  # type: ignore[assignment]  # the draft voice, without a process
    with said.open("w", encoding="utf-8") as stream, log.open("w", encoding="utf-8", buffering=1) as changes:
        sys.stdout = sys.stderr = stream
        _at_changes(folder, lambda *change: (changes.write(f"{change[-1]}\n"), accident.befall(*change)))
        code = main([*arguments, "-C", folder])
    os._exit(code)


def _at_changes(folder: str, hear: Callable[[int, str, str], object]) -> None:
    """Call ``hear`` before every change to a file below ``folder``, for the rest of the process."""
    count = 0

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        writes = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & WRITING)
        if (writes or event in CHANGING) and isinstance(arguments[0], str | Path):
            name = str(arguments[0])
            if name.startswith(folder):
                count += 1
                hear(count, event, name)

    sys.addaudithook(audit)
