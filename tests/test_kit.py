"""Kits and single files: what is in them, and that they work on a computer without any network."""

import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from browsing import CHROMIUM, NARROW, NO_BROWSER, Watch, hears, open_browser
from conftest import write_book
from hocso.model.edition import Artifact, Edition
from hocso.model.errors import CannotPublish
from hocso.model.settings import Locality
from hocso.publish.kit import publish_kit, publish_single
from hocso.read import read
from site_book import FILES, Ear, with_silence

LINKS = "# Ngoài bài\n\nXem [tin giả](../an-toan/02-tin-gia.md) và [trang đầu](../index.md).\n"
KITS = ["an-toan.zip", "khac.zip", "tat-ca.zip"]
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason=NO_BROWSER)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("book")
    return with_silence(read(write_book(folder / "book", {**FILES, "khac/nối.md": LINKS})), folder)


def made(edition: Edition, out: Path) -> tuple[list[Artifact], list[str]]:
    ear = Ear()
    return [*publish_kit(edition, out, ear), *publish_single(edition, out, ear)], ear.notes


@pytest.fixture(scope="module")
def out(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    made(edition, out)
    return out


@pytest.fixture(scope="module")
def unpacked(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A module's kit on a computer."""
    folder = tmp_path_factory.mktemp("máy nhà văn hóa")
    with zipfile.ZipFile(out / "kit/an-toan.zip") as archive:
        archive.extractall(folder)
    return folder / "bai-hoc-an-toan"


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def test_a_zip_a_module_and_one_of_all(out: Path) -> None:
    assert sorted(path.name for path in (out / "kit").iterdir()) == KITS


@pytest.mark.parametrize("name", KITS)
def test_a_kit_is_one_folder_with_plain_names_and_something_to_open(name: str, out: Path) -> None:
    with zipfile.ZipFile(out / "kit" / name) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    top = f"bai-hoc-{name.removesuffix('.zip')}"
    assert all(one.isascii() and one.startswith(f"{top}/") for one in names)
    wanted = ("MO-BAI-HOC.html", "DOC-TRUOC.txt", "trang/index.html", "trang/tim.html")
    assert {f"{top}/{one}" for one in wanted} <= {*names}
    assert not [one for one in names if re.search(r"manifest|sitemap|robots|404|share/|icons/", one)]


def test_a_module_s_kit_holds_that_module_alone(out: Path) -> None:
    with zipfile.ZipFile(out / "kit/an-toan.zip") as archive:
        names = {name.partition("/trang/")[2] for name in archive.namelist()}
        index = next(name for name in archive.namelist() if "/search-" in name)
        found = archive.read(index).decode()
        assert '["an-toan/02-tin-gia.html","' in found and "khac/" not in found
    assert "an-toan/02-tin-gia.html" in names and "audio/an-toan/02-tin-gia/buoc-1.mp3" in names
    assert not [name for name in names if name.startswith("khac/")]


def test_the_file_to_read_first_suits_an_old_notepad(edition: Edition, tmp_path: Path) -> None:
    place = Locality("Thôn Yên Nông", "Cô Hạnh", "0000 000 000")
    settings = replace(edition.curriculum.settings, locality=place)
    list(publish_kit(replace(edition, curriculum=replace(edition.curriculum, settings=settings)), tmp_path, Ear()))
    with zipfile.ZipFile(tmp_path / "kit/tat-ca.zip") as archive:
        raw = archive.read("bai-hoc-tat-ca/DOC-TRUOC.txt")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") > 5
    assert "Cô Hạnh, Thôn Yên Nông, 0000 000 000" in raw.decode()


def test_the_same_book_gives_the_same_bytes_and_untouched_files(edition: Edition, out: Path, tmp_path: Path) -> None:
    first, _ = made(edition, tmp_path)
    for artifact in first:
        assert artifact.path.read_bytes() == (out / artifact.path.relative_to(tmp_path)).read_bytes()
        os.utime(artifact.path, (1_000_000_000, 1_000_000_000))
    again, _ = made(edition, tmp_path)
    assert again == first
    assert {artifact.path.stat().st_mtime for artifact in again} == {1_000_000_000}


def test_the_build_says_how_much_they_weigh(edition: Edition, tmp_path: Path) -> None:
    _, notes = made(edition, tmp_path)
    assert [note.partition(":")[0] for note in notes[:-1]] == [f"kit/{name}" for name in KITS]
    assert all(re.search(r"\d,\d MB", note) for note in notes)
    assert notes[-1].startswith("4 bài")


@pytest.mark.parametrize(("base", "href"), [("https://sach-thu.example/", True), ("", False)])
def test_a_link_out_of_a_kit_leads_to_the_site_or_is_only_words(
    base: str, href: bool, edition: Edition, tmp_path: Path
) -> None:
    list(publish_kit(replace(edition, curriculum=replace(edition.curriculum, base_url=base)), tmp_path, Ear()))
    with zipfile.ZipFile(tmp_path / "kit/khac.zip") as archive:
        page = soup(archive.read("bai-hoc-khac/trang/khac/noi.html").decode())
    main = page.select_one("main")
    assert main is not None and "Xem tin giả và trang đầu." in main.get_text()
    found = [str(tag["href"]) for tag in main.select(".opening a")]
    assert found == ([f"{base}an-toan/02-tin-gia.html"] if href else []) + ["../index.html"]


@pytest.mark.parametrize("base", ["https://sach-thu.example/lop/", ""])
def test_a_single_file_holds_all_it_loads_and_links_only_to_the_site(
    base: str, edition: Edition, tmp_path: Path
) -> None:
    list(publish_single(replace(edition, curriculum=replace(edition.curriculum, base_url=base)), tmp_path, Ear()))
    names = sorted(path.relative_to(tmp_path / "single").as_posix() for path in (tmp_path / "single").rglob("*.*"))
    assert names == ["an-toan/01-mo-may.html", "an-toan/02-tin-gia.html", "khac/bang.html", "khac/nối.html"]
    for name in names:
        page = soup((tmp_path / "single" / name).read_text("utf-8"))
        assert not page.select("script[src], link[rel=manifest]")
        assert all(str(tag["src"]).startswith("data:") for tag in page.select("[src]"))
        links = [str(tag["href"]) for tag in page.select("a[href]")]
        ours = [link for link in links if not re.match(r"#|tel:|data:|https://may-khac\.example/", link)]
        assert all(base and link.startswith(base) for link in ours)
        assert bool(page.select("nav.ways")) == bool(base)


def test_a_full_disk_is_named(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "kit").write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotPublish, match="kit"):
        publish_kit(edition, tmp_path, Ear())


# In a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def computer(browser: Browser) -> Iterator[Page]:
    """A browser without a network that keeps quiet and asks nobody."""
    context = browser.new_context(viewport=NARROW)
    context.set_offline(True)
    watch = Watch(context)
    yield context.new_page()
    context.close()
    assert watch.complaints == []
    assert [url for url in watch.asked if not url.startswith(("file:", "data:"))] == []


@needs_browser
def test_a_kit_opens_with_a_double_click_and_finds_its_lesson(computer: Page, unpacked: Path) -> None:
    computer.goto((unpacked / "MO-BAI-HOC.html").as_uri())
    computer.wait_for_url("**/trang/index.html")
    computer.get_by_role("link", name="Tìm bài").click()
    computer.fill("#q", "lua dao")
    computer.locator("#found a").first.click()
    expect(computer.locator("h1")).to_have_text("Tin nhắn giả")


@needs_browser
def test_a_lesson_of_a_kit_speaks_and_answers(computer: Page, unpacked: Path) -> None:
    computer.goto((unpacked / "trang/an-toan/02-tin-gia.html").as_uri())
    speaks_and_answers(computer)


@needs_browser
def test_a_kit_remembers_what_was_learnt(computer: Page, unpacked: Path) -> None:
    computer.goto((unpacked / "trang/an-toan/02-tin-gia.html").as_uri())
    computer.locator(".tick label").click()
    computer.goto((unpacked / "trang/index.html").as_uri())
    expect(computer.locator(".mark").last).to_have_text("✓ Đã học xong")
    computer.get_by_role("link", name="Học tiếp").click()
    expect(computer.locator("h1")).to_have_text("Mở máy")


def speaks_and_answers(page: Page) -> None:
    hears(page, "#buoc-1 > .sound .listen", "buoc-1-c3")
    page.locator(".wrap > form.quiz label").nth(1).click()
    expect(page.locator(".wrap > form.quiz .told").nth(1)).to_contain_text("✓ Đúng.")


@needs_browser
def test_a_kit_that_was_not_unpacked_says_what_to_do(browser: Browser, unpacked: Path, tmp_path: Path) -> None:
    alone = tmp_path / "MO-BAI-HOC.html"
    alone.write_bytes((unpacked / alone.name).read_bytes())
    page = browser.new_page()
    page.goto(alone.as_uri())
    expect(page.get_by_text("chưa được giải nén")).to_be_visible()
    page.close()


@needs_browser
@pytest.mark.parametrize("name", ["an-toan/02-tin-gia", "khac/bang"])
def test_every_page_of_the_kit_of_all_is_quiet(name: str, computer: Page, out: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(out / "kit/tat-ca.zip") as archive:
        archive.extractall(tmp_path)
    computer.goto((tmp_path / f"bai-hoc-tat-ca/trang/{name}.html").as_uri(), wait_until="networkidle")


@needs_browser
def test_a_single_file_speaks_and_answers_with_nothing_beside_it(computer: Page, out: Path, tmp_path: Path) -> None:
    alone = tmp_path / "bài.html"
    alone.write_bytes((out / "single/an-toan/02-tin-gia.html").read_bytes())
    computer.goto(alone.as_uri())
    speaks_and_answers(computer)
    computer.locator(".tick label").click()
    computer.reload()
    expect(computer.locator(".tick input")).to_be_checked()
    assert computer.evaluate("document.documentElement.scrollWidth") <= 360
