"""What other people's books hold and ours do not, on the site."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import MakeBook
from hocso.model.edition import Edition
from hocso.read import read
from site_book import publish

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>\n'


def page(root: Path, out: Path) -> tuple[BeautifulSoup, list[str]]:
    """The page ``trang.md`` of a book, and what the site told about it."""
    _, notes = publish(Edition(read(root), {}), out)
    return BeautifulSoup((out / "site" / "trang.html").read_text("utf-8"), "html.parser"), notes


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (":scale: 50", {"width": "20", "height": "10"}),
        (":scale: 50\n:width: 30px", {"style": "width: 15px;"}),
        (":height: 3em", {"style": "height: 3em;"}),
    ],
)
def test_a_scaled_picture_has_its_size(
    options: str, expected: dict[str, str], make_book: MakeBook, tmp_path: Path
) -> None:
    source = f"# Trang\n\n```{{image}} a.svg\n:alt: Hình chữ nhật\n{options}\n```\n"
    soup, notes = page(make_book({"trang.md": source, "a.svg": SVG}), tmp_path)
    (picture,) = soup.select("main img")
    assert {name: picture.get(name) for name in ("width", "height", "style") if picture.get(name)} == expected
    assert notes == []


def test_a_page_lists_the_pages_below_it(make_book: MakeBook, tmp_path: Path) -> None:
    files = {
        "_toc.yml": "format: jb-book\nroot: index\nchapters:\n- file: trang\n  sections:\n  - file: duoi\n",
        "trang.md": "# Trang\n\nXem các mục:\n\n```{tableofcontents}\n```\n",
        "duoi.md": "# Mục dưới\n\nChữ.\n",
    }
    soup, notes = page(make_book(files), tmp_path)
    assert [(link["href"], link.text) for link in soup.select("main li a")] == [("duoi.html", "Mục dưới")]
    assert notes == []


def test_an_item_of_a_list_may_be_a_block_that_docutils_does_not_know(make_book: MakeBook, tmp_path: Path) -> None:
    source = "# Trang\n\n- ```{centered} Chữ ở giữa\n  ```\n- Chữ thường.\n"
    soup, _ = page(make_book({"trang.md": source}), tmp_path)
    assert [item.text.strip() for item in soup.select("main li") if item.text.strip()] == [
        "Chữ ở giữa",
        "Chữ thường.",
    ]
