"""The forms, from a book and its settings to the PDFs that are filled in by hand."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from bs4 import BeautifulSoup

from booklets import Booklet, Listener, flat
from conftest import CONFIG, write_book
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Edition
from hocso.publish import publish
from hocso.read import read
from paper import Paper, accessibility_faults

LESSON = """\
---
lesson:
  minutes: 20
  objectives: [{does} cho đúng, {does} cho gọn]
  skills: [{skills}]
---
# {title}

Một câu chuyện.

:::{{step}} Nhìn {thing}
:minutes: 5
Nhìn kỹ.
:::

:::{{step}} Cầm {thing}
:minutes: 5
Cầm chắc.
:::

:::{{remember}}
- Nhìn {thing} trước.
- Cầm {thing} sau.
:::
"""
SKILLS = """\
frameworks:
  KN:
    name: Khung thử
    source: tên đặt ra
    codes: {"1": Việc thứ nhất, "2": Việc thứ hai, "3": Việc chưa ai dạy}
journeys:
  Mỗi nhà – Một ngăn: [Có ngăn, Mở được ngăn, Khóa được ngăn]
"""
LOCALITY = """\
hocso:
  locality: {name: Xã Bông Lúa, helper: Bà Mận, phone: 0000 000 001, hours: Tối thứ ba, slogan: Học chậm mà chắc}
"""
PLACE = "Ủy ban nhân dân xã Bông Lúa Trổ Đòng Thơm Ngát Bên Bờ Sông Cái Lớn (tên đặt ra)"
LONG = "Ủy ban nhân dân xã Bông Lúa Trổ Đòng Thơm Ngát Bên Bờ Sông Cái Lớn " * 3 + "dàilắm" * 30
FILES = {
    "mo/index.md": '---\nmodule: {name: Mở, colour: "#123f73"}\n---\n# Mở ngăn, mở tủ\n\nHai bài.\n',
    "mo/01-ngan.md": LESSON.format(title="Mở ngăn", thing="ngăn", does="Mở ngăn", skills="KN:1, KN:2"),
    "mo/02-tu.md": LESSON.format(title="Mở tủ", thing="tủ", does="Mở tủ", skills="KN:1"),
    "doc/01.md": "# Đọc thêm\n\nTrang không phải bài học.\n",
    "skills.yml": SKILLS,
}
NAMES = [
    "mo-class-list",
    "mo-cards",
    "mo-certificate",
    "mentor-log",
    "family",
    "journey-moi-nha-mot-ngan",
    "poster",
]


def book(folder: Path, config: str = "", files: dict[str, str] | None = None) -> Curriculum:
    return read(write_book(folder / "book", {"_config.yml": CONFIG + config, **(FILES if files is None else files)}))


def forms(curriculum: Curriculum, out: Path) -> dict[str, Path]:
    listener = Listener()
    made = {one.path.stem: one.path for one in publish(Edition(curriculum, {}), out, ["forms"], listener)}
    assert listener.notes == []
    return made


def locality(value: str) -> str:
    keys = ("name", "helper", "phone", "hours", "slogan")
    return "hocso:\n  locality:\n" + "".join(f'    {key}: "{value}"\n' for key in keys)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("empty")
    return forms(book(folder), folder)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("full")
    return forms(book(folder, LOCALITY), folder)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("long")
    return forms(book(folder, locality(LONG)), folder)


def text(path: Path) -> str:
    return Booklet(path.read_bytes()).text


def codes(path: Path) -> list[str]:
    """What a phone's camera reads on each page."""
    document = pypdfium2.PdfDocument(path)
    found = [
        code.text for page in document for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil().convert("L"))
    ]
    document.close()
    return found


def test_every_form_is_made_and_plain_pages_have_none(empty: dict[str, Path]) -> None:
    assert list(empty) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_a_screen_reader_asks(full: dict[str, Path], name: str) -> None:
    form = Booklet(full[name].read_bytes())
    assert str(form.pdf.Root.Lang) == "vi-VN"
    with form.pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["dc:title"]
    assert [depth for _, _, depth in form.outline()][:1] == [0]


