"""What lies in a book's folder and is none of its pages."""

from pathlib import Path

import pytest

from conftest import MakeBook
from hocso.model.progress import KeepingNotes, Silent
from hocso.read import read
from hocso.read.passed_over import circular_links

LINKS = {
    "a folder beside": ("mot/sang", "../hai", ()),
    "the book": ("mot/len", "..", ("mot/len",)),
    "what the book lies in": ("mot/ra", "../..", ("mot/ra",)),
    "its own folder": ("mot/day", ".", ("mot/day",)),
    "nothing": ("mot/mat", "khong-co", ()),
    "a file": ("mot/tep", "bai.md", ()),
    "the book, in what is left out": ("_build/len", "..", ()),
}


@pytest.mark.parametrize("where", LINKS)
def test_a_link_is_circular_if_it_leads_to_a_folder_around_it(where: str, tmp_path: Path) -> None:
    name, target, expected = LINKS[where]
    for folder in ("mot", "hai", "_build"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mot" / "bai.md").touch()
    (tmp_path / name).symlink_to(target)
    assert circular_links(tmp_path, ["_build"]) == expected


def test_two_folders_that_link_to_each_other(tmp_path: Path) -> None:
    for here, there in (("mot", "hai"), ("hai", "mot")):
        (tmp_path / here).mkdir()
        (tmp_path / here / "sang").symlink_to(f"../{there}")
    assert circular_links(tmp_path, []) == ("hai/sang/sang", "mot/sang/sang")


def test_a_book_with_links_around_in_circles_is_read_and_they_are_told_of(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# Một\n\nChữ.\n"})
    for number in range(4):
        (root / "bai" / f"len [{number}]").symlink_to("..")
    told = KeepingNotes(Silent())
    book = read(root, told)
    assert [page.docname for page in book.pages()] == ["index", "bai/mot"]
    assert book.problems == ()
    (note,) = told.notes
    assert note.vi.startswith("bai/len [0], bai/len [1], bai/len [2], bai/len [3]: ")


def test_only_what_the_contents_list_is_read(make_book: MakeBook) -> None:
    pages = {"bai/mot.md": "# Một\n\n[hai](hai.md)\n", "them/ba.md": "# Ba\n"}
    toc = "{format: jb-book, root: index, chapters: [{file: bai/mot.md}, {glob: 'them/*'}]}"
    root = make_book({**pages, "_toc.yml": toc, "_config.yml": "title: A\n"})
    (root / "bai" / "hai.md").write_text("# Hai\n\n### Quá sâu\n", encoding="utf-8")
    (root / "bai" / "số [1].md").write_text("# Số\n\n### Quá sâu\n", encoding="utf-8")
    book = read(root)
    assert sorted(book.environment.found_docs) == ["bai/mot", "index", "them/ba"]
    assert [(one.kind, one.place.path) for one in book.problems] == [("reading-warning", "bai/mot.md")]
