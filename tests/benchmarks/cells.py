"""Time the code cells of 1, 6 and 40 lessons, each with code of its own, against one kernel after another.

    python tests/benchmarks/cells.py [--save]

What is timed is ``read.execution.run_code`` with an empty cache, and beside it ``single_nb_execution``, with which
``jupyter-book build`` runs notebooks. The cells are such as our own lessons have: a worked sum, a QR code, a chart. CPU
counts the kernels too.
"""

import argparse
import copy
import datetime as dt
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from jupyter_cache.executors.utils import single_nb_execution
from results import show

from hocso.model.progress import Silent
from hocso.process import cores
from hocso.read.cell_results import CellLimits, CodePage
from hocso.read.cells import warm_processes_for
from hocso.read.execution import run_code
from hocso.read.notebooks import code_pages

COUNTS = (1, 6, 40)
PAGE = "---\nfile_format: mystnb\nkernelspec: {{name: python3}}\n---\n# Bài {number}\n\n```{{code-cell}}\n{code}\n```\n"
KINDS = {
    "a worked sum": "from IPython.display import Markdown\nMarkdown(f'Được {sum(range({number}))} đồng.')",
    "a QR code": "import io\nimport segno\nfrom IPython.display import SVG\nanh = io.BytesIO()\n"
    "segno.make('bài {number}').save(anh, kind='svg', xmldecl=False)\nSVG(anh.getvalue())",
    "a chart": "%config InlineBackend.figure_formats = ['svg']\nimport matplotlib.pyplot as plt\n"
    "plt.barh(['một', 'hai'], [{number}, 2]);",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="add the table to RESULTS.md")
    options = parser.parse_args()
    rows = [row(kind, code, count) for kind, code in KINDS.items() for count in COUNTS]
    show("\n".join([heading(), *rows]) + "\n", save=options.save)
    return 0


def heading() -> str:
    machine = f"{cores()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    return (
        f"\n## Code cells, {dt.date.today().isoformat()}, {machine}\n\n"
        "| what a lesson runs | lessons | hocso | CPU | one kernel after another | CPU | ratio |\n"
        "|---|---|---|---|---|---|---|"
    )


def row(kind: str, code: str, count: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        pages = written(Path(folder), code, count)
        cache, warm = Path(folder) / "cache", warm_processes_for(pages)
        ours, our_cpu = timed(lambda: run_code(pages, Path(folder), cache, CellLimits(60), Silent(), warm))
        theirs, their_cpu = timed(lambda: one_by_one(pages))
    cells = [f"{ours:.2f} s", f"{our_cpu:.2f} s", f"{theirs:.2f} s", f"{their_cpu:.2f} s", f"{ours / theirs:.2f}"]
    print(kind, count, *cells, file=sys.stderr)
    return "| " + " | ".join([kind, str(count), *cells]) + " |"


def written(folder: Path, code: str, count: int) -> list[CodePage]:
    for number in range(count):
        text = PAGE.format(number=number, code=code.replace("{number}", str(number)))
        (folder / f"bai-{number}.md").write_text(text, encoding="utf-8")
    found = code_pages(folder, [f"bai-{number}" for number in range(count)], {})
    return [page for page in found if isinstance(page, CodePage)]


def one_by_one(pages: Sequence[CodePage]) -> None:
    for page in pages:
        for _ in range(3):  # on a busy machine a port may be taken before the kernel binds it
            notebook = copy.deepcopy(page.notebook())
            with suppress(RuntimeError):
                single_nb_execution(notebook, cwd=str(page.path.parent), timeout=60, allow_errors=False)
                break


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of CPU, this process's and those of all it started."""
    began, cpu = time.perf_counter(), _cpu()
    work()
    return time.perf_counter() - began, _cpu() - cpu


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    sys.exit(main())