@pytest.mark.parametrize("name", NAMES)
def test_a_checker_of_pdf_ua_finds_nothing(full: dict[str, Path], name: str) -> None:
    """But that cells are empty, which are there to be filled by hand."""
    assert [fault for fault in accessibility_faults(full[name]) if fault[0] != "TBL-012"] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_too_small_to_read(full: dict[str, Path], name: str) -> None:
    """12 pt where trainers write, 16 pt where learners read."""
    form = Booklet(full[name].read_bytes())
    least = 12 if name in ("mo-class-list", "mentor-log", "journey-moi-nha-mot-ngan") else 16
    for leaf in range(len(form.pages)):
        assert form.smallest_type(leaf) >= least - 0.01


@pytest.mark.parametrize("name", NAMES)
def test_no_form_is_higher_than_its_paper(long: dict[str, Path], name: str) -> None:
    """Names as long as nobody has them: every letter stands on the page, and none on another."""
    document = pypdfium2.PdfDocument(long[name])
    for page in document:
        width, height = page.get_size()
        words = page.get_textpage()
        for index in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(index)
            assert left >= 0 and bottom >= 0 and right <= width and top <= height
    document.close()


@pytest.mark.parametrize(
    ("name", "pages"),
    [("mo-cards", 2), ("mo-certificate", 1), ("poster", 1)],
)
def test_what_hangs_on_a_wall_is_one_page_each_however_long_the_names(
    empty: dict[str, Path], full: dict[str, Path], long: dict[str, Path], name: str, pages: int
) -> None:
    assert [len(Booklet(made[name].read_bytes()).pages) for made in (empty, full, long)] == [pages, pages, pages]


def test_the_class_list_has_twenty_rows_and_a_box_a_lesson(full: dict[str, Path]) -> None:
    form = Booklet(full["mo-class-list"].read_bytes())
    assert len(form.pages) == 1
    assert "Điện thoại (nếu muốn) 1 2 1 2 3 4" in form.text
    assert "19 20 Bài 1: " in form.text
    assert "Bài 1: Mở ngăn; Bài 2: Mở tủ" in form.text
    assert "Xã, phường: Xã Bông Lúa" in form.text
    assert "Người hướng dẫn: Bà Mận" in form.text
    assert "Giờ học: Tối thứ ba" in form.text


def test_rows_are_high_enough_to_write_in(full: dict[str, Path]) -> None:
    """One centimetre from one row's number to the next."""
    document = pypdfium2.PdfDocument(full["mo-class-list"])
    words = document[0].get_textpage()
    found = [words.search(str(number), match_whole_word=True).get_next() for number in (11, 12, 13, 14)]
    heights = [words.get_charbox(place[0])[1] for place in found if place]
    document.close()
    steps = [above - below for above, below in zip(heights, heights[1:], strict=False)]
    assert len(steps) == 3
    assert min(steps) >= 72 / 2.54 - 0.1


@pytest.mark.parametrize("lessons", [1, 8, 9, 30])
@pytest.mark.parametrize("name", ["Xã Thử", PLACE])
def test_no_page_to_fill_in_by_hand_is_left_half_empty(lessons: int, name: str, tmp_path: Path) -> None:
    files = {
        f"mo/{n:02}.md": LESSON.format(title=f"Bài học dài {n}", thing="x", does="y", skills="KN:1")
        for n in range(lessons)
    }
    made = forms(book(tmp_path, locality(name), {**files, "skills.yml": SKILLS}), tmp_path)
    for form in ("mo-class-list", "journey-moi-nha-mot-ngan"):
        paper = Paper(made[form].read_bytes())
        assert min(map(paper.share_used, range(1, len(paper.images) + 1))) > 0.85
        assert form != "mo-class-list" or lessons > 8 or len(paper.images) == 1


