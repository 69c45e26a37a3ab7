"""Code cells are watched while they run: nothing of it can be seen, and what was seen is never lost."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest
from jupyter_cache import get_cache
from jupyter_cache.base import JupyterCacheAbstract
from jupyter_cache.executors.utils import single_nb_execution

from hocso.check import check
from hocso.check.rules import RULES
from hocso.model.finding import Finding
from hocso.model.progress import Silent
from hocso.read import execution, kernel_forks, read, warm_kernels, warm_processes
from hocso.read.cell_results import CellLimits, CodePage
from hocso.read.execution import run_code
from hocso.read.notebooks import code_pages
from hocso.read.watching import Deed, Watched, as_data, from_data, line_in

MakeBook = Callable[[Mapping[str, str]], Path]

CASES = Path(__file__).parent / "cases" / "cells"
LESSONS = Path(__file__).parents[1] / "curriculum"
NOTEBOOKS = sorted(CASES.glob("*.md")) + [
    path for path in sorted(LESSONS.glob("*/*.md")) if "```{code-cell}" in path.read_text(encoding="utf-8")
]
PAGE = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n# Bài\n\n"
CELL = "```{code-cell}\n%s\n```\n\n"
WRITES = PAGE + CELL % "x = 1" + CELL % "import time\nopen('ghi.txt', 'w').close()\ntime.sleep(0.2)"


def found(root: Path) -> list[tuple[str, str, int]]:
    return [(problem.kind, problem.place.path, problem.place.line) for problem in read(root).problems]


@pytest.fixture
def no_kernel(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called, no kernel may start."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a kernel was to be started")

    return lambda: monkeypatch.setattr(execution, "_run", refuse)


@pytest.fixture(scope="module", params=["forked", "as always"])
def ours(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[JupyterCacheAbstract]:
    """A cache with what all of them gave, run side by side."""
    folder = tmp_path_factory.mktemp("ours")
    pages = []
    for number, path in enumerate(NOTEBOOKS):
        place = folder / str(number)
        place.mkdir()
        pages.append(replace(page_in(path), path=place / path.name))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)  # with it a kernel does not listen to other programs' output
        if request.param == "as always":
            patch.setattr(warm_kernels, "CAN_FORK", False)
            patch.setattr(warm_processes, "CAN_FORK", False)
            patch.setattr(execution, "CAN_FORK", False)
        elif not warm_kernels.CAN_FORK:
            pytest.skip("kernels are forked on Linux alone")
        limits, warm = CellLimits(60, megabytes=4096), warm_processes.WarmProcesses(sorted(kernel_forks.USUAL))
        results = run_code(pages, folder, folder / "cache", limits, Silent(), warm)
    assert [(result.docname, result.failure) for result in results if result.failure] == []
    kept = get_cache(str(folder / "cache"))
    yield kept
    kept.db.dispose()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_gives_what_jupyter_book_would(
    path: Path, ours: JupyterCacheAbstract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTEST_CURRENT_TEST")
    notebook = page_in(path).notebook()
    _, mine = ours.merge_match_into_notebook(notebook)
    assert ours.create_hashed_notebook(mine)[1] == ours.create_hashed_notebook(notebook)[1]
    assert [plain(cell) for cell in mine.cells] == [plain(cell) for cell in theirs(path).cells]


@cache
def theirs(path: Path) -> nbformat.NotebookNode:
    """The notebook as ``jupyter-book build`` runs it."""
    notebook = page_in(path).notebook()
    with TemporaryDirectory() as folder:
        try:
            done = single_nb_execution(notebook, cwd=folder, timeout=60, allow_errors=False)
        except RuntimeError:  # its port was taken before it was bound
            done = single_nb_execution(notebook, cwd=folder, timeout=60, allow_errors=False)
    assert done.err is None
    return notebook


def page_in(path: Path) -> CodePage:
    (page,) = code_pages(path.parent, [path.stem], {})
    assert isinstance(page, CodePage)
    return page


def plain(cell: nbformat.NotebookNode) -> str:
    """A cell without what differs from one run to the next: the process, addresses in memory, ids, times.

    How a stream is cut is a matter of time, too.
    """
    kept = {key: cell[key] for key in cell if key not in ("id", "metadata")}
    if "outputs" in kept:
        kept["outputs"] = [one for _, same in groupby(kept["outputs"], stream) for one in joined(list(same))]
    text = json.dumps(kept, sort_keys=True)
    return re.sub(r"ipykernel_\d+|pid=\d+|0x[0-9a-f]+|ipykernel[^\"]*?\.py", "…", text)


def stream(output: nbformat.NotebookNode) -> str:
    return str(output.get("name", ""))


def joined(outputs: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    if not stream(outputs[0]):
        return outputs
    return [{**outputs[0], "text": "".join(one["text"] for one in outputs)}]


def test_what_was_seen_is_said_again_without_a_run(make_book: MakeBook, no_kernel: Callable[[], None]) -> None:
    root = make_book({"bai/mot.md": WRITES})
    assert found(root) == [("cell-writes", "bai/mot.md", 13)]
    no_kernel()
    assert found(root) == [("cell-writes", "bai/mot.md", 13)]


def test_it_is_said_at_the_lines_of_the_page_as_it_is_now(make_book: MakeBook, no_kernel: Callable[[], None]) -> None:
    root = make_book({"bai/mot.md": WRITES})
    read(root)
    no_kernel()
    page = root / "bai" / "mot.md"
    page.write_text(WRITES.replace("# Bài\n", "# Bài\n\nThêm một đoạn.\n"), encoding="utf-8")
    assert found(root) == [("cell-writes", "bai/mot.md", 15)]


def test_the_same_code_on_two_pages_is_reported_on_both(make_book: MakeBook) -> None:
    longer = WRITES.replace("# Bài\n", "# Hai\n\nThêm.\n")
    root = make_book({"bai/mot.md": WRITES, "bai/hai.md": longer})
    assert found(root) == [("cell-writes", "bai/hai.md", 15), ("cell-writes", "bai/mot.md", 13)]


def test_a_failure_of_the_same_code_is_reported_on_both_pages(make_book: MakeBook) -> None:
    page = PAGE + CELL % "1 / 0"
    root = make_book({"bai/mot.md": page, "bai/hai.md": page.replace("# Bài\n", "# Hai\n\nThêm.\n")})
    assert found(root) == [("cell-failed", "bai/hai.md", 10), ("cell-failed", "bai/mot.md", 8)]


def test_the_same_code_with_other_tags_is_other_code(make_book: MakeBook) -> None:
    """With a tag an error is no failure: MyST-NB looks for that page's own result."""
    tagged = PAGE + CELL % ":tags: [raises-exception]\n1 / 0"
    root = make_book({"bai/mot.md": PAGE + CELL % "1 / 0", "bai/hai.md": tagged})
    assert found(root) == [("cell-failed", "bai/mot.md", 8)]
    assert [(one.code, one.path) for one in check(read(root)) if one.code[0] == "C"] == [
        ("C003", "bai/hai.md"),
        ("C001", "bai/mot.md"),
    ]


