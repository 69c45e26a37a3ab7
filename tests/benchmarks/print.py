"""Time what is printed, from read doctrees to files, of modules of eight lessons: each target, and all in one run.

    python tests/benchmarks/print.py [--modules 3] [--targets booklets …] [--rounds 3] [--save]

The book is read once, and every round prints it from nothing in a process of its own. The fastest round counts, for
other work on the machine only ever adds. Several targets are timed together too, side by side as ``hocso build`` makes
them. ``--save`` adds the table, with how busy the machine was, to ``RESULTS.md`` beside this file. For systems that can
fork.
"""

import argparse
import datetime as dt
import multiprocessing
import os
import platform
import shutil
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import curricula
from results import show

from hocso.model.edition import Edition
from hocso.model.progress import Silent
from hocso.publish import TARGETS
from hocso.read import read

ROOT = Path(__file__).parents[2]
FORK = multiprocessing.get_context("fork")
LESSONS = 8
MEASURED = ("booklets", "lessons", "guides", "forms", "slides")
"""The targets that are printed; a new one is a word more."""


@dataclass(frozen=True)
class Round:
    seconds: float
    cpu: float
    files: int


def printed(edition: Edition, targets: Sequence[str], out: Path) -> Round:
    """Some targets from nothing, side by side, in a copy of this process."""
    receiver, sender = FORK.Pipe(duplex=False)
    child = FORK.Process(target=lambda: sender.send(timed(edition, targets, out)))
    before = os.times()
    child.start()
    sender.close()
    seconds, files = receiver.recv()
    child.join()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Round(seconds, cpu, files)


def timed(edition: Edition, targets: Sequence[str], out: Path) -> tuple[float, int]:
    shutil.rmtree(edition.curriculum.root / ".hocso", ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    began = time.perf_counter()
    begun = [TARGETS[target](edition, out, Silent()) for target in targets]
    files = sum(len(list(made)) for made in begun)
    seconds = time.perf_counter() - began
    settle()
    return seconds, files


def settle() -> None:
    """Wait until the processes that helped have ended: a copy must neither be made before that nor end."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join()


def measured(modules: int, targets: Sequence[str], rounds: int) -> list[str]:
    curricula.LESSONS_A_MODULE = LESSONS
    with tempfile.TemporaryDirectory() as folder:
        curriculum = read(curricula.make_curriculum(ROOT, Path(folder, "book"), LESSONS * modules))
        for target in targets:  # so that no round waits for an import
            list(TARGETS[target](Edition(replace(curriculum, modules=()), {}), Path(folder, "out"), Silent()))
        settle()
        rows = []
        for count in dict.fromkeys((1, modules)):
            edition = Edition(replace(curriculum, modules=curriculum.modules[:count]), {})
            for together in (*((target,) for target in targets), targets):
                every = [printed(edition, together, Path(folder, "out")) for _ in range(rounds)]
                best = min(every, key=lambda one: one.seconds)
                name = ", ".join(together)
                rows.append(f"| {name} | {count} | {best.files} | {best.seconds:.2f} s | {best.cpu:.2f} s |")
    return list(dict.fromkeys(rows))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=int, default=3)
    parser.add_argument("--targets", nargs="+", choices=sorted(TARGETS), default=MEASURED)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args(arguments)
    busy = os.getloadavg()[0]
    head = [
        f"\n## Printing modules of {LESSONS} lessons, {dt.date.today()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}\n",
        f"Load before it: {busy:.1f}.\n",
        "| target | modules | files | time | CPU |",
        "|---|---|---|---|---|",
    ]
    report = "\n".join([*head, *measured(options.modules, options.targets, options.rounds)]) + "\n"
    show(report, save=options.save)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
