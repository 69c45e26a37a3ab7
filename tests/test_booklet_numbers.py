"""What is numbered has the same number on paper as on the site."""

import re

import pytest
from bs4 import BeautifulSoup

from booklets import Booklet, Listener, flat
from conftest import CONFIG, write_book
from hocso.model.edition import Edition
from hocso.publish.booklet import publish_booklets
from hocso.publish.site import publish_site
from hocso.read import read

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>\n'
LESSON = """\
---
lesson:
  minutes: 30
  objectives: [Đếm đúng]
---
# Bài đếm {name}

Mở đầu, xem {{numref}}`cho-{name}`.

:::{{step}} Bước đầu của {name}
Nhìn hình.

```{{figure}} ../o.svg
:name: o-{name}
:alt: Một ô vuông.
Ô vuông của {name}
```
:::

:::{{step}} Bước sau của {name}
Đọc bảng.

```{{list-table}} Giá chợ của {name}
:name: cho-{name}
:header-rows: 1
* - Rau
  - Giá
* - Cải
  - 10
```

```{{figure}} ../o.svg
:alt: Một ô nữa.
Ô thứ hai của {name}
```
:::

:::{{quiz}} Câu hỏi của {name} là gì?
- [ ] Sai
- [x] Đúng
:::
"""
NAMES = ("sáng", "chiều")
CAPTION = r"(?:Hình|Bảng) [\d.]+ (?:Ô vuông|Ô thứ hai|Giá chợ) của (?:sáng|chiều)"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Booklet]:
    """The words of the site's lessons, and the booklet."""
    pages = {f"dem/{number:02}-bai.md": LESSON.format(name=name) for number, name in enumerate(NAMES, 1)}
    numbered = CONFIG.replace("config: {language: vi}", "config: {language: vi, numfig: true}")
    module = {"dem/index.md": "# Đếm\n\nHai bài đếm.\n", "o.svg": PICTURE, "_config.yml": numbered}
    root = write_book(tmp_path_factory.mktemp("sach"), {**module, **pages})
    edition, out = Edition(read(root), {}), tmp_path_factory.mktemp("out")
    list(publish_site(edition, out, Listener()))
    site = [path.read_text("utf-8") for path in sorted((out / "site" / "dem").glob("0?-bai.html"))]
    words = " ".join(BeautifulSoup(html, "html.parser").get_text(" ") for html in site)
    booklet, *_ = publish_booklets(edition, out, Listener())
    return flat(words), Booklet(booklet.path.read_bytes())


def found(pattern: str, text: str) -> list[str]:
    return re.findall(pattern, text)


def test_figures_and_tables_have_one_number(published: tuple[str, Booklet]) -> None:
    site, booklet = (re.sub(r"(\d)\. ", r"\1 ", text) for text in (published[0], published[1].text))
    assert len(set(found(CAPTION, site))) == 6
    assert found(CAPTION, booklet) == found(CAPTION, site)


def test_a_mention_has_the_number_of_what_it_mentions(published: tuple[str, Booklet]) -> None:
    mentions = r"xem (Bảng [\d.]*\d)"
    assert len(found(mentions, published[0])) == 2
    assert found(mentions, published[1].text) == found(mentions, published[0])


def test_steps_are_counted_alike(published: tuple[str, Booklet]) -> None:
    steps = r"(\d) (Bước (?:đầu|sau) của (?:sáng|chiều))"
    assert found(steps, published[0]) == [
        (number, f"Bước {which} của {name}") for name in NAMES for number, which in (("1", "đầu"), ("2", "sau"))
    ]
    assert found(steps, published[1].text) == found(steps, published[0])
