"""A whole module, from Markdown to the PDF that a screen reader, a printer and a learner get."""

import re
from pathlib import Path

import pikepdf
import pytest

from booklets import Booklet, Listener, flat, halves
from conftest import CONFIG, write_book
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Artifact, Edition
from hocso.publish.booklet import publish_booklets
from hocso.read import read

STEP = """
:::{{step}} Bước {number}: mở ngăn thứ {number}
Bác mở ngăn số {number}, nhìn kỹ rồi mới bấm.
Ngăn này có chữ to, bác đọc từng chữ.

```{{screen}} Hình ngăn {number}
:tap: Mở
:alt: Hình điện thoại có ngăn số {number}, nút Mở ở dưới.
- title: Ngăn {number}
- row: Đọc chữ
- button: Mở
```
:::
"""
LESSON = """\
---
lesson:
  minutes: 30
  objectives: [Mở đúng ngăn]
---
# {title}

Chuyện bà Ngoãn: thuở ấy, quỷnh quàng quá, bà mở nhầm ngăn.
{steps}

:::{{scam}} Kẻ mở hộ
Người lạ đòi mở hộ thì bác lắc đầu.
:::

:::{{quiz}} Người lạ đòi mở hộ, bác làm gì?
- [ ] Đưa máy cho họ -- Họ lấy mất đồ.
- [x] Tự tay mở -- Đúng, máy của bác thì bác mở.
:::

:::{{trainer}}
Nhắc riêng người dạy.
:::

:::{{remember}}
- Tự tay mở, tự mắt đọc.
:::
"""
LONG_TITLE = "Mở ngăn trong điện thoại của mình mà không nhờ người lạ mở hộ bao giờ"
TITLES = ["Mở ngăn", LONG_TITLE, "Đóng ngăn"]
STEPS = 5


def lesson(title: str) -> str:
    steps = "\n".join(STEP.format(number=number) for number in range(1, STEPS + 1))
    return LESSON.format(title=title, steps=steps)


