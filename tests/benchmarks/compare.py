"""Time ``hocso build`` (check, sound, site, booklets) against ``jupyter-book build`` (HTML alone) on the same lessons.

    python tests/benchmarks/compare.py [BOOK] [--runs N] [--save]

Run it on a quiet machine with the virtual environment's own Python. Both programs are started as a person starts
them, in turn, on copies of the book in a temporary folder. Seconds depend on the machine; the ratios are what the
project's budgets are about. ``--save`` adds the table to ``RESULTS.md`` beside this file.
"""

import argparse
import datetime as dt
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
RESULTS = HERE / "RESULTS.md"
NOT_COPIED = shutil.ignore_patterns("_build", ".hocso", ".git", ".venv", "tooling", "tests", "*.egg-info", ".*_cache")
BUDGETS = {"cold": "1/3", "cold, no sound made before": "1/2", "nothing changed": "1/8", "one sentence edited": "1/2"}


@dataclass(frozen=True)
class Program:
    """One of the two, as a command line to be called in the book's folder.

    It went well if it ended with one of ``codes`` and ``page`` is there: a program that stops at once is quick, too.
    """

    name: str
    command: tuple[str, ...]
    codes: tuple[int, ...]
    page: str

    def went_well(self, code: int, place: Path) -> bool:
        return code in self.codes and (place / self.page).is_file()


def called(module: str, function: str, *arguments: str) -> tuple[str, ...]:
    """What the program's own start script does, with this Python."""
    return (sys.executable, "-c", f"import sys; from {module} import {function}; sys.exit({function}())", *arguments)


HOCSO = Program("hocso", called("hocso.cli", "main", "build"), (0, 1), "_build/site/index.html")
JUPYTER_BOOK = Program(
    "jupyter-book", called("jupyter_book.cli.main", "main", "build", "."), (0,), "_build/html/index.html"
)
PROGRAMS = (HOCSO, JUPYTER_BOOK)

Prepare = Callable[[Path, int], None]
"""Bring a program's copy of the book into the situation that is timed; the number is that of the run."""


@dataclass(frozen=True)
class Row:
    """One situation: seconds of every run of each program."""

    situation: str
    hocso: Sequence[float]
    jupyter_book: Sequence[float]

    def as_markdown(self) -> str:
        ours, theirs = statistics.median(self.hocso), statistics.median(self.jupyter_book)
        return f"| {self.situation} | {ours:.2f} s | {theirs:.2f} s | {ours / theirs:.2f} | {BUDGETS[self.situation]} |"


def main() -> int:
    options = parsed()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(options.book, Path(folder), options.runs)
    report = "\n".join([heading(options.book, options.runs), *(row.as_markdown() for row in rows)]) + "\n"
    print(report)
    if options.save:
        before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Measured\n"
        RESULTS.write_text(f"{before}\n{report}", encoding="utf-8")
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book", nargs="?", type=Path, default=ROOT, help="folder of the book (default: our own)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each situation; the median is shown")
    parser.add_argument("--save", action="store_true", help="add the table to RESULTS.md")
    return parser.parse_args()


def measure(book: Path, folder: Path, runs: int) -> list[Row]:
    """Every situation in the order of ``BUDGETS``."""
    fresh, silent = folder / "fresh", folder / "silent"
    shutil.copytree(book, fresh, ignore=NOT_COPIED)
    shutil.copytree(fresh, silent, ignore=shutil.ignore_patterns("voice"))
    situations: dict[str, Prepare] = {
        "cold, no sound made before": lambda place, _: renew(silent, place),
        "cold": lambda place, _: renew(fresh, place),
        "nothing changed": lambda _place, _run: None,
        "one sentence edited": edit,
    }
    return [in_turn(folder, situation, runs, prepare) for situation, prepare in situations.items()]


def in_turn(folder: Path, situation: str, runs: int, prepare: Prepare) -> Row:
    """Time both programs in one situation, one after the other within each run."""
    print(situation, file=sys.stderr)
    times: dict[str, list[float]] = {program.name: [] for program in PROGRAMS}
    for number in range(runs):
        for program in PROGRAMS:
            place = folder / program.name
            prepare(place, number)
            times[program.name].append(timed(program, place))
    return Row(situation, times[HOCSO.name], times[JUPYTER_BOOK.name])


def renew(source: Path, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(source, place)


def edit(place: Path, number: int) -> None:
    """Give the last page of the contents one more sentence, another one each time."""
    contents = (place / "_toc.yml").read_text(encoding="utf-8")
    page = place / (re.findall(r"file: *(\S+)", contents)[-1].removesuffix(".md") + ".md")
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nCâu được sửa lần {number + 1}.\n", encoding="utf-8")


def timed(program: Program, place: Path) -> float:
    """Seconds from start to end; a program that fails ends the measurement."""
    began = time.perf_counter()
    done = subprocess.run(program.command, cwd=place, capture_output=True, check=False)
    seconds = time.perf_counter() - began
    if not program.went_well(done.returncode, place):
        sys.exit(
            f"{program.name} ended with {done.returncode}:\n{(done.stdout + done.stderr).decode('utf-8', 'replace')}"
        )
    print(f"  {program.name}: {seconds:.2f} s", file=sys.stderr)
    return seconds


def heading(book: Path, runs: int) -> str:
    pages = len(re.findall(r"file:", (book / "_toc.yml").read_text(encoding="utf-8"))) + 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    machine = f"{cores} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return (
        f"## {dt.date.today().isoformat()}: {pages} pages, median of {runs}, {machine}\n\n"
        "| | hocso build (all) | jupyter-book build (HTML) | ratio | budget |\n|---|---|---|---|---|"
    )


if __name__ == "__main__":
    sys.exit(main())
