"""Lessons that nobody should write: printed within the margins and in large letters all the same, no word lost."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from booklets import Booklet, Listener
from conftest import CONFIG, write_book
from hocso.model.edition import Edition
from hocso.publish.booklet import publish_booklets
from hocso.read import read
from paper import Paper, printed

WORD = "ngoằnngoèo" * 20
HEAD = "---\nlesson:\n  minutes: 30\n  objectives: [Đọc hết]\n---\n"
ARABIC = "\u0645\u0631\u062d\u0628\u0627"

COLUMNS = range(1, 13)
TABLE = "\n".join(
    [
        "| " + " | ".join(f"Cột {column}" for column in COLUMNS) + " |",
        "|" + "---|" * 12,
        *("| " + " | ".join(f"Ô {row}.{column}" for column in COLUMNS) + " |" for row in range(1, 4)),
    ]
)
PHONE = """
```{{screen}} Hình {title}
:tap: {word}
:alt: Hình điện thoại, bấm vào nút.
- title: {word}
- icon: {word}
- button: {word}
- tab: {word}
- tab: Nhà
```
"""
LONG_STEP = "\n\n".join(f"Câu thứ {number} của một bước rất dài, bác cứ đọc từ từ." * 3 for number in range(60))
QUIZ = ":::{{quiz}} {title}\n- [ ] {word} -- {word}\n- [x] Đúng -- {word}\n:::\n"

EXTREMES: Mapping[str, tuple[str, list[str]]] = {
    "words of 200 letters": (
        f"# {WORD}\n\n{WORD} mở đầu.\n\n:::{{step}} {WORD}\n{WORD}\n{PHONE.format(title=WORD, word=WORD)}\n:::\n\n"
        f":::{{scam}} {WORD}\n{WORD}\n:::\n\n{QUIZ.format(title=WORD, word=WORD)}\n:::{{remember}}\n- {WORD}\n:::\n",
        [WORD],
    ),
    "a table of twelve columns": (f"# Bảng\n\nMở đầu.\n\n:::{{step}} Xem bảng\n{TABLE}\n:::\n", ["Ô 3.12", "Cột 12"]),
    "forty steps": (
        "# Bốn mươi bước\n\nMở đầu.\n\n"
        + "\n".join(f":::{{step}} Bước {number}\nLàm việc {number}.\n:::\n" for number in range(1, 41)),
        ["Bước 40", "Làm việc 40."],
    ),
    "a picture 10,000 pixels wide": (
        "# Hình rộng\n\nMở đầu.\n\n:::{step} Xem hình\n"
        "Trước hình.\n\n![Một hình rất rộng](../rong.png)\n\nSau hình.\n:::\n",
        ["Trước hình.", "Sau hình."],
    ),
    "five pictures higher than wide": (
        "# Hình cao\n\nMở đầu.\n\n:::{step} Xem hình\nTrước hình.\n\n"
        + "\n\n".join(f"![Hình cao số {number}](../cao.png)" for number in range(1, 6))
        + "\n\nSau hình.\n:::\n",
        ["Trước hình.", "Sau hình."],
    ),
    "an empty quiz": ("# Câu hỏi rỗng\n\nMở đầu.\n\n:::{quiz} Hỏi mà không có câu trả lời?\n:::\n", ["Hỏi mà không"]),
    "words from right to left": (f"# Chữ {ARABIC}\n\nChữ {ARABIC} viết ngược.\n", ["viết ngược."]),
    "a step longer than three pages": (
        f"# Bước dài\n\nMở đầu.\n\n:::{{step}} Đọc hết\n{LONG_STEP}\n{PHONE.format(title='cuối', word='Mở')}\n:::\n",
        ["Câu thứ 0", "Câu thứ 59"],
    ),
}


@pytest.mark.parametrize("setting", ["18 a4", "24 a5"])
@pytest.mark.parametrize("name", EXTREMES)
def test_it_is_printed_whole_within_its_margins(name: str, setting: str, tmp_path: Path) -> None:
    text, words = EXTREMES[name]
    root = write_book(tmp_path / "sach", {"_config.yml": CONFIG, "bai/01-bai.md": HEAD + text})
    Image.new("RGB", (10_000, 300), "navy").save(root / "rong.png")
    Image.new("RGB", (600, 1800), "navy").save(root / "cao.png")
    booklet, paper = printed(read(root), setting, tmp_path)
    assert list(paper.beyond_margins()) == []
    assert [one for one in paper.letters if one.size < 16 - 0.01] == []
    text = booklet.text.replace(" ", "")
    for wanted in words:
        assert wanted.replace(" ", "") in text


@pytest.mark.parametrize(("rows", "told"), [(9, False), (30, True)])
def test_a_phone_longer_than_a_page_is_told_and_described(rows: int, told: bool, tmp_path: Path) -> None:
    lines = "\n".join(f"- row: Dòng {number}" for number in range(rows))
    phone = f"```{{screen}} Danh sách\n:alt: Hình danh sách dài.\n{lines}\n```"
    lesson = f"{HEAD}# Bài\n\nMở đầu.\n\n{phone}\n"
    root = write_book(tmp_path / "sach", {"_config.yml": CONFIG, "bai/01-bai.md": lesson})
    listener = Listener()
    made, *_ = publish_booklets(Edition(read(root), {}), tmp_path, listener)
    booklet = Booklet(made.path.read_bytes())
    assert ["longer than a page" in note.en for note in listener.notes] == [True] * told
    assert all(note.en.startswith("bai/01-bai.md:10:1: ") for note in listener.notes)
    assert ("Hình danh sách dài." in booklet.text) == told
    assert ("Hình danh sách dài." in booklet.descriptions()) != told


@pytest.mark.parametrize("lines", range(3, 12))
def test_the_last_paragraph_of_a_short_page_is_not_split(lines: int, tmp_path: Path) -> None:
    paragraph = (
        "Bạn sắp đứng lớp tối nay thì mở thẳng trang này. Bạn đọc chậm, đọc kỹ, rồi đóng sổ lại. Xong rồi hãy đi."
    )
    text = "# Trang\n\n" + "\\\n".join(f"Dòng {number}" for number in range(lines)) + f"\n\n{paragraph}\n"
    files = {"_config.yml": CONFIG, "bai/index.md": "# Bài\n\nMở đầu.\n", "bai/01-bai.md": text}
    curriculum = read(write_book(tmp_path, files))
    booklet, _ = printed(curriculum, "24 a5", tmp_path)
    assert any(paragraph in page for page in booklet.pages)


def test_parts_at_the_end_of_a_page_keep_their_distance(tmp_path: Path) -> None:
    """A heading that begins the last parts of a page stands as far below what is before it as any other heading."""
    words = "Một câu ngắn."
    text = "# Trang\n\nMở đầu.\n\n" + "\n\n".join(f"## Phần {number}\n\n{words}" for number in range(1, 6))
    root = write_book(tmp_path, {"_config.yml": CONFIG, "bai/01-trang.md": text + "\n"})
    booklet, *_ = publish_booklets(Edition(read(root), {}), tmp_path, Listener())
    letters = Paper(booklet.path.read_bytes()).letters
    tops = {each.text: each.box[1] for each in letters if each.page > 2 and each.text.startswith("Phần")}
    steps = [round(tops[f"Phần {number + 1}"] - tops[f"Phần {number}"]) for number in range(1, 5)]
    assert max(steps) - min(steps) <= 4, steps
