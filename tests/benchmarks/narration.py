"""Time the narration of many sentences with the draft voice, beside espeak-ng alone, and see what memory it takes.

    python tests/benchmarks/narration.py [--sentences 1000 10000] [--save]

Each count is a process of its own that speaks into an empty store, as ``hocso narrate --engine espeak`` does after
reading: worker processes on all cores, levelling, MP3, the peak of every clip measured, files written. espeak-ng alone
is synthesis in one process, nothing kept. ``--save`` adds the table to ``RESULTS.md`` beside this file. For Linux and
macOS: the system tells what a process used.
"""

import argparse
import datetime as dt
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from results import show

from hocso.model.progress import Silent
from hocso.model.settings import VoiceSettings
from hocso.narrate import ENGINES, mp3
from hocso.narrate.engines import DRAFT, voice_of
from hocso.narrate.shelves import SUFFIX, Shelf
from hocso.narrate.speaking import make_clips
from hocso.narrate.spoken import spoken
from hocso.store import Store

ROOT = Path(__file__).parents[2]
ENGINE = ENGINES[DRAFT]
VOICE = voice_of(ENGINE, VoiceSettings())
MEBIBYTE = 1024 if sys.platform == "linux" else 1024**2  # in the units of ru_maxrss
WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
ALONE = 1000


def sentences(count: int) -> list[str]:
    """So many different sentences: those of our own lessons, each with a number to it."""
    lines = (
        line for page in sorted(ROOT.glob("curriculum/*/[0-9]*.md")) for line in page.read_text("utf-8").splitlines()
    )
    pool = [said for line in lines if line[:1].isupper() and (said := spoken(line, {}, "north"))]
    dealt = random.Random(2026)
    return [f"{dealt.choice(pool).rstrip('.')}, {spoken(str(number), {}, 'north')}." for number in range(count)]


def speak(count: int, folder: Path) -> dict[str, float]:
    """In a process of its own: everything that narration does."""
    store = Store(folder, SUFFIX)
    asked = sentences(count)
    before = time.process_time()
    began = time.perf_counter()
    make_clips(Shelf(ENGINE, VOICE, store), asked, Silent())
    seconds = time.perf_counter() - began
    return {
        "seconds": seconds,
        "cpu": sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, WHO)) - before,
        "speech": sum(mp3.milliseconds(path.stat().st_size) for path in folder.rglob(f"*{SUFFIX}")) / 1000,
        "parent": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE,
        "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEBIBYTE,
    }


def alone() -> float:
    """In a process of its own: how many sentences espeak-ng says in a second of CPU."""
    from hocso.narrate.engines.espeak import open_engine

    voice, asked = open_engine(), sentences(ALONE)
    began = time.process_time()
    for sentence in asked:
        voice.synthesize(sentence, VOICE)
    return len(asked) / (time.process_time() - began)


def called(*arguments: object) -> dict[str, float]:
    command = [sys.executable, __file__, *map(str, arguments)]
    answer: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answer


def row(count: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        found = called("--speak", count, folder)
    bare = called("--alone")["rate"]
    rate = count / found["seconds"]
    return (
        f"| {count} | {found['seconds']:.1f} s | {found['cpu']:.1f} s | {rate:.0f} | {bare:.0f} "
        f"| {found['speech'] / found['seconds']:.0f} | {found['speech'] / found['cpu']:.0f} "
        f"| {found['parent']:.0f} MB | {found['worker']:.0f} MB |"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--note", default="", help="what else the machine was doing")
    parser.add_argument("--speak", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.speak:
        print(json.dumps(speak(int(options.speak[0]), Path(options.speak[1]))))
        return 0
    if options.alone:
        print(json.dumps({"rate": alone()}))
        return 0
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    head = f"## hocso narrate --engine espeak, {dt.date.today()}, {machine}"
    columns = (
        "sentences | time | CPU | sentences a second | espeak-ng alone, a second of CPU "
        "| times real time | times real time, a second of CPU | parent | largest worker"
    )
    rows = [row(count) for count in options.sentences]
    report = (
        "\n".join(["", head, *filter(None, ["", options.note]), "", f"| {columns} |", "|---" * 9 + "|", *rows]) + "\n"
    )
    show(report, save=options.save)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
