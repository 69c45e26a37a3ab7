"""What was found in a page is not looked for again, and never believed when it could be something else now."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jupyter_cache import get_cache

from conftest import CONFIG
from hocso.read import cell_memory, execution, notebooks, read
from hocso.read.cells import working_folder

MakeBook = Callable[[Mapping[str, str]], Path]

PAGE = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n# Bài\n\n"
CELL = "```{code-cell}\n%s\n```\n\n"
ONE, TWO = CELL % "print('được', 1)", CELL % "print('được', 2)"
BOOK = {"bai/mot.md": PAGE + ONE, "bai/hai.md": PAGE + TWO, "bai/ba.md": "# Ba\n"}
BOTH = ["được 1", "được 2"]


def shown(root: Path) -> list[str]:
    """What the cells of all pages gave, sorted."""
    book = read(root)
    assert book.problems == ()
    return sorted(one.text for page in book.pages() for one in page.unspoken if one.text.startswith("được"))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were looked at, as they are."""
    return noted(monkeypatch, notebooks, "_notebook", lambda path, _: path.stem)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The code of each notebook that was run, as they are."""
    return noted(monkeypatch, execution, "_run", lambda notebook, *_: notebook.cells[-1].source)


def noted(patch: pytest.MonkeyPatch, module: Any, name: str, what: Callable[..., str]) -> list[str]:
    """What each call of a function is about, from now on."""
    calls: list[str] = []
    function = getattr(module, name)

    def note(*args: Any, **named: Any) -> Any:
        calls.append(what(*args))
        return function(*args, **named)

    patch.setattr(module, name, note)
    return calls


def memory(root: Path) -> Path:
    return working_folder(root) / "cells.json"


def results(root: Path) -> Path:
    return working_folder(root) / "cells"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_only_a_page_that_changed_is_looked_at(make_book: MakeBook, parsed: list[str], run: list[str]) -> None:
    root = make_book(BOOK)
    assert shown(root) == BOTH
    assert sorted(parsed) == ["ba", "hai", "index", "mot"]
    parsed.clear()
    run.clear()
    change(root / "bai" / "hai.md", "2)", "3)")
    assert shown(root) == ["được 1", "được 3"]
    assert (parsed, run) == (["hai"], ["print('được', 3)"])


def test_code_that_comes_back_is_not_run_again(make_book: MakeBook, run: list[str]) -> None:
    root = make_book(BOOK)
    shown(root)
    change(root / "bai" / "hai.md", "2)", "3)")
    shown(root)
    run.clear()
    change(root / "bai" / "hai.md", "3)", "2)")
    assert shown(root) == BOTH
    assert run == []


def test_places_are_those_of_the_page_as_it_was_looked_at(make_book: MakeBook, parsed: list[str]) -> None:
    root = make_book({"bai/mot.md": PAGE + ONE + CELL % "1 / 0"})
    for _ in range(2):
        assert [(one.kind, one.place.line) for one in read(root).problems] == [("cell-failed", 12)]
    assert parsed.count("mot") == 2  # to look at it, and to run again what failed


def test_other_syntax_makes_other_cells(make_book: MakeBook) -> None:
    """A cell in a box is none, but only where colons make boxes."""
    root = make_book({"bai/mot.md": PAGE + ":::{note}\n" + ONE + ":::\n", "_config.yml": CONFIG})
    assert [one.kind for one in read(root).problems] == ["reading-warning"]
    change(root / "_config.yml", "colon_fence", "dollarmath")
    assert "được 1" in [one.text for page in read(root).pages() for one in page.unspoken]


def test_another_installation_looks_itself(
    make_book: MakeBook, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_book(BOOK)
    shown(root)
    parsed.clear()
    monkeypatch.setattr(cell_memory, "installation_digest", lambda: "mới hơn")
    assert shown(root) == BOTH
    assert sorted(parsed) == ["ba", "hai", "index", "mot"]


def test_code_of_another_file_is_looked_at_each_time(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": PAGE + CELL % ":load: ma.py", "bai/ma.py": "print('được', 1)"})
    assert shown(root) == ["được 1"]
    change(root / "bai" / "ma.py", "1)", "9)")
    assert shown(root) == ["được 9"]


def test_a_page_that_was_no_whole_notebook_is_looked_at_again(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": PAGE + CELL % ":load: ma.py"})
    assert read(root).problems != ()
    (root / "bai" / "ma.py").write_text("print('được', 1)", encoding="utf-8")
    (root / "bai" / "mot.md").write_text(PAGE + "Chữ.\n\n" + CELL % ":load: ma.py", encoding="utf-8")
    assert shown(root) == ["được 1"]


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda raw: raw[:-20], lambda raw: raw.replace(b"[8]", b"[9]")])
def test_a_spoilt_memory_is_as_good_as_none(
    spoil: Callable[[bytes], bytes], make_book: MakeBook, parsed: list[str], run: list[str]
) -> None:
    root = make_book(BOOK)
    shown(root)
    parsed.clear()
    run.clear()
    raw = memory(root).read_bytes()
    memory(root).write_bytes(spoil(raw))
    assert shown(root) == BOTH
    assert (sorted(parsed), run) == (["ba", "hai", "index", "mot"], [])
    assert memory(root).read_bytes() == raw


def test_a_result_that_is_gone_is_made_again(make_book: MakeBook, run: list[str]) -> None:
    root = make_book(BOOK)
    shown(root)
    run.clear()
    cache = get_cache(str(results(root)))
    cache.remove_cache(next(one.pk for one in cache.list_cache_records() if one.uri == "bai/hai"))
    cache.db.dispose()
    assert shown(root) == BOTH
    assert run == ["print('được', 2)"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "global.db").write_bytes(b"x" * 9000),
        lambda folder: (folder / "global.db").write_bytes(b""),
        lambda folder: cut_short(folder, b""),
        lambda folder: cut_short(folder, b'{"cells": ['),
        lambda folder: shutil.rmtree(next((folder / "executed").iterdir())),
    ],
    ids=["no database", "an empty database", "an empty result", "half a result", "no result"],
)
def test_what_a_killed_run_left_half_written_is_thrown_away(
    spoil: Callable[[Path], object], make_book: MakeBook, run: list[str]
) -> None:
    root = make_book(BOOK)
    shown(root)
    run.clear()
    (results(root) / "begun").touch()
    spoil(results(root))
    change(root / "bai" / "mot.md", "# Bài", "# Bài một")
    change(root / "bai" / "hai.md", "# Bài", "# Bài hai")
    assert shown(root) == BOTH
    assert sorted(run) == ["print('được', 1)", "print('được', 2)"]
    assert not (results(root) / "begun").exists()


def cut_short(folder: Path, raw: bytes) -> None:
    next(folder.glob("executed/*/base.ipynb")).write_bytes(raw)


def test_a_run_that_stops_is_looked_at_and_what_was_whole_stays(
    make_book: MakeBook, run: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_book(BOOK)
    shown(root)
    change(root / "bai" / "mot.md", "1)", "7)")
    with monkeypatch.context() as patch:
        patch.setattr(execution, "_run", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            read(root)
    run.clear()
    assert shown(root) == ["được 2", "được 7"]
    assert run == ["print('được', 7)"]


def test_a_book_may_have_more_results_than_jupyter_cache_keeps_by_itself(make_book: MakeBook, run: list[str]) -> None:
    root = make_book(BOOK)
    cache = get_cache(str(results(root)))
    cache.change_cache_limit(1)
    cache.db.dispose()
    assert shown(root) == BOTH
    run.clear()
    assert shown(root) == BOTH
    assert run == []


LOOKED = """
import sys
from pathlib import Path
from hocso.read import read