def test_another_limit_for_slow_cells_needs_no_new_run(make_book: MakeBook, no_kernel: Callable[[], None]) -> None:
    root = make_book({"bai/mot.md": WRITES})
    assert "cell-slow" not in {kind for kind, _, _ in found(root)}
    no_kernel()
    config = root / "_config.yml"
    config.write_text(config.read_text("utf-8") + "hocso: {check: {slow_cell: 0.1}}\n", encoding="utf-8")
    assert ("cell-slow", "bai/mot.md", 12) in found(root)


def test_what_a_cell_did_before_it_failed_or_was_stopped_is_said(make_book: MakeBook) -> None:
    failing = PAGE + CELL % "open('a', 'w').close()\n1 / 0"
    endless = PAGE.replace("kernelspec", "mystnb: {execution_timeout: 1}\nkernelspec")
    endless += CELL % "import time\nopen('b', 'w').close()\ntime.sleep(60)"
    assert found(make_book({"bai/mot.md": failing, "bai/hai.md": endless})) == [
        ("cell-timeout", "bai/hai.md", 9),
        ("cell-writes", "bai/hai.md", 10),
        ("cell-writes", "bai/mot.md", 8),
        ("cell-failed", "bai/mot.md", 9),
    ]


def test_a_kernel_that_is_not_installed_is_a_fault_of_its_page(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": PAGE.replace("python3", "khong-co") + CELL % "x <- 1", "bai/hai.md": WRITES})
    assert found(root) == [("cell-writes", "bai/hai.md", 13), ("cell-failed", "bai/mot.md", 8)]


ECHO = """\
from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel


class Echo(Kernel):
    implementation, implementation_version, banner = "echo", "1", ""
    language_info = {"name": "echo", "mimetype": "text/plain", "file_extension": ".txt"}

    async def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, **_):
        text = code if not user_expressions else "asked"
        self.send_response(self.iopub_socket, "stream", {"name": "stdout", "text": text})
        return {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}


IPKernelApp.launch_instance(kernel_class=Echo)
"""


def test_a_kernel_of_another_language_is_left_alone(
    make_book: MakeBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "jupyter" / "kernels" / "echo"
    folder.mkdir(parents=True)
    (folder / "echo.py").write_text(ECHO, encoding="utf-8")
    command = [sys.executable, str(folder / "echo.py"), "-f", "{connection_file}"]
    spec = {"argv": command, "display_name": "Echo", "language": "echo"}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    book = read(make_book({"bai/mot.md": PAGE.replace("python3", "echo") + CELL % "open ghi.txt"}))
    assert book.problems == ()
    assert "open ghi.txt" in [item.text for item in book.modules[0].lessons[0].unspoken]


def test_what_was_seen_survives_as_plain_data() -> None:
    seen = (Watched(1.5, (Deed("cell-writes", 3, "a/b"),)), Watched())
    assert from_data(json.loads(json.dumps(as_data(seen)))) == seen


@pytest.mark.parametrize(
    ("source", "line", "expected"), [("a\nb", 2, 1), ("\n \na\nb", 2, 3), ("a\nb", 9, 1), ("a", 0, 0), ("", 1, 0)]
)
def test_the_line_in_a_cell(source: str, line: int, expected: int) -> None:
    assert line_in(source, line) == expected


RUNNABLE = {
    f"bai/{rule.name}-{kind}.md": (rule.code, PAGE + text + "\n")
    for rule in RULES
    if rule.name in ("cell-failed", "cell-memory", "cell-traceback", "cell-writes")
    for kind, text in (("bad", rule.bad), ("good", rule.good))
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    from conftest import write_book

    pages = {path: text for path, (_, text) in RUNNABLE.items()}
    return check(read(write_book(tmp_path_factory.mktemp("examples"), pages)))


@pytest.mark.parametrize("path", RUNNABLE)
def test_a_rule_finds_fault_with_its_bad_example_and_not_with_its_good_one(path: str, findings: list[Finding]) -> None:
    codes = {one.code for one in findings if one.path == path}
    assert (RUNNABLE[path][0] in codes) is path.endswith("-bad.md")


@pytest.fixture
def no_kernel_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise KeyboardInterrupt("a kernel was to be started")  # the one that nothing swallows

    monkeypatch.setattr("nbclient.NotebookClient.async_execute", refuse)
    monkeypatch.setattr("nbclient.NotebookClient.execute", refuse)


@pytest.mark.usefixtures("no_kernel_at_all")
def test_a_cell_in_a_box_is_no_cell_and_is_said_to_be_none(make_book: MakeBook) -> None:
    page = PAGE + ":::{note}\n" + (CELL % "1").rstrip() + "\n:::\n"
    assert found(make_book({"bai/mot.md": page})) == [("reading-warning", "bai/mot.md", 8)]


def test_looking_for_the_line_that_breaks_a_page_runs_no_cell(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A setting of the wrong kind breaks every page with a warning; its beginnings are tried one after the other."""

    def refuse(*_: object, **__: object) -> None:
        raise KeyboardInterrupt("Sphinx was to start a kernel")

    monkeypatch.setattr("nbclient.NotebookClient.execute", refuse)
    config = "only_build_toc_files: true\nsphinx: {config: {language: vi, suppress_warnings: 3}}\n"
    page = PAGE + CELL % "1" + "### Quá sâu\n\nChữ.\n"
    assert [kind for kind, _, _ in found(make_book({"bai/mot.md": page, "_config.yml": config}))] == ["page-unreadable"]


def test_a_kernel_that_breaks_down_behind_the_last_cell(make_book: MakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("hỏng")

    monkeypatch.setattr("nbclient.NotebookClient.set_widgets_metadata", broken)
    root = make_book({"bai/mot.md": PAGE + CELL % "1" + "Chữ cuối.\n"})
    assert found(root) == [("cell-failed", "bai/mot.md", 8)]
