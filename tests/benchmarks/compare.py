"""Time ``hocso build`` (check, sound, site, booklets) against ``jupyter-book build`` (HTML alone) on the same lessons.

    python tests/benchmarks/compare.py [--lessons 6 24 200 1000 | --book BOOK] [--runs N] [--save] [--note TEXT]

Run it on a quiet machine with the virtual environment's own Python. Curricula of so many lessons are made from ours
(see ``curricula.py``); with ``--book`` a book is measured as it is. Both programs are started as a person starts them,
in turn, on copies in a temporary folder. Seconds depend on the machine; the ratios are what the project's budgets are
about. "Sound made before" are the draft voice's clips; everything else is made anew. ``--save`` adds each table to
``RESULTS.md`` beside this file as soon as it is there. For Linux and macOS.
"""

import argparse
import datetime as dt
import json
import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from curricula import CELL, SENTENCE, make_curriculum
from results import show
from running import Call, called

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NOT_COPIED = shutil.ignore_patterns("_build", ".hocso", ".git", ".venv", "tooling", "tests", "*.egg-info", ".*_cache")
MANY = 200
"""From so many lessons on the budgets are those of a large curriculum, and one run must do."""
LINEAR = 1.3
"""So much longer may a lesson of the largest curriculum take than one of the curriculum of ``MANY``."""


@dataclass(frozen=True)
class Program:
    """One of the two, as a command line to be called in the book's folder.

    It went well if it ended with one of ``codes`` and ``page`` is there: a program that stops at once is quick, too.
    """

    name: str
    command: tuple[str, ...]
    codes: tuple[int, ...]
    page: str

    def called(self, place: Path) -> Call:
        """A program that fails ends the measurement."""
        call = called(self.command, place)
        if call.code not in self.codes or not (place / self.page).is_file():
            sys.exit(f"{self.name} ended with {call.code}:\n{call.said}")
        print(f"  {self.name}: {call.seconds:.2f} s", file=sys.stderr)
        return call


def main_of(module: str, function: str, *arguments: str) -> tuple[str, ...]:
    """What the program's own start script does, with this Python."""
    return (sys.executable, "-c", f"import sys; from {module} import {function}; sys.exit({function}())", *arguments)


HOCSO = Program("hocso", main_of("hocso.__main__", "run", "build"), (0, 1), "_build/site/index.html")
JUPYTER_BOOK = Program(
    "jupyter-book", main_of("jupyter_book.cli.main", "main", "build", "."), (0,), "_build/html/index.html"
)
PROGRAMS = (HOCSO, JUPYTER_BOOK)
STAGES = (sys.executable, str(HERE / "stages.py"))

Prepare = Callable[[Path, int], None]
"""Bring a program's copy of the book into the situation that is timed; the number is that of the run."""


@dataclass(frozen=True)
class Situation:
    """``few`` and ``many`` are the budgets of a small and of a large curriculum, as parts of jupyter-book's time."""

    name: str
    prepare: Prepare
    few: str
    many: str


@dataclass(frozen=True)
class Row:
    """One situation: every run of each program."""

    situation: Situation
    hocso: Sequence[Call]
    jupyter_book: Sequence[Call]

    def as_markdown(self, many: bool) -> str:
        ours, theirs = (_median(calls, "seconds") for calls in (self.hocso, self.jupyter_book))
        budget = self.situation.many if many else self.situation.few
        times = f"{ours:.2f} s | {theirs:.2f} s | {ours / theirs:.2f} | {budget}"
        cpu = f"{_median(self.hocso, 'cpu'):.1f} s | {_median(self.jupyter_book, 'cpu'):.1f} s"
        ours, theirs = (max(call.megabytes for call in calls) for calls in (self.hocso, self.jupyter_book))
        return f"| {self.situation.name} | {times} | {cpu} | {ours:.0f} MB | {theirs:.0f} MB | {ours / theirs:.2f} |"


def _median(calls: Sequence[Call], what: str) -> float:
    return float(statistics.median(getattr(call, what) for call in calls))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lessons", type=int, nargs="+", default=[6, 24, 200, 1000])
    parser.add_argument("--book", type=Path, help="folder of a book to measure as it is")
    parser.add_argument("--runs", type=int, help=f"runs of each situation (default: 3, and 1 from {MANY} lessons on)")
    parser.add_argument("--note", default="", help="what else the machine was doing")
    parser.add_argument("--save", action="store_true", help="add the tables to RESULTS.md")
    options = parser.parse_args(arguments)
    cold: dict[int, float] = {}
    for lessons in [0] if options.book else options.lessons:
        with tempfile.TemporaryDirectory() as name:
            folder, runs = Path(name), options.runs or (1 if lessons >= MANY else 3)
            if options.book:
                shutil.copytree(options.book, folder / "silent", ignore=NOT_COPIED)
            else:
                make_curriculum(ROOT, folder / "silent", lessons)
            rows = measured(folder, runs)
            cold[lessons] = _median(rows[1].hocso, "seconds")
            lines = [*heading(folder / "silent", lessons, runs, options.note), *table(rows, lessons >= MANY)]
            show("\n".join([*lines, *stages_of(folder), *linear(cold, lessons)]) + "\n", save=options.save)
    return 0


