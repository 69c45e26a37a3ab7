"""Slides in a real browser, opened as a file, with no network at all."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browsing import CHROMIUM, NO_BROWSER, Watch, open_browser
from slides_book import one, publish, read_slides_book

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=NO_BROWSER)

SCREEN = {"width": 1024, "height": 768}
"""An old projector's."""
OVERFULL = """() => {
  const over = [];
  document.querySelectorAll('section.present section.present .slide *').forEach(node => {
    if (node.closest('svg')) { return; }
    if (node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1) {
      if (getComputedStyle(node).display !== 'inline') { over.push(node.className + ': ' + node.textContent); }
    }
  });
  return over;
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.slide p, .slide td, .slide h1, .slide h2, .slide pre')]
  .filter(node => !node.matches('.foot, .hint')).map(node => parseFloat(getComputedStyle(node).fontSize)))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sach")
    artifacts, _ = publish(read_slides_book(root), root / "out")
    return one(artifacts, "01-tin-gia.html").parent


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=SCREEN, offline=True)  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def watch(context: BrowserContext) -> Watch:
    return Watch(context)


def shown(context: BrowserContext, file: Path) -> Page:
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    return page


@pytest.mark.parametrize("name", ["01-tin-gia", "02-plain", "03-qua-muc"])
def test_every_slide_fits_and_asks_for_nothing(name: str, folder: Path, context: BrowserContext, watch: Watch) -> None:
    file = folder / f"{name}.html"
    page = shown(context, file)
    for number in range(page.evaluate("Reveal.getTotalSlides()")):
        page.evaluate(f"Reveal.slide({number})")
        assert page.evaluate(OVERFULL) == [], number + 1
    assert page.evaluate(SMALLEST) >= 28
    assert watch.complaints == []
    assert watch.asked == [file.as_uri()]


def test_arrows_go_on_and_back(folder: Path, context: BrowserContext) -> None:
    page = shown(context, folder / "01-tin-gia.html")
    page.keyboard.press("ArrowRight")
    assert page.locator("section.present section.present h2").inner_text() == "Học xong, bác biết:"
    page.keyboard.press("ArrowLeft")
    assert page.locator("section.present section.present h1").inner_text() == "Tin nhắn giả"


def test_the_keys_are_told_in_vietnamese(folder: Path, context: BrowserContext) -> None:
    page = shown(context, folder / "01-tin-gia.html")
    keys = page.get_by_role("dialog")
    assert not keys.is_visible()
    page.keyboard.press("?")
    assert "trang sau" in keys.inner_text()
    page.keyboard.press("Escape")
    assert not keys.is_visible()
    assert page.locator(".navigate-right").get_attribute("aria-label") == "Trang sau"


def test_the_speaker_view_shows_notes_from_a_file(folder: Path, context: BrowserContext, watch: Watch) -> None:
    file = folder / "01-tin-gia.html"
    page = shown(context, file)
    page.evaluate("Reveal.slide(3)")
    with context.expect_page() as opened:
        page.keyboard.press("s")
    view = opened.value
    notes = view.locator(".speaker-controls-notes")
    notes.get_by_text("Nhắc bác đeo kính").wait_for()
    assert "LỜI DẶN NGƯỜI HƯỚNG DẪN" in notes.inner_text().upper()
    assert "Trang sau" in view.locator("#upcoming-slide").inner_text()
    assert watch.complaints == []
    assert {address.partition("?")[0].partition("#")[0] for address in watch.asked} == {file.as_uri()}


def test_paper_takes_a_slide_a_page(folder: Path, context: BrowserContext) -> None:
    page = shown(context, folder / "01-tin-gia.html")
    count = page.evaluate("Reveal.getTotalSlides()")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    texts = [leaf.get_textpage().get_text_range() for leaf in document]
    document.close()
    assert len(texts) == count
    assert "Mở tin nhắn" in texts[3]
    assert "Nhắc bác" not in "".join(texts)
