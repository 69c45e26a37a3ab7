"""Each lesson as a PDF of its own: what it has, and what of other lessons it has not."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from docutils import nodes

from booklets import Booklet, Listener, curriculum, page
from hocso.model import nodes as ours
from hocso.model.edition import Artifact, Edition
from hocso.model.facts import Fact
from hocso.model.lesson import Lesson
from hocso.model.settings import Locality, Settings
from hocso.publish.lessons import publish_lessons
from paper import accessibility_faults


def fact(key: str) -> Fact:
    return Fact(key, f"1{key}", f"Số {key}", "Nguồn", dt.date(2026, 11, 2), 9, "sure")


def lesson(name: str) -> Lesson:
    """A lesson with a question, a fact and a link to the other lesson."""
    right = ours.choice("", ours.answer("", f"Chờ {name}"), ours.feedback("", f"Lẽ {name}."), correct=True)
    quiz = ours.quiz("", ours.heading("", f"Hỏi {name}?"), right, number=1, multiple=False, ids=["cau-hoi-1"])
    other = "hai" if name == "một" else "một"
    words = nodes.paragraph("", "", nodes.Text("Gọi "), ours.fact("", f"1{name}", key=name), nodes.Text(" hay "))
    words += nodes.reference("", "bài kia", refuri=f"doc:{other}")
    return page(words, quiz, title=f"Bài của {name}", docname=name)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Artifact], list[Artifact]]:
    """The lessons of a book, printed twice."""
    root = tmp_path_factory.mktemp("sach")
    facts = {name: fact(name) for name in ("một", "hai")}
    book = curriculum(root, lesson("một"), lesson("hai"), facts=facts, base_url="https://sach.example/")
    local = Settings(locality=Locality(name="Xã Thử", helper="Cô Tư", phone="0000 000 001"))
    edition, listener = Edition(replace(book, settings=local), {}), Listener()
    first = list(publish_lessons(edition, root / "out", listener))
    (root / ".hocso").rename(root / "away")
    again = list(publish_lessons(edition, root / "again", listener))
    assert listener.notes == []
    return first, again


@pytest.fixture(scope="module")
def first(made: tuple[list[Artifact], list[Artifact]]) -> Booklet:
    return Booklet(made[0][0].path.read_bytes())


def test_each_lesson_is_a_file_and_the_same_each_time(made: tuple[list[Artifact], list[Artifact]]) -> None:
    first, again = made
    assert [one.path.relative_to(one.path.parents[1]).as_posix() for one in first] == [
        "lessons/một.pdf",
        "lessons/hai.pdf",
    ]
    assert [one.sha256 for one in first] == [one.sha256 for one in again]


def test_a_checker_of_pdf_ua_finds_nothing(made: tuple[list[Artifact], list[Artifact]]) -> None:
    assert [accessibility_faults(one.path) for one in made[0]] == [[], []]


def test_it_begins_with_the_lesson_below_a_band(first: Booklet) -> None:
    assert first.pages[0].startswith("Học Sách thử Bài 1. Bài của một 30 phút")
    assert [title for title, _, depth in first.outline() if depth == 0][0] == "Bài 1. Bài của một"


def test_it_has_its_own_answers_and_facts_and_no_other(first: Booklet) -> None:
    assert "Hỏi một? Chờ một Lẽ một." in first.text
    assert "Số một: 1một" in first.text
    assert "Bài của hai" not in first.text
    assert "Lẽ hai." not in first.text
    assert "Số hai" not in first.text


def test_it_says_who_helps(first: Booklet) -> None:
    assert first.pages[-1].endswith("Người giúp ở Xã Thử: Cô Tư Số điện thoại: 0000 000 001 " + str(len(first.pages)))


def test_a_link_to_another_lesson_leads_to_the_site(first: Booklet) -> None:
    addresses = {str(link.A.URI) for link in first.links() if "/A" in link and "/URI" in link.A}
    assert "https://sach.example/hai.html" in addresses


def test_it_says_what_a_screen_reader_asks(first: Booklet) -> None:
    root = first.pdf.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "vi-VN"
    with first.pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["dc:title"] == "Bài của một – Học"


def test_no_word_is_small(first: Booklet) -> None:
    assert min(first.smallest_type(leaf) for leaf in range(len(first.pages))) >= 15.9


def test_a_plain_page_is_printed_too(tmp_path: Path) -> None:
    plain = page(nodes.paragraph("", "Lời của người khác."), front=False, title="Chương")
    (made,) = publish_lessons(Edition(curriculum(tmp_path, plain), {}), tmp_path, Listener())
    assert "Chương Lời của người khác." in Booklet(made.path.read_bytes()).text