@pytest.fixture(scope="module")
def curriculum(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    pages = {f"ngan/{number:02}-bai.md": lesson(title) for number, title in enumerate(TITLES, 1)}
    module = "---\nmodule: {name: Ngăn}\n---\n# Ngăn: mở và đóng\n\nBa bài về ngăn.\n"
    root = write_book(tmp_path_factory.mktemp("sach"), {"_config.yml": CONFIG, "ngan/index.md": module, **pages})
    return read(root)


@pytest.fixture(scope="module")
def artifacts(curriculum: Curriculum, tmp_path_factory: pytest.TempPathFactory) -> list[Artifact]:
    return list(publish_booklets(Edition(curriculum, {}), tmp_path_factory.mktemp("out"), Listener()))


@pytest.fixture(scope="module")
def booklet(artifacts: list[Artifact]) -> Booklet:
    return Booklet(artifacts[0].path.read_bytes())


def chapters(booklet: Booklet) -> list[tuple[str, int]]:
    """The chapters with their first page."""
    return [(title, number) for title, number, depth in booklet.outline() if depth == 0]


def test_each_module_gives_one_to_read_and_some_to_fold(artifacts: list[Artifact]) -> None:
    names = [path.path.name for path in artifacts]
    folded = ["ngan-print.pdf", "ngan-fronts.pdf", "ngan-backs.pdf", "ngan-backs-reversed.pdf"]
    assert names == ["ngan.pdf", *folded, "thu-may-in.pdf"]
    assert {path.target for path in artifacts} == {"booklets"}


def test_it_says_what_a_screen_reader_asks(booklet: Booklet) -> None:
    root = booklet.pdf.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "vi-VN"
    assert root.ViewerPreferences.DisplayDocTitle
    with booklet.pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["dc:title"] == "Ngăn – Mở và đóng – Sổ tay người học"
        assert "Lớp học" in str(metadata["dc:creator"])


@pytest.mark.parametrize("index", [0, 1])
def test_every_font_is_embedded_and_ours(artifacts: list[Artifact], index: int) -> None:
    with pikepdf.open(artifacts[index].path) as pdf:
        fonts = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/FontName" in found]
        assert fonts
        assert all(any(key in font for key in ("/FontFile2", "/FontFile3")) for font in fonts)
        families = {str(font.FontName).partition("+")[2].partition("-")[0] for font in fonts}
        assert families <= {"BeVietnamPro", "DejaVuSansMono"}
        weights = {str(font.FontName).rpartition("-")[2] for font in fonts if "BeVietnamPro" in str(font.FontName)}
        assert weights == {"Regular", "Medium", "Bold"}


def test_the_outline_names_every_lesson_and_step(booklet: Booklet) -> None:
    outline = list(booklet.outline())
    assert [title for title, _ in chapters(booklet)] == [
        "Ngăn: mở và đóng",
        *(f"Bài {number}. {title}" for number, title in enumerate(TITLES, 1)),
        "Đáp án",
        "Cần giúp thì gọi ai?",
        "Thẻ nhớ",
    ]
    steps = [title for title, _, depth in outline if depth == 1 and title.startswith("Bước")]
    assert len(steps) == STEPS * len(TITLES)


def test_the_contents_tell_the_right_pages(booklet: Booklet) -> None:
    contents = booklet.pages[1]
    for title, number in chapters(booklet):
        assert re.search(rf"{re.escape(title)} {number}(?!\d)", contents)


def test_pages_carry_their_own_number(booklet: Booklet) -> None:
    for number, text in enumerate(booklet.pages[1:], 2):
        assert text.endswith(f" {number}")


def test_the_running_header_names_the_lesson_of_its_page(booklet: Booklet) -> None:
    begins = chapters(booklet)[1:]
    for number in range(begins[0][1], len(booklet.pages) + 1):
        title = [title for title, first in begins if first <= number][-1]
        header = booklet.pages[number - 1].removeprefix("Ngăn ")
        shortened = header.partition(" …")[0]
        assert header.startswith(title) or (title.startswith(shortened) and title == f"Bài 2. {LONG_TITLE}")


def test_words_come_back_with_their_marks(booklet: Booklet) -> None:
    assert booklet.text.count("thuở ấy, quỷnh quàng quá, bà mở nhầm ngăn.") == len(TITLES)


def test_every_sentence_of_a_learner_is_on_paper(booklet: Booklet, curriculum: Curriculum) -> None:
    printed = booklet.text.replace(" ", "")
    alts = {alt.replace(" ", "") for alt in booklet.descriptions()}
    for page in curriculum.modules[0].lessons:
        for passage in page.passages:
            for sentence in passage.sentences:
                if passage.kind == "answers" and sentence.text.startswith("Họ"):
                    continue
                words = flat(sentence.text).replace(" ", "")
                assert any(alt in words for alt in alts) if sentence.picture else words in printed


def test_what_is_for_trainers_is_not_printed(booklet: Booklet) -> None:
    assert "người dạy" not in booklet.text


def test_a_step_keeps_its_picture(booklet: Booklet) -> None:
    titles = {title: number for title, number, _ in booklet.outline() if title.startswith("Bước")}
    pictures = booklet.descriptions()
    assert len(titles) == STEPS
    for number in range(1, STEPS + 1):
        alt = f"Hình điện thoại có ngăn số {number}, nút Mở ở dưới."
        assert pictures[alt] == titles[f"Bước {number}: mở ngăn thứ {number}"]


def test_every_picture_is_described(booklet: Booklet) -> None:
    figures = [element for element in booklet.elements() if element.get("/S") == "/Figure"]
    assert len(figures) > STEPS * len(TITLES)
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)


def test_links_in_the_contents_lead_inside(booklet: Booklet) -> None:
    inside = [link for link in booklet.pdf.pages[1].Annots if "/URI" not in link.get("/A", {})]
    assert len(inside) >= len(chapters(booklet))


def test_codes_lead_to_the_pages_of_the_site(booklet: Booklet) -> None:
    addresses = {str(link.A.URI) for link in booklet.links() if "/URI" in link.get("/A", {})}
    assert addresses == {
        f"https://sach-thu.example/ngan/{name}.html" for name in ("index", "01-bai", "02-bai", "03-bai")
    }


def test_the_folded_booklet_holds_every_page(artifacts: list[Artifact], booklet: Booklet) -> None:
    printed = [half for side in halves(artifacts[1].path.read_bytes()) for half in side]
    for number, text in enumerate(booklet.pages[1:], 2):
        assert sum(half.endswith(f" {number}") and half[:30] == text[:30] for half in printed) == 1


def test_the_same_lessons_give_the_same_bytes(
    curriculum: Curriculum, artifacts: list[Artifact], tmp_path: Path
) -> None:
    again = list(publish_booklets(Edition(curriculum, {}), tmp_path, Listener()))
    assert [made.sha256 for made in again] == [made.sha256 for made in artifacts]
