"""Pages of ``tests/cases/reading`` against the outline that stands below each of them.

A case is a page, a line ``%%% outline``, and its expected outline; ``--regenerate`` writes the outlines anew.
"""

from pathlib import Path

import pytest

from conftest import write_book
from hocso.model.curriculum import Curriculum
from hocso.read import read
from outlines import outline_text

CASES = Path(__file__).parent / "cases" / "reading"
MARK = "\n%%% outline\n"
FACTS = """\
hotline: {value: "113", means: Công an, source: ai cũng biết, checked: 2026-11-01, holds: 365, certainty: sure}
"""


def case_paths() -> list[Path]:
    return sorted(CASES.glob("*.md"))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    """All cases as one book, read once."""
    pages = {f"bai/{path.name}": path.read_text("utf-8").partition(MARK)[0] + "\n" for path in case_paths()}
    files = {**pages, "facts.yml": FACTS, "bai/so.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    return read(write_book(tmp_path_factory.mktemp("cases"), files))


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: path.stem)
def test_a_page_has_the_outline_below_it(path: Path, book: Curriculum, regenerate: bool) -> None:
    page = next(page for page in book.pages() if page.path == f"bai/{path.name}")
    source, _, expected = path.read_text("utf-8").partition(MARK)
    found = outline_text(page)
    if regenerate:
        path.write_text(source + MARK + found, encoding="utf-8")
        expected = found
    assert found == expected


def test_the_cases_are_read_without_a_problem(book: Curriculum) -> None:
    assert book.problems == ()


def test_every_anchor_is_one_id_of_the_page(book: Curriculum) -> None:
    for page in book.pages():
        ids = [id_ for node in page.doctree.findall() for id_ in getattr(node, "attributes", {}).get("ids", [])]
        anchors = [sentence.anchor for sentence in page.sentences] + [
            p.anchor for p in page.passages if p.kind != "answers"
        ]
        assert len(set(anchors)) == len(anchors)
        assert [ids.count(anchor) for anchor in anchors] == [1] * len(anchors)


def test_a_comment_is_no_part_of_a_title(book: Curriculum) -> None:
    (page,) = (page for page in book.pages() if page.path == "bai/comments.md")
    assert page.title == "Chợ Xuân"
    assert "<!--" not in page.doctree.astext()
