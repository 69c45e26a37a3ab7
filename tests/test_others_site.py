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
