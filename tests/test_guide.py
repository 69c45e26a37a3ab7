"""The trainer's guide, from Markdown to the PDF that a volunteer reads ten minutes before the class."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageOps

from booklets import Booklet, Listener, flat
from conftest import write_book
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Edition
from hocso.publish import publish
from hocso.publish.booklet.manuscript import write_module
from hocso.publish.guide.manuscript import write_guide
from hocso.publish.guide.printed import printed
from hocso.publish.guide.thumbnails import MARK, stand_in
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.press import Press
from hocso.read import read
from hocso.store import Store
from paper import Paper, accessibility_faults

HOME = """\
# Sách mở ngăn

Chào bác.

:::{trainer} Trước giờ học
Kê ghế thành từng đôi.
:::
"""
MODULE = """\
---
module: {name: Ngăn}
---
# Ngăn: mở và đóng

Hai bài.

:::{trainer}
Cả hai buổi cần ngăn kéo giấy.
:::
"""
LESSON = """\
---
lesson:
  minutes: 20
  opening: 3
  objectives: [Mở đúng ngăn]
---
# Mở ngăn

Chuyện bà Ngoãn mở nhầm ngăn.

:::{step} Tìm tay nắm
:minutes: 4
Sờ thấy tay nắm thì cầm.
:::

:::{trainer}
**Nói:** “Nhìn rồi hãy kéo.”
:::

::::{step} Kéo nhẹ
:minutes: 3
Kéo ra một gang.

:::{trainer}
**Để ý:** ai kéo mạnh quá.
:::
::::

:::{step} Đẩy vào
:minutes: 2
Đẩy hết ngăn vào trong.
:::

:::{quiz} Ngăn kẹt, bác làm gì?
- [ ] Giật mạnh -- Gãy tay nắm mất.
- [x] Đẩy vào rồi kéo lại -- Đúng, nhẹ tay.
:::

:::{remember}
- Nhìn rồi hãy kéo.
:::

:::{trainer}
**Mang theo:** mỗi cặp một ngăn kéo giấy.
:::
"""
PLAIN = "# Đọc thêm\n\nChữ không có buổi học.\n"


@pytest.fixture(scope="module")
def curriculum(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    second = LESSON.replace("# Mở ngăn", "# Đóng ngăn")
    pages = {"ngan/01-mo.md": LESSON, "ngan/02-dong.md": second, "ngan/03-doc.md": PLAIN, "doc/01-doc.md": PLAIN}
    root = tmp_path_factory.mktemp("sach")
    return read(write_book(root / "book", {"index.md": HOME, "ngan/index.md": MODULE, **pages}))


@pytest.fixture(scope="module")
def path(curriculum: Curriculum, tmp_path_factory: pytest.TempPathFactory) -> Path:
    listener = Listener()
    made = list(publish(Edition(curriculum, {}), tmp_path_factory.mktemp("out"), ["guides"], listener))
    assert [(one.target, one.path.name) for one in made] == [("guides", "ngan.pdf")]
    assert listener.notes == []
    return made[0].path


@pytest.fixture(scope="module")
def guide(curriculum: Curriculum, tmp_path_factory: pytest.TempPathFactory) -> Booklet:
    return words_of(curriculum, 1, tmp_path_factory.mktemp("shelf"))


def words_of(curriculum: Curriculum, rank: int, folder: Path) -> Booklet:
    """The guide of a module before the learner's pages are laid in it: only its own words."""
    press, notes, module = Press(Store(folder, ".pdf")), Notes(Listener()), curriculum.modules[rank]
    booklet = press.typeset(write_module(Edition(curriculum, {}), module, notes)).pdf
    return Booklet(press.typeset(write_guide(curriculum, module, printed(booklet, module), notes)).pdf)


def booklet_of(curriculum: Curriculum, folder: Path) -> bytes:
    manuscript = write_module(Edition(curriculum, {}), curriculum.modules[1], Notes(Listener()))
    return Press(Store(folder, ".pdf")).typeset(manuscript).pdf


def test_it_says_what_a_screen_reader_asks(path: Path) -> None:
    guide = Booklet(path.read_bytes())
    assert str(guide.pdf.Root.Lang) == "vi-VN"
    assert guide.pdf.Root.MarkInfo.Marked
    with guide.pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["dc:title"] == "Ngăn – Mở và đóng – Sách người hướng dẫn"
    assert accessibility_faults(path) == []


def test_words_about_every_class_come_first_then_those_of_the_module(guide: Booklet) -> None:
    front = guide.pages[0]
    assert front.index("Trước giờ học Kê ghế thành từng đôi.") < front.index("Cả hai buổi cần ngăn kéo giấy.")
    assert "Bài 1. Mở ngăn 20 phút trang 2" in front