def heading(book: Path, lessons: int, runs: int, note: str) -> list[str]:
    pages = len(re.findall(r"file:", (book / "_toc.yml").read_text(encoding="utf-8"))) + 1
    of = f"{lessons} lessons" if lessons else "our own book"
    what = f"## hocso build beside jupyter-book build: {of}, {pages} pages, {dt.date.today()}"
    return ["", what, "", f"Median of {runs}, {machine()}. {note}".rstrip(), ""]


def machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = psutil.virtual_memory().total / 1024**3
    return (
        f"{cores} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def measured(folder: Path, runs: int) -> list[Row]:
    """Every situation of the book in ``folder / "silent"``, in an order in which each leads to the next."""
    silent, spoken = folder / "silent", folder / "spoken"
    situations = (
        Situation("cold, draft voice from nothing", lambda place, _: renew(silent, place), "1/2", "1/2"),
        Situation("cold, sound made before", lambda place, _: renew(spoken, place), "1/3", "1/5"),
        Situation("nothing changed", lambda _place, _run: None, "1/8", "1/8"),
        Situation("a sentence edited", edit_sentence, "1/2", "1/3"),
        Situation("a code cell edited", edit_cell, "1/3", "1/3"),
    )
    rows = []
    for situation in situations:
        rows.append(in_turn(folder, situation, runs))
        if not spoken.exists():
            keep_sound(silent, folder / HOCSO.name, spoken)
    return rows


def in_turn(folder: Path, situation: Situation, runs: int) -> Row:
    """Time both programs in one situation, one after the other within each run."""
    print(situation.name, file=sys.stderr)
    calls: dict[str, list[Call]] = {program.name: [] for program in PROGRAMS}
    for number in range(runs):
        for program in PROGRAMS:
            place = folder / program.name
            situation.prepare(place, number)
            calls[program.name].append(program.called(place))
    return Row(situation, calls[HOCSO.name], calls[JUPYTER_BOOK.name])


COLUMNS = (
    ("", "hocso build (all)", "jupyter-book build (HTML)", "ratio", "budget")
    + ("CPU", "jupyter-book's", "peak memory", "jupyter-book's", "ratio (budget: 1)")
)  # fmt: skip


def table(rows: Sequence[Row], many: bool) -> list[str]:
    return [f"| {' | '.join(COLUMNS)} |", "|---" * len(COLUMNS) + "|", *(row.as_markdown(many) for row in rows)]


def stages_of(folder: Path) -> Iterator[str]:
    """What each stage takes, from nothing but with the sound made before, and after an edit."""
    place = folder / "stages"
    renew(folder / "spoken", place)
    cold = _stages(place)
    edit_sentence(place, 0)
    edited = _stages(place)
    yield f"\n| stage | {' | '.join(cold)} |"
    yield "|---" * (len(cold) + 1) + "|"
    for name, seconds in (("cold, sound made before", cold), ("a sentence edited", edited)):
        yield f"| {name} | {' | '.join(f'{seconds.get(stage, 0):.2f} s' for stage in cold)} |"


def _stages(place: Path) -> dict[str, float]:
    """What Python says besides, as of something that it clears away when it ends, is told and does no harm."""
    call = called(STAGES, place)
    last = next((line for line in call.said.splitlines() if line.startswith("{")), "")
    besides = call.said.replace(last, "").strip()
    if call.code or not last:
        sys.exit(f"stages.py ended with {call.code}:\n{call.said}")
    if besides:
        print(besides, file=sys.stderr)
    seconds: dict[str, float] = json.loads(last)
    return seconds


def linear(cold: dict[int, float], lessons: int) -> Iterator[str]:
    """How much longer a lesson takes than in the curriculum of ``MANY``, if that was measured in the same call."""
    if lessons > MANY in cold:
        times = cold[lessons] / lessons / (cold[MANY] / MANY)
        yield f"\nA lesson takes {times:.2f} times as long as one of {MANY} (budget: {LINEAR})."


def renew(source: Path, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(source, place)


def keep_sound(silent: Path, built: Path, spoken: Path) -> None:
    """A book with its clips, and nothing else of what a build makes."""
    shutil.copytree(silent, spoken)
    shutil.copytree(built / ".hocso" / "draft", spoken / ".hocso" / "draft")


def edit_sentence(place: Path, number: int) -> None:
    """Say something else in a lesson in the middle of the book, another thing each time."""
    page = _lesson(place)
    text = page.read_text(encoding="utf-8")
    page.write_text(SENTENCE.sub(f"Câu này được sửa lần thứ {number + 1}.", text, count=1), encoding="utf-8")


def edit_cell(place: Path, number: int) -> None:
    page = _lesson(place)
    text = page.read_text(encoding="utf-8")
    page.write_text(CELL.sub(lambda found: f"{found[0]}lan = {number + 1}\n", text, count=1), encoding="utf-8")


def _lesson(place: Path) -> Path:
    """The lesson with code nearest after the middle of the book."""
    names = re.findall(r"file: *(\S+)", (place / "_toc.yml").read_text(encoding="utf-8"))
    pages = [place / f"{name}.md" for name in names]
    coded = [page for page in pages if page.is_file() and CELL.search(page.read_text(encoding="utf-8"))]
    return coded[len(coded) // 2]


if __name__ == "__main__":
    sys.exit(main())
