"""A site that is published again: only pages that would differ are written, and the site is that of a clean build."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import write_book
from hocso.model.lesson import Lesson
from hocso.publish.site import publish_site
from hocso.publish.site.pages import Press
from hocso.read import read
from site_book import FILES, Ear, with_silence

LESSONS = ["an-toan/01-mo-may", "an-toan/02-tin-gia", "khac/bang"]
Change = Callable[[Path], object]


def replaced(name: str, old: str, new: str) -> Change:
    def change(book: Path) -> None:
        text = (book / name).read_text("utf-8")
        assert old in text
        (book / name).write_text(text.replace(old, new), "utf-8")

    return change


def removed(name: str) -> Change:
    return lambda book: (book / name).unlink()


def spoilt(name: str) -> Change:
    """As long as before, and not the same."""
    return lambda book: (book / name).write_bytes(bytes((book / name).stat().st_size))


CHANGES: dict[str, tuple[Change, list[str]]] = {
    "nothing": (lambda _: None, []),
    "a sentence": (replaced("an-toan/01-mo-may.md", "Bấm nút", "Bấm vào nút"), LESSONS[:1]),
    "a title": (replaced("an-toan/01-mo-may.md", "# Mở máy", "# Mở máy lên"), LESSONS),
    "a fact": (replaced("facts.yml", '"113"', '"114"'), LESSONS),
    "a hard word": (replaced("glossary.yml", "dòng chữ bấm vào", "chữ bấm vào"), LESSONS),
    "the book's title": (replaced("_config.yml", "title: ", "title: Cuốn "), LESSONS),
    "a picture": (replaced("images/vuong.svg", 'width="40"', 'width="41"'), LESSONS[2:]),
    "a page of the site lost": (removed("../out/site/an-toan/01-mo-may.html"), LESSONS[:1]),
    "a sound of the site lost": (removed("../out/site/audio/an-toan/02-tin-gia/mo-dau.mp3"), LESSONS[1:2]),
    "a sound of the site spoilt": (spoilt("../out/site/audio/an-toan/02-tin-gia/mo-dau.mp3"), LESSONS[1:2]),
    "a page of the site changed": (replaced("../out/site/khac/bang.html", "Mở đầu", "Mở đâu"), LESSONS[2:]),
    "the memory broken": (lambda book: (book / "../out/.site-pages.json").write_text("[1", "utf-8"), LESSONS),
}


@pytest.mark.parametrize("what", CHANGES)
def test_only_what_would_differ_is_written(what: str, tmp_path: Path, written: list[str]) -> None:
    change, expected = CHANGES[what]
    book = write_book(tmp_path / "book", FILES)
    publish(book, tmp_path / "out")
    change(book)
    written.clear()
    notes = publish(book, tmp_path / "out")
    assert sorted(set(written) & set(LESSONS)) == expected
    assert notes == publish(book, tmp_path / "clean"), "what was told of a page is told again"
    assert files_of(tmp_path / "out/site") == files_of(tmp_path / "clean/site")


def publish(book: Path, out: Path) -> list[str]:
    """Publish a book as it is now; what its writer was told."""
    ear = Ear()
    curriculum = read(book)
    list(publish_site(with_silence(curriculum, book.parent), out, ear))
    return ear.notes


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are written, as they are."""
    names: list[str] = []
    write = Press.page

    def page(press: Press, page: Lesson) -> None:
        names.append(page.docname)
        write(press, page)

    monkeypatch.setattr(Press, "page", page)
    return names