def test_each_class_is_a_spread(guide: Booklet) -> None:
    begins = {title: page for title, page, depth in guide.outline() if depth == 0 and title.startswith("Bài")}
    assert begins == {"Bài 1. Mở ngăn": 2, "Bài 2. Đóng ngăn": 4}
    assert len(guide.pages) <= 5


def test_parts_follow_the_clock_each_with_its_end(guide: Booklet) -> None:
    """3 of 20 minutes for the opening, 9 for steps: 8 are left for the question and the end, which are one run."""
    lesson = guide.text[guide.text.index("Học xong, người học làm được") :]
    ends = [lesson.index(f"đến phút {end} {lasts} phút") for end, lasts in ((3, 3), (7, 4), (10, 3), (12, 2), (20, 8))]
    assert ends == sorted(ends)


def test_a_part_has_its_notes_or_else_its_own_words(guide: Booklet) -> None:
    assert "Nói: “Nhìn rồi hãy kéo.”" in guide.text
    assert "Sờ thấy tay nắm" not in guide.text
    assert "Để ý: ai kéo mạnh quá." in guide.text
    assert "Đẩy hết ngăn vào trong." in guide.text
    assert "Chuyện bà Ngoãn mở nhầm ngăn." in guide.text


def test_what_to_bring_stands_before_the_first_minute(guide: Booklet) -> None:
    assert guide.text.index("Mang theo: mỗi cặp") < guide.text.index("đến phút 3 3 phút")


def test_questions_have_their_answers(guide: Booklet) -> None:
    assert "Giật mạnh — Gãy tay nắm mất." in guide.text
    assert "Đúng: Đẩy vào rồi kéo lại — Đúng, nhẹ tay." in guide.text


def test_parts_name_their_page_in_the_booklet(guide: Booklet, curriculum: Curriculum, tmp_path: Path) -> None:
    raw = booklet_of(curriculum, tmp_path)
    booklet = Booklet(raw)
    chapters = printed(raw, curriculum.modules[1])
    assert [list(chapters)[0], len(chapters)] == ["ngan/index", 4]
    first = chapters["ngan/01-mo"]
    begins = [(title, page) for title, page, _ in booklet.outline() if title in ("Bài 1. Mở ngăn", "Bài 2. Đóng ngăn")]
    assert (first.pages.start, first.pages.stop) == (begins[0][1], begins[1][1])
    for anchor, title in (("buoc-1", "Tìm tay nắm"), ("cau-hoi-1", "Ngăn kẹt, bác làm gì?"), ("ghi-nho-1", "Nhớ lấy")):
        assert title in booklet.pages[first.places[anchor] - 1]
    assert f"Tìm tay nắm sổ tay tr. {first.places['buoc-1']}" in guide.text


def test_the_learner_s_pages_are_beside_as_they_are(path: Path) -> None:
    """Drawn, not stood in for; their letters are no text of the guide's own tags."""
    with pikepdf.open(path) as pdf:
        pictures = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert not [one for one in pictures if one.read_bytes().startswith(MARK)]
        forms = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"]
        pages = [
            one for one in forms if "/Matrix" in one and float(one.Matrix[0]) == pytest.approx(1 / 595.28, rel=1e-3)
        ]
        assert pages
        assert not any(b"BDC" in one.read_bytes() for one in pages)
    document = pypdfium2.PdfDocument(path)
    seen = flat(document[1].get_textpage().get_text_range())
    picture = document[1].render(scale=2).to_pil().convert("L")
    document.close()
    column = picture.crop(
        (int(picture.width * 0.76), int(picture.height * 0.08), int(picture.width * 0.94), int(picture.height * 0.2))
    )
    assert column.getextrema()[0] < 100, "no page is drawn in the margin"
    assert "Mở ngăn" in seen


def test_a_stand_in_is_a_picture_one_pixel_high() -> None:
    from PIL import Image

    with Image.open(io.BytesIO(stand_in(12))) as picture:
        assert picture.size == (len(MARK) + 2, 1)
        assert picture.tobytes() == MARK + b"12"


def test_the_same_lessons_give_the_same_bytes(curriculum: Curriculum, path: Path, tmp_path: Path) -> None:
    (again,) = publish(Edition(curriculum, {}), tmp_path, ["guides"])
    assert again.path.read_bytes() == path.read_bytes()


def test_a_long_class_flows_on(tmp_path: Path) -> None:
    steps = "".join(
        f":::{{step}} Việc {n}\n:minutes: 1\n{'Làm cho xong việc này. ' * 40}\n:::\n\n" for n in range(1, 31)
    )
    lesson = f"---\nlesson: {{minutes: 30}}\n---\n# Bài dài\n\n{steps}"
    guide = words_of(read(write_book(tmp_path / "book", {"dai/01.md": lesson})), 0, tmp_path)
    assert len(guide.pages) > 4
    assert guide.text.count("Làm cho xong việc này.") == 30 * 40
    assert "đến phút 30 1 phút" in guide.text


