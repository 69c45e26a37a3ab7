"""Blocks that hold more than a page within blocks of every kind: all of it is printed, within the margins."""

import re
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path
from textwrap import indent

import pytest
from PIL import Image

from booklets import Listener
from conftest import CONFIG, write_book
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Edition
from hocso.publish.booklet.manuscript import write_module
from hocso.publish.typesetting.notes import Notes
from hocso.read import read
from paper import Letters, printed

END = "hếtchữ"
WORDS = " ".join(f"Câu thứ {number} để bác đọc thật chậm." for number in range(110)) + f" {END}"
ROWS = "".join(f"- row: Người thứ {number}\n" for number in range(8))
PHONE = f"```{{screen}} Danh bạ\n:alt: Hình danh bạ.\n- title: Danh bạ\n{ROWS}```"

CONTENTS: Mapping[str, str] = {
    "photos": "\n\n".join(f"![Ảnh số {number}](../cao.png)" for number in range(3)),
    "a photo with many words below": f"```{{figure}} ../cao.png\n:alt: Ảnh\n\n{WORDS}\n```",
    "many words": WORDS,
    "a cell with many words": f"| Một | Hai |\n|---|---|\n| {WORDS} | ô |",
    "many lines of code": "```python\n" + "".join(f"print({number})\n" for number in range(60)) + "```",
    "phones": "\n\n".join([PHONE] * 3),
}
AROUND: Mapping[str, Callable[[str], str]] = {
    "nothing": str,
    "a step": lambda inside: f"::::{{step}} Một việc\nLàm như sau.\n\n{inside}\n::::",
    "a warning": lambda inside: f"::::{{scam}} Lời lạ\n{inside}\n::::",
    "what to remember": lambda inside: f"::::{{remember}}\n{inside}\n::::",
    "an item of a list": lambda inside: "- Mục\n\n" + indent(inside, "  "),
    "a note": lambda inside: f"::::{{note}}\n{inside}\n::::",
    "a cell": lambda inside: f"::::{{list-table}}\n* - Một\n  - Hai\n* - ô\n  -{indent(inside, '    ')[3:]}\n::::",
}

TOLD = ("chuyển tiền", "nghiêng người", "không đồng ý", "150.000 đồng", "nghe thoại")
SPANNING = """\
```{eval-rst}
+---------+--------+-------+-------+
| nghiêng | chuyển | không | thoại |
+---------+--------+-------+-------+
| hai cột chung    | nghiêng trái  |
+------------------+---------------+
```
"""


def table(columns: int) -> str:
    head = [f"Cột {number}" for number in range(columns)]
    rows = [[TOLD[(row + number) % len(TOLD)] for number in range(columns)] for row in range(3)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * columns, *rows))


@pytest.fixture(scope="module")
def curriculum(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    head = "---\nlesson: {minutes: 30}\n---\n"
    pages = {
        f"bai/{number}-{rank}.md": f"{head}# {name} trong {around}\n\nMở đầu.\n\n{put(inside)}\n\nSau cùng.\n"
        for number, (around, put) in enumerate(AROUND.items())
        for rank, (name, inside) in enumerate(CONTENTS.items())
    }
    root = write_book(tmp_path_factory.mktemp("sach"), {"_config.yml": CONFIG, **pages})
    Image.new("RGB", (600, 1800), "navy").save(root / "cao.png")
    curriculum = read(root)
    assert curriculum.problems == ()
    return curriculum


@pytest.mark.parametrize("setting", ["18 a4", "24 a5"])
def test_nothing_runs_over_a_page_and_no_letter_is_small(setting: str, curriculum: Curriculum, tmp_path: Path) -> None:
    booklet, paper = printed(curriculum, setting, tmp_path)

    def lesson_on(page: int) -> str:
        return [title for title, begin, _ in booklet.outline() if " trong " in title and begin <= page][-1]

    assert {lesson_on(page) for page, _ in paper.beyond_margins()} == set()
    assert {lesson_on(one.page) for one in paper.letters if one.size < 16 - 0.01} == set()
    assert booklet.text.count("Sau cùng.") == len(CONTENTS) * len(AROUND)
    ended = {lesson_on(one.page) for one in paper.letters if END in one.text}  # what a box cuts off has no letters
    ending = [name for name, inside in CONTENTS.items() if END in inside]
    lessons = [title for title, _, _ in booklet.outline() if any(f". {name} trong " in title for name in ending)]
    assert len(lessons) == len(ending) * len(AROUND)
    assert [title for title in lessons if title not in ended] == []


@pytest.mark.parametrize("setting", ["18 a4", "24 a4", "16 a5", "24 a5"])
def test_no_word_of_a_table_stands_on_another(setting: str, tmp_path: Path) -> None:
    tables = "\n\n".join([*(table(columns) for columns in range(1, 8)), SPANNING])
    lesson = f"---\nlesson: {{minutes: 30}}\n---\n# Bảng\n\nMở đầu.\n\n{tables}\n"
    curriculum = read(write_book(tmp_path / "sach", {"_config.yml": CONFIG, "bai/01.md": lesson}))
    assert curriculum.problems == ()
    booklet, paper = printed(curriculum, setting, tmp_path / "out")
    assert list(paper.beyond_margins()) == []
    assert [(one.text, other.text) for one, other in combinations(paper.letters, 2) if overlap(one, other)] == []
    assert [words for words in TOLD if booklet.text.count(words) != lesson.count(words)] == []


def test_a_table_in_a_cell_has_its_own_columns(tmp_path: Path) -> None:
    lesson = f"# Bảng\n\nMở đầu.\n\n{AROUND['a cell'](table(3))}\n"
    book = read(write_book(tmp_path, {"_config.yml": CONFIG, "bai/01.md": lesson}))
    source = write_module(Edition(book, {}), book.modules[0], Notes(Listener())).source
    assert {found.count("fr") for found in re.findall(r"columns: \(([^)]*)\)", source)} == {2, 3}


def overlap(one: Letters, other: Letters) -> bool:
    """Whether the words stand on one line and on each other: lines may be set close."""
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    same_line = abs(one.box[3] - other.box[3]) < 2
    return one.page == other.page and same_line and across > 1
