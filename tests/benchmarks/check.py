"""Time ``hocso check`` on large curricula: from nothing, with nothing changed, with one sentence edited.

    python tests/benchmarks/check.py [--lessons 100 1000] [--jupyter-book] [--save]

Each call is a process of its own, as a person starts it. ``--jupyter-book`` also builds the HTML of the same lessons
with ``jupyter-book build`` (slow). ``--save`` adds the table to ``RESULTS.md`` beside this file. For Linux: the system
tells what a process used.
"""

import argparse
import datetime as dt
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from curricula import make_curriculum
from results import show

ROOT = Path(__file__).parents[2]
CHECK = ("hocso.__main__:run", "check")
BUILD = ("jupyter_book.cli.main:main", "build", ".")


@dataclass(frozen=True)
class Run:
    """One process: wall-clock seconds, seconds of CPU with its children's, and the most memory it held."""

    seconds: float
    cpu: float
    megabytes: int


def called(root: Path, entry: str, *arguments: str) -> Run:
    """Run a program by its entry, ``module:function``, in a fresh interpreter; what it prints is thrown away."""
    module, _, function = entry.partition(":")
    code = f"import sys; from {module} import {function}; sys.exit({function}())"
    output = os.open(os.devnull, os.O_WRONLY)
    began = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        (sys.executable, "-c", f"import os; os.chdir({str(root)!r}); {code}", *arguments),
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)],
    )
    _, status, usage = os.wait4(child, 0)
    os.close(output)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{module} {' '.join(arguments)} failed")
    return Run(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def edit_one(root: Path) -> None:
    page = next(iter(sorted(root.glob("curriculum/phan-01/01-*.md"))))
    page.write_text(page.read_text(encoding="utf-8") + "\nHôm nay trời đẹp.\n", encoding="utf-8")


def measured(lessons: int, jupyter_book: bool) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = make_curriculum(ROOT, Path(folder), lessons)
        rows = [("from nothing", called(root, *CHECK)), ("nothing changed", called(root, *CHECK))]
        edit_one(root)
        rows.append(("one sentence edited", called(root, *CHECK)))
        if jupyter_book:
            rows.append(("jupyter-book build, from nothing", called(root, *BUILD)))
    return [
        f"| {lessons} | {name} | {run.seconds:.1f} s | {run.cpu:.1f} s | {run.megabytes} MB |" for name, run in rows
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lessons", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--jupyter-book", action="store_true")
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args(arguments)
    head = [
        f"\n## hocso check, {dt.date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}\n",
        "| lessons | situation | time | CPU | memory |",
        "|---|---|---|---|---|",
    ]
    rows = [row for lessons in options.lessons for row in measured(lessons, options.jupyter_book)]
    report = "\n".join([*head, *rows]) + "\n"
    show(report, save=options.save)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
