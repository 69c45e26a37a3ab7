"""Words that are read from right to left stand so: on paper, on slides, in PowerPoint, on the site."""

from pathlib import Path

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from pptx.oxml.ns import qn

from booklets import Listener, page, print_pages
from conftest import CONFIG, write_book
from hocso.model.edition import Artifact, Edition
from hocso.publish.booklet import publish_booklets
from hocso.publish.direction import from_right
from hocso.read import read
from site_book import publish as publish_site
from slides_book import one, shapes_of
from slides_book import publish as publish_slides

GREETING, BREAD, HEBREW = "مرحبا", "خبز", "שלום"
LESSON = f"""\
---
lesson: {{minutes: 30}}
---
# Chữ Ả Rập

{GREETING} bác.

:::{{step}} {GREETING}
{GREETING} VNeID.

- {BREAD}
- {HEBREW}

| {BREAD} | bánh mì |
|---|---|
| {BREAD} | bánh |
:::

:::{{quiz}} Từ nào là bánh mì?
- [x] {BREAD} -- Đúng.
- [ ] bác {GREETING}
:::
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", False),
        ("123, 456.", False),
        ("Chữ " + GREETING, False),
        (GREETING + " bác", True),
        (HEBREW, True),
        (f"1. ({GREETING})", True),
        ("漢字", False),
    ],
)
def test_the_first_strong_letter_says_the_way(words: str, expected: bool) -> None:
    assert from_right(words) == expected


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"_config.yml": CONFIG, "chu/01-chu.md": LESSON, "chu/index.md": "# Chữ\n\nMột bài.\n"}
    return write_book(tmp_path_factory.mktemp("book"), files)


@pytest.fixture(scope="module")
def slides(root: Path) -> list[Artifact]:
    artifacts, notes = publish_slides(read(root), root)
    assert notes == []
    return artifacts


def sides(pdf: Path) -> list[tuple[float, float]]:
    """How much of a page lies left and how much right of each piece of a line that is read from the right."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for leaf in document:
        words, (width, _) = leaf.get_textpage(), leaf.get_size()
        for rank in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(rank)
            if from_right(words.get_text_bounded(left, bottom, right, top)):
                found.append((left, width - right))
    document.close()
    return found


def test_paper_begins_at_the_right(root: Path) -> None:
    booklet, *_ = publish_booklets(Edition(read(root), {}), root, Listener())
    assert sum(right < left for left, right in sides(booklet.path)) >= 4


def test_a_heading_that_is_read_from_the_right_is_one(tmp_path: Path) -> None:
    section = nodes.section("", nodes.title("", "مرحبا بكم"), nodes.paragraph("", "lời"), ids=["chao"])
    booklet, _ = print_pages(tmp_path, page(section))
    assert "مرحبا بكم" in [title for title, *_ in booklet.outline()]


def test_slides_begin_at_the_right(slides: list[Artifact]) -> None:
    assert sum(right < left for left, right in sides(one(slides, "01-chu.pdf"))) >= 4


def test_powerpoint_is_told_the_way(slides: list[Artifact]) -> None:
    ways = {}
    for _, shape in shapes_of(one(slides, "01-chu.pptx")):
        frames = [shape.text_frame] if shape.has_text_frame else []
        if shape.has_table:
            frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
        for frame in frames:
            for paragraph in frame.paragraphs:
                properties = paragraph._p.find(qn("a:pPr"))
                if properties is not None:
                    ways[paragraph.text] = (properties.get("rtl"), properties.get("algn"))
    assert ways[f"{GREETING} VNeID."] == ("1", "r")
    assert ways[BREAD] == ("1", "r")
    assert ways["bánh"] == (None, "l")
    assert ways["Từ nào là bánh mì?"] == (None, "l")


def test_slides_in_a_browser_are_told_the_way(slides: list[Artifact]) -> None:
    soup = BeautifulSoup(one(slides, "01-chu.html").read_text("utf-8"), "html.parser")
    told = {" ".join(tag.get_text(" ").split()) for tag in soup.select(".slide [dir=rtl]")}
    assert {f"{GREETING} VNeID.", BREAD, HEBREW} <= told
    assert not [words for words in told if words.startswith(("bác", "bánh", "Từ"))]


def test_the_site_is_told_the_way(root: Path, tmp_path: Path) -> None:
    publish_site(Edition(read(root), {}), tmp_path)
    soup = BeautifulSoup((tmp_path / "site/chu/01-chu.html").read_text("utf-8"), "html.parser")
    told = {(tag.name, " ".join(tag.get_text(" ").split())) for tag in soup.select("main [dir=rtl]")}
    expected = {("p", f"{GREETING} VNeID."), ("p", f"{GREETING} bác."), ("ul", f"{BREAD} {HEBREW}"), ("span", BREAD)}
    assert expected <= told
    assert not [words for _, words in told if words.startswith(("bác", "bánh", "Từ"))]