book = read(Path(sys.argv[1]))
print(*(one.text for page in book.pages() for one in page.unspoken), sep="\\n")
print(*{"sqlalchemy", "jupyter_cache", "nbclient", "jupyter_client", "requests", "IPython"} & sys.modules.keys())

from IPython import get_ipython
from IPython.lib.lexers import IPyLexer
from jupyter_client.kernelspec import KernelSpecManager, find_kernel_specs
from myst_nb.ext import glue
from requests import exceptions
from snowballstemmer import stemmer
from sphinx.util import requests

glue.ipy_display()
glue.IPython.get_ipython()
stemmer("english")
print(*find_kernel_specs(), exceptions.__file__, requests._Session.__module__)
"""


def test_a_page_whose_code_is_known_is_read_without_what_runs_code(make_book: MakeBook) -> None:
    """SQLAlchemy, requests and Jupyter's clients take as long to import as the rest; who wants them still gets them."""
    root = make_book(BOOK)
    shown(root)
    change(root / "bai" / "mot.md", "# Bài", "# Bài một")
    ran = subprocess.run([sys.executable, "-c", LOOKED, root], capture_output=True, encoding="utf-8", check=True)
    *texts, imported, wanted = ran.stdout.splitlines()
    assert sorted(text for text in texts if text.startswith("được")) == BOTH
    assert imported == ""
    assert wanted.startswith("python3 ")
    assert wanted.endswith("exceptions.py sphinx.util.requests")
