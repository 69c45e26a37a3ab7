"""What comes out when somebody prints a page from the browser."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

import site_book
import site_browser
from hocso.model.edition import Edition
from hocso.model.settings import Locality
from site_book import publish
from site_browser import NEEDS_BROWSER

LESSON = "an-toan/02-tin-gia.html"

pytestmark = NEEDS_BROWSER
browser = site_browser.browser
edition = site_book.edition


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme="dark")
    yield context.new_page()
    context.close()


def printed(paper: Page) -> str:
    with pypdfium2.PdfDocument(paper.pdf(format="A4")) as document:
        return " ".join(" ".join(leaf.get_textpage().get_text_range().split()) for leaf in document)


def test_the_number_to_call_is_printed_in_ink(edition: Edition, tmp_path: Path, paper: Page) -> None:
    place = Locality("Thôn Yên Nông", "Cô Hạnh", "0000 000 000", "Tối thứ Ba", "Ai cũng học được")
    settings = replace(edition.curriculum.settings, locality=place)
    publish(replace(edition, curriculum=replace(edition.curriculum, settings=settings)), tmp_path)
    paper.goto((tmp_path / "site" / LESSON).as_uri())
    assert place.phone in printed(paper)
    paper.emulate_media(media="print")
    look = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    assert paper.locator("footer .button").evaluate(look) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]


def test_a_footer_with_nothing_to_print_takes_no_room(edition: Edition, tmp_path: Path, paper: Page) -> None:
    """Where a lesson ends at the foot of a page, it would make one more."""
    publish(edition, tmp_path)
    paper.goto((tmp_path / "site" / LESSON).as_uri())
    paper.emulate_media(media="print")
    assert paper.locator("footer").evaluate("one => one.offsetHeight") == 0


def test_what_is_folded_is_printed(
    edition: Edition, tmp_path: Path, paper: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hocso.publish.site.pages.LONG_LIST", 2)
    publish(edition, tmp_path)
    paper.goto((tmp_path / "site/index.html").as_uri())
    assert "Tin nhắn giả" in printed(paper)


def test_the_keepsake_keeps_off_the_bar_above_it_without_scripts(
    edition: Edition, tmp_path: Path, browser: Browser
) -> None:
    publish(edition, tmp_path)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "site/hoc-xong.html").as_uri())
    bar, frame = page.locator(".top").bounding_box(), page.locator(".framed").bounding_box()
    assert bar is not None
    assert frame is not None
    assert frame["y"] - bar["y"] - bar["height"] > 8
    context.close()
