"""Kernels that are forks of one warm process: each by itself, held to its limits, and gone with its parent."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
import pytest
from jupyter_cache import get_cache

from hocso.model.progress import Silent
from hocso.read import kernel_client
from hocso.read.cell_results import CellLimits, CellResult, CodePage
from hocso.read.execution import run_code
from hocso.read.notebooks import code_pages
from hocso.read.warm_processes import CAN_FORK, WarmProcesses, usual_libraries

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="kernels are forked on Linux alone")

USUAL = CellLimits(60)
HEAD = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n# Bài\n\n"


class Lessons:
    """Pages with a code cell each, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *cells: str, limits: CellLimits = USUAL) -> Sequence[CellResult]:
        """Run a page for each of the cells, anew; pages are named after their numbers."""
        for number, cell in enumerate(cells):
            text = HEAD + f"```{{code-cell}}\n{cell}\n```\n"
            (self.folder / f"{number}.md").write_text(text, encoding="utf-8")
        cache, warm = self.folder / "_build" / "cells", WarmProcesses(usual_libraries(cells))
        return run_code(self.pages(len(cells)), self.folder, cache, limits, Silent(), warm)

    def pages(self, count: int) -> list[CodePage]:
        found = code_pages(self.folder, map(str, range(count)), {})
        return [page for page in found if isinstance(page, CodePage)]

    def shown(self, *cells: str, limits: CellLimits = USUAL) -> list[str]:
        """The value of each page's cell, as text."""
        results = self(*cells, limits=limits)
        assert [result.failure for result in results if result.failure] == []
        cache = get_cache(str(self.folder / "_build" / "cells"))
        try:
            notebooks = [cache.merge_match_into_notebook(page.notebook())[1] for page in self.pages(len(cells))]
        finally:
            cache.db.dispose()
        return ["".join(one.get("text") or one.data["text/plain"] for one in nb.cells[-1].outputs) for nb in notebooks]


@pytest.fixture
def lessons(tmp_path: Path) -> Iterator[Lessons]:
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    yield Lessons(tmp_path)
    left = [one for one in psutil.Process().children(recursive=True) if one.pid not in before]
    assert [one.cmdline()[:2] for one in left] == [], "a run leaves a process behind"


def test_kernels_are_forks_of_one_process(lessons: Lessons) -> None:
    parents = lessons.shown("import os; os.getppid(), 0", "import os; os.getppid(), 0 ", "import os; os.getppid(), 0  ")
    assert len(set(parents)) == 1
    assert parents[0] != f"({os.getpid()}, 0)"


def test_lessons_do_not_see_each_others_names_and_modules(lessons: Lessons) -> None:
    first = "import fractions, sys\nten_rieng = 1\nsys.la = 2\nfractions.Fraction.la = 3\nsys.path.append('x')"
    other = "import fractions, sys\n'ten_rieng' in globals(), hasattr(sys, 'la'), hasattr(fractions.Fraction, 'la')"
    shown = lessons.shown(first + "\n0", *(other + f", {number}" for number in range(8)))
    assert shown[1:] == [f"(False, False, False, {number})" for number in range(8)]


def test_lessons_draw_different_lots(lessons: Lessons) -> None:
    draw = "import random, numpy\nround(random.random(), 12), round(float(numpy.random.rand()), 12)"
    shown = [json.loads("[" + text[1:-1] + "]") for text in lessons.shown(*(draw + " " * n for n in range(4)))]
    assert len({first for first, _ in shown}) == len({second for _, second in shown}) == 4


def test_a_set_has_the_same_order_each_time(lessons: Lessons) -> None:
    shown = lessons.shown("print({'a', 'b', 'c', 'd'})", "print({'a', 'b', 'c', 'd'} )")
    assert len(set(shown)) == 1


@pytest.mark.parametrize(
    ("name", "text", "cell", "expected"),
    [
        ("segno.py", "tu = 'thư mục'", "import segno; segno.tu", "'thư mục'"),
        ("matplotlibrc", "font.size: 33", "import matplotlib; matplotlib.rcParams['font.size']", "33.0"),
    ],
)
def test_what_stands_in_a_lessons_folder_wins_over_what_is_warm(
    lessons: Lessons, name: str, text: str, cell: str, expected: str
) -> None:
    (lessons.folder / name).write_text(text, encoding="utf-8")
    assert lessons.shown(cell, cell + " ") == [expected] * 2


def test_libraries_are_imported_only_if_a_cell_names_them(lessons: Lessons) -> None:
    assert usual_libraries(["import io", "x = 'numpy'"]) == ()
    assert usual_libraries(["from numpy import array", "def f():\n    import io, matplotlib.pyplot as plt"]) == (
        "matplotlib",
        "numpy",
    )
    assert lessons.shown("import sys; 'numpy' in sys.modules, 'segno' in sys.modules") == ["(False, False)"]


def test_a_cell_with_too_much_memory_is_told_so_and_others_go_on(lessons: Lessons) -> None:
    greedy = "ba = []\nwhile True:\n    ba.append(bytearray(1 << 24))"
    numpy = "import numpy\nnumpy.ones(1 << 30)"
    results = lessons(greedy, numpy, "1 + 1", limits=CellLimits(60, megabytes=1024))
    assert [one.failure and (one.failure.kind, one.failure.line, one.failure.text) for one in results] == [
        ("cell-memory", 2, "1024"),
        ("cell-memory", 1, "1024"),
        None,
    ]


def test_a_hanging_cell_ends_with_its_children(lessons: Lessons) -> None:
    hanging = (
        "import os, signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "con = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "open('con', 'w').write(str(con.pid))\n"
        "while True: time.sleep(1)"
    )
    (result,) = lessons(hanging, limits=CellLimits(3))
    assert result.failure is not None
    assert result.failure.kind == "cell-timeout"
    assert gone(int((lessons.folder / "con").read_text()))


