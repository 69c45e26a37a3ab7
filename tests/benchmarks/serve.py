"""Time ``hocso serve``: from the writing of a lesson's file until a browser shows its new text.

    python tests/benchmarks/serve.py [--lessons 6 24] [--edits 20] [--pause 4] [--save]

A process of its own serves a book made from ours, and Chromium looks at one of its lessons, of which a sentence is
changed again and again, ``--pause`` seconds apart at least. ``shown`` is when the new one stands on the page, by the
page's own clock; ``whole`` when all that follows from it was made too (the draft voice, other pages, the search), which
nobody waits for. ``--save`` adds the table to ``RESULTS.md`` beside this file.
"""

import argparse
import datetime as dt
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from curricula import make_curriculum
from playwright.sync_api import Page
from results import show

sys.path.insert(0, str(Path(__file__).parents[1]))

from browsing import open_browser

ROOT = Path(__file__).parents[2]
SERVE = "import sys; from hocso.__main__ import run; sys.argv[1:] = ['-C', sys.argv[1], 'serve', '--lang', 'en']; run()"
PATIENCE = 600
SEEN = "text => document.body.innerText.includes(text) && performance.timeOrigin + performance.now()"


class Served:
    """``hocso serve`` in a process of its own, and how often it said that it is done."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-u", "-c", SERVE, str(root)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
        self.address = ""
        self.done: list[float] = []
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            if found := re.search(r"http://\S+", line):
                self.address = found[0]
            if line.startswith("Renewed"):
                self.done.append(time.time())

    def wait_until_done(self, times: int) -> None:
        limit = time.time() + PATIENCE
        while len(self.done) < times:
            if time.time() > limit or self.process.poll() is not None:
                raise SystemExit("hocso serve came to no end")
            time.sleep(0.05)


@contextmanager
def served(root: Path) -> Iterator[Served]:
    one = Served(root)
    try:
        yield one
    finally:
        one.process.terminate()
        one.process.wait()


def measured(lessons: int, edits: int, pause: float) -> str:
    with tempfile.TemporaryDirectory() as folder:
        root = make_curriculum(ROOT, Path(folder), lessons)
        with served(root) as server, open_browser() as browser:
            server.wait_until_done(1)
            source = next(iter(sorted(root.glob("curriculum/phan-01/01-*.md"))))
            page = browser.new_page()
            page.goto(f"{server.address}phan-01/{source.stem}.html")
            shown, whole = edited(page, source, server, edits, pause)
    return f"| {lessons} | {_times(shown)} | {_times(whole)} |"


def edited(page: Page, source: Path, server: Served, edits: int, pause: float) -> tuple[list[float], list[float]]:
    """Milliseconds until each edit is on the screen, and until all is made."""
    text = source.read_text(encoding="utf-8")
    before = re.search(r"^# .+\n", text, re.MULTILINE)
    assert before
    shown, whole = [], []
    for number in range(edits):
        sentence = f"Sáng nay chợ có {number + 1} sạp rau."
        done = len(server.done)
        began = time.time()
        source.write_text(f"{text[: before.end()]}\n{sentence}\n{text[before.end() :]}", encoding="utf-8")
        seen = page.wait_for_function(SEEN, arg=sentence, polling=5, timeout=PATIENCE * 1000).json_value()
        shown.append(float(seen) - 1000 * began)
        server.wait_until_done(done + 2)
        whole.append(1000 * (server.done[-1] - began))
        time.sleep(max(0.0, pause - (time.time() - began)))
    return shown, whole


def _times(milliseconds: Sequence[float]) -> str:
    return f"{statistics.median(milliseconds):.0f} ms | {max(milliseconds):.0f} ms"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lessons", type=int, nargs="+", default=[6, 24])
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--pause", type=float, default=4)
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args(arguments)
    head = [
        f"\n## hocso serve, {dt.date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}\n",
        f"One sentence edited {options.edits} times, from the writing of the file.\n",
        "| lessons | shown, median | shown, worst | whole, median | whole, worst |",
        "|---|---|---|---|---|",
    ]
    rows = [measured(lessons, options.edits, options.pause) for lessons in options.lessons]
    report = "\n".join([*head, *rows]) + "\n"
    show(report, save=options.save)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
