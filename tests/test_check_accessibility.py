"""What people who cannot see, or see badly, need: tables of cases for the rules whose judgement is in patterns."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from docutils import nodes

from check_pages import book_of, page_of
from hocso.check import apply_fixes, check
from hocso.check.colour import by_colour_alone
from hocso.read import read

MakeBook = Callable[[Mapping[str, str]], Path]

COLOURS = {
    "Bấm nút màu xanh.": "nút màu xanh",
    "Chạm vào biểu tượng màu xanh lá cây.": "biểu tượng màu xanh lá cây",
    "Bác chạm vào ô đỏ nhé.": "ô đỏ",
    "Chữ màu đỏ là số tiền phải trả.": "Chữ màu đỏ",
    "Xem dòng chữ đỏ rồi mới bấm.": "dòng chữ đỏ",
    "Tap the green button.": "green button",
    "What you owe is the text in red.": "text in red",
    "Bấm nút màu xanh có chữ Quét.": None,
    "Bấm nút màu xanh “Quét”.": None,
    "Bấm nút Quét màu xanh.": None,
    "Bấm nút xanh Gửi.": None,
    "Bấm nút tròn màu đỏ.": None,
    "Bấm ô màu cam ở góc phải.": None,
    "Bấm nút màu xanh hình ống nghe.": None,
    "Tap the green button at the bottom.": None,
    "Tap the green button Scan.": None,
    "Bà mặc áo màu đỏ, tay cầm ô đen.": None,
    "Đèn đỏ thì dừng, sổ đỏ thì cất kỹ.": None,
    "Thẻ có một miếng vuông nhỏ màu vàng.": None,
    "Gọi một chiếc ô tô màu trắng.": None,
    "Có dấu đỏ của ủy ban mới là giấy thật.": None,
    "The red button-down shirt was a gift.": None,
}


@pytest.mark.parametrize(("sentence", "words"), COLOURS.items())
def test_a_place_told_by_colour_alone(sentence: str, words: str | None) -> None:
    assert list(by_colour_alone(sentence)) == ([words] if words else [])


def test_a_sentence_beside_it_does_not_tell_its_place() -> None:
    assert list(by_colour_alone("Ứng dụng ở góc trái. Bấm nút màu xanh.")) == ["nút màu xanh"]


EMOJI = {
    "📞 Gọi ngay.": "Gọi ngay.",
    "Gọi ngay 📞": "Gọi ngay",
    "Cả nhà 👨‍👩‍👧 vui.": "Cả nhà vui.",
    "Cờ 🇻🇳 bay.": "Cờ bay.",
    "Bấm 1️⃣ rồi chờ.": "Bấm rồi chờ.",
    "Nhà👍🏽.": "Nhà.",
    "Đúng ✓, rồi →, ☎ và ™ hay ★ là chữ.": None,
    "Năm 2026, số 113 # * là chữ.": None,
}


@pytest.mark.parametrize(("sentence", "mended"), EMOJI.items())
def test_an_emoji_is_found_once_and_its_removal_is_proposed(sentence: str, mended: str | None) -> None:
    found = [one for one in check(book_of(sentence)) if one.code == "A007"]
    assert len(found) == (mended is not None)
    for one in found:
        assert one.fix is not None and not one.fix.safe
        (edit,) = one.fix.edits
        at = edit.column - 1
        assert sentence[at : at + len(edit.old)] == edit.old
        assert sentence[:at] + edit.new + sentence[at + len(edit.old) :] == mended
    assert apply_fixes(sentence, found) == sentence, "what may change the meaning is not done unasked"


TABLES = {
    "two columns of a few words": ([["Việc", "Gọi ai"], ["Mất máy", "Nhà mạng"]], False),
    "three columns of short words": ([["Việc", "Số", "Giờ"], ["nghiêng", "nghiêng", "nghiêng"]], False),
    "one column of many words": ([["Việc"], ["từ " * 200]], False),
    "four columns": ([["a", "b", "c", "d"]], True),
    "two long addresses": ([["Trang", "Thư"], ["dichvucong.gov.vn", "hotro@dichvucong.vn"]], True),
    "a row as high as the screen": ([["Việc", "Làm sao"], ["Mất máy", "gọi ngay cho nhà mạng " * 15]], True),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_table_that_does_not_fit_on_a_phone(case: str) -> None:
    rows, is_wide = TABLES[case]
    page = page_of("Trang thử")
    page.doctree.append(table_of(rows))
    assert ("A005" in {one.code for one in check(book_of(page))}) is is_wide


def table_of(rows: list[list[str]]) -> nodes.table:
    body = nodes.tbody("", *(nodes.row("", *(cell_of(text) for text in row)) for row in rows[1:]))
    head = nodes.thead("", nodes.row("", *(cell_of(text) for text in rows[0])))
    return nodes.table("", nodes.tgroup("", head, body, cols=len(rows[0])))


def cell_of(text: str) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", nodes.Text(text)))


CELLS = """\
---
file_format: mystnb
kernelspec: {name: python3}
---
# Hình do ô mã vẽ ra

```{code-cell}
from IPython.display import HTML, SVG

HTML('<img src="anh.svg">')
```

```{code-cell}
SVG('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
```

```{code-cell}
---
mystnb:
  image: {alt: Bảng mã dán ở cột}
---
SVG('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
```

```{code-cell}
HTML('<img src="anh.svg" alt="Bảng mã dán ở cột">')
```
"""


def test_pictures_that_code_cells_make_need_words_too(make_book: MakeBook) -> None:
    found = check(read(make_book({"bai/mot.md": CELLS})))
    assert sorted(one.code for one in found if one.code.startswith("A")) == ["A001", "A011"]


def test_a_box_that_gets_its_title_when_it_is_shown_has_no_empty_heading() -> None:
    page = page_of("# Bài\n\nLàm bài tập sau.")
    page.doctree.append(nodes.admonition("", nodes.title(), nodes.paragraph("", "Quét mã.")))
    assert [one.code for one in check(book_of(page)) if one.code == "A009"] == []
