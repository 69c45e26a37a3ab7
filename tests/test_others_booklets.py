"""What other people's books hold and ours do not, on paper."""

from pathlib import Path

import pytest
from docutils import nodes
from PIL import Image

from booklets import page, print_pages


def raw(html: str, kind: str = "html") -> nodes.raw:
    return nodes.raw("", html, format=kind)


def test_a_line_break_in_html_breaks_the_line(tmp_path: Path) -> None:
    paragraph = nodes.paragraph("", "", nodes.Text("một"), raw("<br />\n"), raw("\\\\\n", "latex"), nodes.Text("hai"))
    booklet, notes = print_pages(tmp_path, page(paragraph))
    assert "một hai" in booklet.text
    assert notes == []


@pytest.mark.parametrize(
    "html", ["<b>", "</font>", '<a id="x"></a>', "<!-- ghi chú -->", "<style>p {color: red}</style>", "<br>", "<hr>"]
)
def test_html_without_anything_to_see_is_not_told(html: str, tmp_path: Path) -> None:
    _, notes = print_pages(tmp_path, page(raw(html)))
    assert notes == []


@pytest.mark.parametrize("html", ["<p>chữ</p>", '<img src="a.png">', '<iframe src="x"></iframe>', "<td>1</td>"])
def test_html_with_something_to_see_is_told_with_its_place(html: str, tmp_path: Path) -> None:
    _, (note,) = print_pages(tmp_path, page(raw(html)))
    assert note.startswith("bai.md:7:1: raw html")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_under_a_wrong_name_is_printed(kind: str, tmp_path: Path) -> None:
    wrong = "hinh.png" if kind == "JPEG" else "hinh.jpg"
    Image.new("RGB", (8, 8), "red").save(tmp_path / wrong, format=kind)
    booklet, notes = print_pages(tmp_path, page(nodes.image(uri=wrong, alt="Ô màu đỏ")))
    assert "Ô màu đỏ" in booklet.descriptions()
    assert notes == []