@pytest.mark.parametrize("skills", [1, 7, 8, 9, 17, 18, 19, 20, 21, 28, 29, 30, 40])
def test_no_page_of_the_log_is_nearly_empty(skills: int, tmp_path: Path) -> None:
    """However many skills there are to tick, and however long their names; the first page has them all, once."""
    codes = {str(n): f"Việc số {n} " + "với cái tên dài hơn một dòng của bảng này " * (n % 3) for n in range(skills)}
    named = ", ".join(f"KN:{n}" for n in codes)
    known = "frameworks:\n  KN:\n    name: Khung\n    source: tên đặt ra\n    codes:\n"
    known += "".join(f'      "{code}": {name.strip()}\n' for code, name in codes.items())
    files = {"mo/01.md": LESSON.format(title="Bài", thing="x", does="y", skills=named), "skills.yml": known}
    made = forms(book(tmp_path, LOCALITY, files), tmp_path)["mentor-log"]
    paper, log = Paper(made.read_bytes()), Booklet(made.read_bytes())
    assert [log.text.count(f"(KN:{n})") for n in range(skills)] == [1] * skills
    assert log.text.count("Những lần gặp") == 1
    assert min(map(paper.share_used, range(1, len(paper.images) + 1))) > 0.5


def test_a_certificate_of_many_lessons_is_one_page(tmp_path: Path) -> None:
    """It names the lessons if they have room, and says how many they are if not."""
    title = "Một bài học có tên dài như tên của các bài thật"
    for count, told in ((2, f"{title} 0 · {title} 1"), (12, "12 bài học")):
        files = {
            f"mo/{n:02}.md": LESSON.format(title=f"{title} {n}", thing="x", does="y", skills="KN:1")
            for n in range(count)
        }
        made = forms(book(tmp_path / str(count), LOCALITY, files), tmp_path / str(count))
        (page,) = Booklet(made["mo-certificate"].read_bytes()).pages
        assert told in page


def test_the_log_has_the_skills_that_lessons_serve(full: dict[str, Path]) -> None:
    log = text(full["mentor-log"])
    assert "Việc thứ nhất (KN:1) Tập ở: Mở bài 1, 2" in log
    assert "Việc thứ hai (KN:2) Tập ở: Mở bài 1" in log
    assert "Việc chưa ai dạy" not in log
    assert [f"Người thứ {number}:" in log for number in (1, 5, 6)] == [True, True, False]


def test_a_book_without_skills_has_rows_to_write_in(tmp_path: Path) -> None:
    files = {name: words for name, words in FILES.items() if name != "skills.yml"}
    made = forms(book(tmp_path, files=files), tmp_path)
    assert list(made) == [name for name in NAMES if not name.startswith("journey")]
    assert "Tập ở" not in text(made["mentor-log"])


def test_a_book_without_lessons_has_only_its_poster(tmp_path: Path) -> None:
    assert list(forms(book(tmp_path, files={"doc/01.md": "# Đọc\n\nChữ.\n"}), tmp_path)) == ["poster"]


def test_the_family_s_list_is_the_site_s(full: dict[str, Path], tmp_path: Path) -> None:
    list(publish(Edition(book(tmp_path, LOCALITY), {}), tmp_path, ["site"]))
    page = BeautifulSoup((tmp_path / "site" / "gia-dinh-so.html").read_text("utf-8"), "html.parser")
    items = [flat(label.get_text()) for label in page.select(".choice label")]
    assert items == ["Mở ngăn cho đúng", "Mở ngăn cho gọn", "Mở tủ cho đúng", "Mở tủ cho gọn"]
    printed = text(full["family"])
    places = [printed.index(item) for item in items]
    assert places == sorted(places)
    assert flat(page.h1.get_text()) in printed if page.h1 else False


def test_a_journey_has_a_column_a_step(full: dict[str, Path]) -> None:
    sheet = text(full["journey-moi-nha-mot-ngan"])
    assert "Mỗi nhà – Một ngăn" in sheet
    assert all(step in sheet for step in ("1. Có ngăn", "2. Mở được ngăn", "3. Khóa được ngăn"))


