"""What was typeset last is laid out again ahead of its successor: that saves time, and changes nothing printed."""

import os
from pathlib import Path

import pytest

from changing_book import build_it, pages_of, write_tiny_book
from hocso.publish import ahead
from hocso.publish.typesetting import last_manuscripts as module
from hocso.publish.typesetting.compiling import typeset
from hocso.publish.typesetting.last_manuscripts import LastManuscripts, lay_out_again
from hocso.publish.typesetting.manuscript import Manuscript


def manuscript(text: str) -> Manuscript:
    return Manuscript(f"{text}.pdf", f'#set document(title: "{text}")\n{text}\n', {}, {}, {})


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two manuscripts were kept, of two pages and of one."""
    for name in ("một.md", "hai.md", "ba.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    last = LastManuscripts(tmp_path)
    last.keep("vneid", manuscript("VNeID"), ["một.md", "hai.md"])
    last.keep("4t", manuscript("4T"), ["ba.md"])
    return tmp_path


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is laid out."""
    names: list[str] = []
    monkeypatch.setattr(module, "typeset", lambda last: names.append(last.name))
    return names


def test_nothing_is_laid_out_where_no_page_changed(book: Path, laid_out: list[str]) -> None:
    lay_out_again(book)
    assert laid_out == []


def test_a_page_that_was_only_written_anew_did_not_change(book: Path, laid_out: list[str]) -> None:
    page = book / "hai.md"
    page.write_bytes(page.read_bytes())
    os.utime(page, (1, 1))
    lay_out_again(book)
    assert laid_out == []


def test_what_a_changed_page_is_in_is_laid_out(book: Path, laid_out: list[str]) -> None:
    (book / "hai.md").write_text("khác", encoding="utf-8")
    lay_out_again(book)
    assert laid_out == ["VNeID.pdf"]


def test_a_page_that_went_away_changed(book: Path, laid_out: list[str]) -> None:
    (book / "ba.md").unlink()
    lay_out_again(book)
    assert laid_out == ["4T.pdf"]


def test_where_much_changed_nothing_is_laid_out_ahead(book: Path, laid_out: list[str]) -> None:
    for name in ("một.md", "ba.md"):
        (book / name).write_text("khác", encoding="utf-8")
    lay_out_again(book)
    assert laid_out == []


def test_what_takes_longer_than_its_successor_can_wait_is_not_laid_out(
    book: Path, laid_out: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_LETTERS", 10)
    (book / "ba.md").unlink()
    lay_out_again(book)
    assert laid_out == []


@pytest.mark.parametrize("harm", [b"", b"\x80", b"nothing that pickle knows", b"N."])
def test_what_cannot_be_read_is_passed_over(harm: bytes, book: Path, laid_out: list[str]) -> None:
    (LastManuscripts(book).folder / "4t.last").write_bytes(harm)
    (book / "hai.md").unlink()
    lay_out_again(book)
    assert laid_out == ["VNeID.pdf"]


def test_a_module_that_is_gone_is_forgotten(book: Path) -> None:
    LastManuscripts(book).keep_only(["vneid"])
    assert [file.name for file in LastManuscripts(book).folder.iterdir()] == ["vneid.last"]


def test_where_nothing_was_kept_nothing_happens(tmp_path: Path) -> None:
    ahead(tmp_path, ["booklets", "site"])
    assert not list(tmp_path.iterdir())


def test_a_build_keeps_every_booklet_and_knows_which_an_edited_page_is_in(tmp_path: Path) -> None:
    write_tiny_book(tmp_path)
    build_it(tmp_path, ["booklets"])
    last = LastManuscripts(tmp_path)
    made = {path.stem for path in (tmp_path / "_build" / "booklets").glob("*-print.pdf")}
    assert {f"{file.stem}-print" for file in last.folder.iterdir()} == made
    assert last.of_changed_pages() == []
    page = pages_of(tmp_path)[-1]
    page.write_text(page.read_text(encoding="utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    changed = last.of_changed_pages()
    assert [last.name for last in changed] == [f"booklets/{page.parent.name}.pdf"]
    build_it(tmp_path, ["booklets"])
    assert last.of_changed_pages() == []


def test_what_was_laid_out_before_gives_the_same_bytes() -> None:
    """In one process, where Typst remembers the other text."""
    first, _ = typeset(manuscript("Một"))
    typeset(manuscript("Hai"))
    assert typeset(manuscript("Một"))[0] == first
