"""Many pages are read in several processes, where the system can fork, and come out as if one had read them."""

import multiprocessing
from collections.abc import Callable, Mapping
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest

from hocso import both_ends, process
from hocso.model.problem import Problem
from hocso.process import CAN_FORK
from hocso.read import read, session
from outlines import outline_text
from test_read_problems import NOTEBOOK, PAGES

MakeBook = Callable[[Mapping[str, str]], Path]

LINKED = "# Trang {n}\n\n(nhan-{n})=\n## Phần {n}\n\nXem [](trang-{next}.md) và [](#nhan-{next}), nhãn [](#chung).\n"


def book() -> dict[str, str]:
    """Every fault there is a test for, pages that name one another, one label on two of them, and a code cell."""
    faults = {f"loi/{n:02}.md": source for n, (source, _) in enumerate(PAGES.values())}
    linked = {f"noi/trang-{n}.md": LINKED.format(n=n, next=(n + 1) % 6) for n in range(6)}
    shared = {f"noi/chung-{n}.md": f"# Chung {n}\n\n(chung)=\n## Nhãn {n}\n\nChữ.\n" for n in range(2)}
    code = NOTEBOOK % "print(6 * 7)" + "\n:::{khong-co}\n:::\n"
    return {**faults, **linked, **shared, "ma.md": code, "noi/nua.md": "# Nửa\n\n[](khong.md)\n"}


def read_by(count: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, str], tuple[Problem, ...]]:
    for module in (session, process):
        monkeypatch.setattr(module, "cores", lambda: count)
    curriculum = read(root)
    return {page.path: outline_text(page) for page in curriculum.pages()}, curriculum.problems


@pytest.mark.skipif(not CAN_FORK, reason="pages are read one by one here")
def test_two_readers_read_what_one_would(tmp_path: Path, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_book(book())
    alone = read_by(1, root, monkeypatch)
    root.rename(tmp_path / "read")
    (tmp_path / "read" / "_build").rename(tmp_path / "before")
    (tmp_path / "read").rename(root)
    assert read_by(2, root, monkeypatch) == alone
    assert len(alone[1]) >= len(PAGES)
    assert len(alone[0]) > 2 * both_ends.MANY, "there is something to share"


UNBEARABLE = """\
def setup(app):
    app.connect("env-merge-info", refuse)
    return {"parallel_read_safe": True}


def refuse(app, env, docnames, other):
    raise KeyError("trang-3")
"""


@pytest.mark.skipif(not CAN_FORK, reason="pages are read one by one here")
def test_what_an_extension_cannot_put_together_is_read_by_one(
    tmp_path: Path, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that it allows it, and then it does not. No reader is left waiting, for which the end would wait."""
    pages = {f"trang-{n}.md": f"# Trang {n}\n\n{'Chữ. ' * 20000}\n" for n in range(12)}
    root = make_book(pages)
    (tmp_path / "unbearable.py").write_text(UNBEARABLE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    config = root / "_config.yml"
    asked = config.read_text("utf-8").replace("[hocso.extension]", "[hocso.extension, unbearable]")
    config.write_text(asked, encoding="utf-8")
    outlines, problems = read_by(3, root, monkeypatch)
    assert (len(outlines), problems) == (13, ())
    assert not any(isinstance(child, ForkProcess) for child in multiprocessing.active_children())