def test_what_a_lesson_left_running_ends_with_it(lessons: Lessons) -> None:
    leaves = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid"
    (pid,) = lessons.shown(leaves)
    assert gone(int(pid))


def test_a_kernel_ends_as_an_interpreter_does(lessons: Lessons) -> None:
    """What its cells and their modules have open is written, and what they want done at the end is done."""
    (lessons.folder / "kem_theo.py").write_text("tep = open('mo-dun.txt', 'w')\ntep.write('đủ')\n", encoding="utf-8")
    cell = """
        import atexit
        import kem_theo
        class Vật:
            def __del__(self, ghi=open("xóa.txt", "w")):
                ghi.write("đủ")
        vật, vòng = Vật(), Vật()
        vòng.mình = vòng
        tep = open("bài.txt", "w")
        tep.write("đủ")
        atexit.register(lambda: open("ra.txt", "w").write("đủ"))
        """
    lessons.shown(textwrap.dedent(cell) + "1")
    texts = {path.name: path.read_text("utf-8") for path in lessons.folder.glob("*.txt")}
    assert texts == {"mo-dun.txt": "đủ", "xóa.txt": "đủđủ", "bài.txt": "đủ", "ra.txt": "đủ"}


def test_kernels_that_end_side_by_side_all_end_by_themselves(lessons: Lessons) -> None:
    """Of twelve ipykernel alone has one or two wait for a thread that has ended, until they are killed."""
    for number in range(12):
        module = f"tep = open('{number}.txt', 'w')\ntep.write('đủ')\n"
        (lessons.folder / f"kem_{number}.py").write_text(module, encoding="utf-8")
    lessons(*(f"import kem_{number}" for number in range(12)))
    assert [(lessons.folder / f"{number}.txt").read_text("utf-8") for number in range(12)] == ["đủ"] * 12


def test_a_kernel_that_never_answers_is_a_fault_of_its_page_alone(
    lessons: Lessons, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel_client, "_AGAIN", 0.01)
    monkeypatch.setattr("nbclient.NotebookClient.startup_timeout", 0)
    monkeypatch.setattr(kernel_client, "_is_idle", lambda _: False)
    (result,) = lessons("1")
    assert result.failure
    assert result.failure.text == "Kernel didn't respond in 0 seconds"


def test_a_kernel_that_is_killed_is_a_fault_of_its_page_alone(lessons: Lessons) -> None:
    results = lessons("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "2")
    assert [one.failure and (one.failure.kind, one.failure.text) for one in results] == [
        ("cell-failed", "Kernel died"),
        None,
    ]


def test_without_the_warm_process_kernels_start_as_always(lessons: Lessons) -> None:
    """Its end takes the kernels along that it had; later ones do without it."""
    ends = "import os, signal, time\nos.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(60)"
    first, *others = lessons(ends, *("1" + " " * number for number in range(12)))
    assert first.failure is not None
    assert others[-1].failure is None


def test_a_library_that_speaks_when_it_is_imported_speaks_in_the_cell(
    lessons: Lessons, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("lib")
    (folder / "segno.py").write_text("import warnings\nwarnings.warn('cũ rồi')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    (shown,) = lessons.shown("import segno")
    assert "UserWarning: cũ rồi" in shown


def test_in_an_empty_folder_if_the_book_or_the_page_wants_it(lessons: Lessons) -> None:
    (lessons.folder / "tep.txt").touch()
    assert lessons.shown("import os; os.listdir()", limits=CellLimits(60, in_temp=True)) == ["[]"]
    text = HEAD.replace("kernelspec", "mystnb: {execution_in_temp: true}\nkernelspec")
    (lessons.folder / "trang.md").write_text(text + "```{code-cell}\n1\n```\n", encoding="utf-8")
    (page,) = code_pages(lessons.folder, ["trang"], {})
    assert isinstance(page, CodePage)
    assert page.limits(CellLimits()).in_temp


def gone(pid: int) -> bool:
    """Whether it ends soon: a signal takes its time."""
    for _ in range(100):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.1)
    return False


def test_that_none_can_start_beforehand_is_no_fault_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr("subprocess.Popen", refuse)
    warm = WarmProcesses(())
    warm.begin()
    warm.close()


RUN_FOR_EVER = """\
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts in the background ignores it
from pathlib import Path
from hocso.model.progress import Silent
from hocso.read import kernel_client
from hocso.read.cell_results import CellLimits
from hocso.read.execution import run_code
from hocso.read.notebooks import code_pages
from hocso.read.warm_processes import WarmProcesses
folder = Path(sys.argv[1])
pages = list(code_pages(folder, ["0"], {}))
run_code(pages, folder, folder / "_build", CellLimits(-1), Silent(), WarmProcesses(()))
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_whoever_is_killed_takes_its_kernels_along(tmp_path: Path, number: signal.Signals) -> None:
    cell = (
        "import os, subprocess, sys, time\n"
        "con = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "open('moi', 'w').write(f'{os.getpid()} {os.getppid()} {con.pid}')\n"
        "os.rename('moi', 'so')\n"
        "while True: pass"
    )
    (tmp_path / "0.md").write_text(HEAD + f"```{{code-cell}}\n{cell}\n```\n", encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", RUN_FOR_EVER, str(tmp_path)], stderr=subprocess.DEVNULL) as program:
        try:
            while not (tmp_path / "so").exists():
                assert program.poll() is None
                time.sleep(0.05)
            program.send_signal(number)
            program.wait(60)
        finally:
            program.kill()
    assert [gone(int(pid)) for pid in (tmp_path / "so").read_text().split()] == [True] * 3