@pytest.mark.parametrize("around", ["{}", ":::{{trainer}} Danh sách\n{}\n:::"], ids=["its own words", "a note"])
def test_many_short_lines_flow_on(around: str, tmp_path: Path) -> None:
    lines = "\n".join(f"- Thứ {number}" for number in range(90))
    lesson = f"---\nlesson: {{minutes: 30}}\n---\n# Bài\n\n:::::{{step}} Một việc\n{around.format(lines)}\n:::::\n"
    guide = words_of(read(write_book(tmp_path / "book", {"dai/01.md": lesson})), 0, tmp_path)
    assert ink_near_the_edge(Paper(guide.raw)) == []
    assert guide.text.count("Thứ ") == 90


def ink_near_the_edge(paper: Paper) -> list[int]:
    """The pages that have ink where none belongs, at their lower edge."""
    inks = enumerate((ImageOps.invert(image).getbbox() for image in paper.images), 1)
    return [page for page, ink in inks if ink and ink[3] > paper.height - 20]


def test_a_lesson_that_says_little_has_a_guide_too(tmp_path: Path) -> None:
    """No minutes, no objectives, no notes: no clock, and nothing is made up."""
    files = {"it/01.md": "---\nlesson: {}\n---\n# Bài ngắn\n\nMột câu.\n\n:::{step} Một việc\nLàm đi.\n:::\n"}
    text = words_of(read(write_book(tmp_path / "book", files)), 0, tmp_path).text
    assert "Một câu." in text and "Làm đi." in text
    assert "đến phút" not in text
    assert "Học xong" not in text


ANYTHING = (
    """\
---
lesson: {minutes: 20}
---
# Bài lạ

Chữ.

:::{step} Một việc
Làm đi.
:::

::::{trainer} Đủ thứ
Một [đường dẫn](https://vi-du.example/dai), một chú thích[^a], \U0001f600 và """
    + "dàilắm" * 40
    + """.

| Cột | Hai | Ba | Bốn | Năm | Sáu |
|---|---|---|---|---|---|
| 1 | 2 | 3 | 4 | 5 | 6 |

```python
print("mã")
```

:::{message}
:from: Số lạ
:via: sms
שלום, bấm vào đây.
:::

- một
  1. hai
::::

:::{quiz} Không có câu đúng?
- [ ] Không
- [ ] Cũng không
:::

[^a]: Chú thích ở đây.
"""
)


def test_a_note_may_hold_anything(tmp_path: Path) -> None:
    listener = Listener()
    curriculum = read(write_book(tmp_path / "book", {"la/01.md": ANYTHING}))
    (made,) = publish(Edition(curriculum, {}), tmp_path, ["guides"], listener)
    text = Booklet(made.path.read_bytes()).text
    assert all(one in text for one in ("Đủ thứ", "Chú thích ở đây.", "print(", "Số lạ", "Cũng không", "Sáu"))
    assert text.replace(" ", "").count("dàilắm") == 40
    assert [note.split(":")[0] for note in map(str, (one.en for one in listener.notes)) if "U+1F600" in note] == [
        "la/01.md"
    ]


PHOTOS = "\n\n".join(f"![{{}} {number}](../cao.png)" for number in range(1, 6))
PICTURED = f"""\
---
lesson: {{minutes: 20}}
---
# Bài nhiều ảnh

Chữ.

:::{{step}} Xem ảnh
Nhìn cho kỹ.

{PHOTOS.replace("{}", "Ảnh của bác")}
:::

:::{{step}} Chỉ ảnh
Nói về ảnh.
:::

::::{{trainer}} Ảnh để chỉ
{PHOTOS.replace("{}", "Ảnh của người dạy")}
::::
"""


def test_photos_of_a_note_stay_on_the_paper_and_those_of_learners_on_their_own(tmp_path: Path) -> None:
    root = write_book(tmp_path / "book", {"anh/01.md": PICTURED + "\n:::{practice} Thử\nLàm thử.\n:::\n"})
    Image.new("RGB", (600, 1800), "navy").save(root / "cao.png")
    guide = words_of(read(root), 0, tmp_path)
    shown = {told: page for told, page in guide.descriptions().items() if told.startswith("Ảnh")}
    assert list(shown) == [f"Ảnh của người dạy {number}" for number in range(1, 6)]
    assert "Nhìn cho kỹ." in guide.text
    assert ink_near_the_edge(Paper(guide.raw)) == []
