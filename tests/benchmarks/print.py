"""Time what is printed, from read doctrees to files, for modules of eight lessons: target by target.

    python tests/benchmarks/print.py [--modules 3] [--targets booklets …] [--rounds 3] [--save]

The book is read once, and every round prints it in a process of its own, for Typst keeps what it laid out; the fastest
round counts, for other work on the machine only ever adds. ``--save`` adds the table to ``RESULTS.md`` beside this
file. For systems that can fork.
"""

import argparse
import datetime as dt
import multiprocessing
import os
import platform
import shutil
import tempfile
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
MEASURED = ("booklets",)
"""The targets that are printed; a new one is a word more."""


@dataclass(frozen=True)
class Round:
    seconds: float
    cpu: float
    files: int


def printed(edition: Edition, target: str, out: Path) -> Round:
    """One target from nothing, in a copy of this process."""
    receiver, sender = FORK.Pipe(duplex=False)
    child = FORK.Process(target=lambda: sender.send(timed(edition, target, out)))
    child.start()
    sender.close()
    done: Round = receiver.recv()
    child.join()
    return done


def timed(edition: Edition, target: str, out: Path) -> Round:
    shutil.rmtree(edition.curriculum.root / ".hocso", ignore_errors=True)
    cpu, began = sum(os.times()[:4]), time.perf_counter()
    files = len(list(TARGETS[target](edition, out, Silent())))
    return Round(time.perf_counter() - began, sum(os.times()[:4]) - cpu, files)


def measured(modules: int, targets: Sequence[str], rounds: int) -> list[str]:
    curricula.LESSONS_A_MODULE = LESSONS
    with tempfile.TemporaryDirectory() as folder:
        curriculum = read(curricula.make_curriculum(ROOT, Path(folder, "book"), LESSONS * modules))
        for target in targets:  # so that no round waits for an import
            list(TARGETS[target](Edition(replace(curriculum, modules=()), {}), Path(folder, "out"), Silent()))
        rows = []
        for count in dict.fromkeys((1, modules)):
            edition = Edition(replace(curriculum, modules=curriculum.modules[:count]), {})
            for target in targets:
                every = [printed(edition, target, Path(folder, "out")) for _ in range(rounds)]
                best = min(every, key=lambda one: one.seconds)
                rows.append(f"| {target} | {count} | {best.files} | {best.seconds:.2f} s | {best.cpu:.2f} s |")
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=int, default=3)
    parser.add_argument("--targets", nargs="+", choices=sorted(TARGETS), default=MEASURED)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args(arguments)
    head = [
        f"\n## Printing modules of {LESSONS} lessons, {dt.date.today()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}\n",
        "| target | modules | files | time | CPU |",
        "|---|---|---|---|---|",
    ]
    report = "\n".join([*head, *measured(options.modules, options.targets, options.rounds)]) + "\n"
    show(report, save=options.save)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
