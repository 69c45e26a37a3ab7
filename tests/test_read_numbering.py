"""Figures are numbered by skeletons of the pages as Sphinx numbers them by the pages themselves."""

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector

from hocso.model.progress import Silent
from hocso.read.book import open_book
from hocso.read.lasting import Reader

MakeBook = Callable[[Mapping[str, str]], Path]

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
FIGURE = ":::{figure} hinh.svg\n:alt: Hình\n:name: %s\n%s\n:::\n"
TABLE = ":::{table} %s\n:name: %s\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n"
CODE = "```{code-block} python\n:caption: %s\n:name: %s\nprint(1)\n```\n"
SUM = "$$a + b$$ (%s)\n"

ODD = {
    "mot.md": "# Một\n\n" + FIGURE % ("m1", "Một") + "\n## Sâu\n\n" + FIGURE % ("m2", "Hai") + TABLE % ("Bảng", "b1"),
    "hai.md": "# Hai\n\n> " + (FIGURE % ("h1", "Trong khung")).replace("\n", "\n> ") + "\n\n" + CODE % ("Mã", "c1"),
    "ba.md": "# Ba\n\n" + FIGURE % ("t1", "") + "| x | y |\n|---|---|\n| 1 | 2 |\n\n" + SUM % "p1",
    "bon.md": "# Bốn\n\nKhông có gì.\n\n- " + (FIGURE % ("k1", "Trong mục")).replace("\n", "\n  ") + "\n",
    "hinh.svg": PICTURE,
}
CONTENTS = "format: jb-book\nroot: index\noptions: {numbered: true}\nchapters:\n" + "".join(
    f"- file: {name[:-3]}\n" for name in ODD if name.endswith(".md")
)


def numbers(env: BuildEnvironment) -> dict[str, dict[str, dict[str, tuple[int, ...]]]]:
    return {page: {kind: dict(found) for kind, found in kinds.items()} for page, kinds in env.toc_fignumbers.items()}


@pytest.mark.filterwarnings("ignore:.*traverse.*:PendingDeprecationWarning")  # of sphinx-external-toc
@pytest.mark.parametrize("contents", [{}, {"_toc.yml": CONTENTS}], ids=["counted through", "by chapter"])
def test_numbers_are_those_of_sphinx(contents: Mapping[str, str], make_book: MakeBook) -> None:
    root = make_book({**ODD, **contents})
    for _ in ("from nothing", "from what was kept"):
        with closing(open_book(root, Silent())) as book:
            env = book.curriculum.environment
            ours = numbers(env)
        TocTreeCollector().assign_figure_numbers(env)
        assert numbers(env) == ours
        assert sum(len(found) for kinds in ours.values() for found in kinds.values()) >= 6


def test_a_figure_that_comes_between_moves_those_behind_it(make_book: MakeBook) -> None:
    root = make_book(ODD)
    with Reader(root) as reader:
        before = numbers(reader.read().environment)
    (root / "ba.md").write_text(ODD["ba.md"] + "\n" + FIGURE % ("t2", "Mới"), encoding="utf-8")
    with Reader(root) as reader:
        after = numbers(reader.read().environment)
    assert after["ba"]["figure"] == {"t2": (1,)}
    assert after["hai"]["figure"]["h1"][0] == before["hai"]["figure"]["h1"][0] + 1


def test_no_page_is_kept_with_what_is_kept_to_number_it(make_book: MakeBook) -> None:
    """What Sphinx keeps of a book is read and written at every reading: it must not grow with the text of all pages."""
    words = "Câu này chỉ đứng ở trang một."
    root = make_book({**ODD, "mot.md": f"{ODD['mot.md']}\n{words}\n"})
    for _ in ("from nothing", "from what was kept"):
        with Reader(root) as reader:
            reader.read()
        (kept,) = (root / "_build" / ".reading").rglob("environment.pickle")
        assert words.encode() not in kept.read_bytes()
        (root / "hai.md").write_text(f"{ODD['hai.md']}\nThêm.\n", encoding="utf-8")