def test_a_card_has_what_to_remember_the_steps_and_whom_to_call(full: dict[str, Path]) -> None:
    cards = Booklet(full["mo-cards"].read_bytes()).pages
    for card, thing in zip(cards, ("ngăn", "tủ"), strict=True):
        assert f"Nhìn {thing} trước." in card and f"Cầm {thing} sau." in card
        assert f"1. Nhìn {thing} 2. Cầm {thing}" in card
        assert "0000 000 001" in card


def test_codes_lead_to_pages_of_the_site(full: dict[str, Path]) -> None:
    site = "https://sach-thu.example"
    assert codes(full["mo-cards"]) == [f"{site}/mo/01-ngan.html", f"{site}/mo/02-tu.html"]
    assert codes(full["poster"]) == [f"{site}/index.html"]


def test_without_an_address_there_is_no_code(tmp_path: Path) -> None:
    config = CONFIG.replace('html: {baseurl: "https://sach-thu.example/"}\n', "")
    made = forms(book(tmp_path, files={**FILES, "_config.yml": config}), tmp_path)
    assert codes(made["poster"]) == codes(made["mo-cards"]) == []
    assert "Nhìn ngăn trước." in text(made["mo-cards"])


def test_the_poster_tells_when_where_and_whom(full: dict[str, Path], empty: dict[str, Path]) -> None:
    told = text(full["poster"])
    assert all(one in told for one in ("Tối thứ ba", "Xã Bông Lúa", "Bà Mận", "0000 000 001", "Học chậm mà chắc"))
    blank = text(empty["poster"])
    assert all(one in blank for one in ("Giờ học", "Ở đâu", "Hỏi ai"))
    assert "none" not in blank


def test_the_certificate_is_the_site_s_keepsake(full: dict[str, Path]) -> None:
    paper = text(full["mo-certificate"])
    assert "Giấy kỷ niệm học xong" in paper
    assert "không phải bằng cấp hay chứng chỉ của Nhà nước" in paper
    assert "Mở: Mở ngăn, mở tủ" not in paper
    assert "Mở ngăn · Mở tủ" in paper
    assert "Đại diện Xã Bông Lúa" in paper


def test_the_same_book_gives_the_same_bytes(full: dict[str, Path], tmp_path: Path) -> None:
    again = forms(book(tmp_path, LOCALITY), tmp_path)
    assert {name: path.read_bytes() for name, path in again.items()} == {
        name: path.read_bytes() for name, path in full.items()
    }


def test_many_lessons_and_steps_find_room(tmp_path: Path) -> None:
    """Thirty lessons a module, forty steps a lesson, a journey of twenty: tables are split, cards stay one page."""
    steps = "".join(f":::{{step}} Việc số {n}\nLàm.\n:::\n\n" for n in range(1, 41))
    front = "---\nlesson: {minutes: 20, objectives: [Làm được]}\n---\n"
    lesson = f"{front}# Bài\n\nChữ.\n\n{steps}:::{{remember}}\nNhớ nhé.\n:::\n"
    pages = {f"mo/{n:02}.md": lesson.replace("# Bài", f"# Bài số {n}") for n in range(1, 31)}
    skills = f"journeys: {{Xa: [{', '.join(f'Chặng {n}' for n in range(1, 21))}]}}\n"
    made = forms(book(tmp_path, files={**pages, "skills.yml": skills}), tmp_path)
    assert len(Booklet(made["mo-cards"].read_bytes()).pages) == 30
    family = Booklet(made["family"].read_bytes())
    assert len(family.pages) > 1
    assert min(family.smallest_type(leaf) for leaf in range(len(family.pages))) >= 16
    classes = text(made["mo-class-list"])
    assert all(f"Bài {n}: Bài số {n}" in classes for n in range(1, 31))
    assert all(f"{n}. Chặng {n}" in text(made["journey-xa"]) for n in range(1, 21))
