"""What other people's books hold and ours do not, on the site."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import CONFIG, MakeBook
from hocso.model.edition import Edition
from hocso.publish.formulas import mathml
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


def test_a_dropdown_is_a_box_with_a_title(make_book: MakeBook, tmp_path: Path) -> None:
    config = CONFIG.replace("[hocso.extension]", "[hocso.extension, sphinx_design]")
    source = "# Trang\n\n```{dropdown} Lời giải\nĐúng là hai.\n```\n\nHết.\n"
    soup, notes = page(make_book({"_config.yml": config, "trang.md": source}), tmp_path)
    (box,) = soup.select("main .sd-dropdown")
    assert [part.text for part in box.select("p")] == ["Lời giải", "Đúng là hai."]
    assert notes == []
    style = str(soup.style)
    assert ".rubric{font-weight:700}" in style.replace(".sd-card-title,", "").replace(".sd-tab-label,", "")
    assert ".sd-dropdown" in style


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


DOLLARS = {"_config.yml": CONFIG.replace("[colon_fence]", "[colon_fence, dollarmath]")}

ROWS = r"""
# Trang

```{math}
:label: he
\begin{aligned}
a &= b + c \\
d &= \begin{bmatrix} 1 \\ 2 \end{bmatrix}
\end{aligned}
```

$$
x = 1 \\
y = 2
$$

Xem {eq}`he`, và $q_0^s = q_0^d + q_1^d + q_2^d + q_3^d$, và $x$.
"""


def test_rows_of_a_formula_stand_below_one_another(make_book: MakeBook, tmp_path: Path) -> None:
    soup, notes = page(make_book({"trang.md": ROWS, **DOLLARS}), tmp_path)
    aligned, plain = soup.select("div.math math > mrow > mtable")
    assert [row.get_text() for row in plain.find_all("mtr", recursive=False)] == ["x=1", "y=2"]
    cells = [[cell.get_text() for cell in row.find_all("mtd", recursive=False)] for row in aligned.find_all("mtr")[:2]]
    assert cells == [["a", "=b+c"], ["d", "=[12]"]]
    assert notes == []


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\begin{align} a &= b \nonumber \\[1em] c &= d \notag \end{align}", "a=bc=d"),
        (r"\operatorname*{arg\,max}_x f", "arg\u2009maxxf"),
    ],
)
def test_what_only_latex_wants_to_know_is_not_shown(latex: str, shown: str) -> None:
    assert BeautifulSoup(mathml(latex, block=True), "html.parser").get_text() == shown


def test_a_formula_in_a_sentence_is_no_wider_than_a_phone(make_book: MakeBook, tmp_path: Path) -> None:
    soup, _ = page(make_book({"trang.md": ROWS, **DOLLARS}), tmp_path)
    assert [" ".join(span["class"]) for span in soup.select("span.math")] == ["math long", "math"]


@pytest.mark.filterwarnings("ignore:.*traverse.*:PendingDeprecationWarning")  # of sphinx-external-toc
def test_a_formula_has_the_number_by_which_the_text_calls_it(make_book: MakeBook, tmp_path: Path) -> None:
    contents = "format: jb-book\nroot: index\nparts:\n- numbered: true\n  chapters:\n  - file: trang\n"
    soup, _ = page(make_book({"trang.md": ROWS, "_toc.yml": contents, **DOLLARS}), tmp_path)
    (number,) = soup.select(".eqno")
    assert number.text == soup.select_one("main p a.reference").text == "(1.1)"
