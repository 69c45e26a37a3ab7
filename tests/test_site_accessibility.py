"""Every kind of page for eyes, hands and ears of seventy years: all rules of axe, and what axe does not measure."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

import site_browser
from hocso.publish.site.theme import style
from site_browser import NEEDS_BROWSER
from site_probes import FAINT, LONG, SMALL, TINY, UNSEEN_FOCUS, WIDE

LESSON = "an-toan/02-tin-gia.html"
PAGES = ["index.html", "an-toan/index.html", LESSON, "khac/bang.html", "khac/index.html", "tu-kho.html", "tim.html"]
PAGES += ["gia-dinh-so.html", "hoc-xong.html", "an-toan/02-tin-gia-nguoi-huong-dan.html"]
LOOKS = ["light", "dark"]

site, base, browser = site_browser.site, site_browser.base, site_browser.browser


@pytest.fixture(params=LOOKS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=request.param)
    yield context.new_page()
    context.close()


def use(page: Page) -> None:
    """Everything a learner may have opened: all choices taken, a word explained, a sound on."""
    for label in page.locator(".choice label").all():
        label.click()
    if page.locator(".word").count():
        page.locator(".word").first.click()
    if page.locator(".listen:visible").count():
        page.locator(".listen:visible").first.click()
        page.wait_for_selector(".now")


def violations(page: Page) -> list[str]:
    """Of all rules that axe has, those that it leaves out by itself included."""
    Axe().run(page, options={"runOnly": ["region"]})  # puts axe into the page
    rules: list[str] = page.evaluate("() => axe.getRules().map(rule => rule.ruleId)")
    found: dict[str, Any] = Axe().run(page, options={"rules": {rule: {"enabled": True} for rule in rules}}).response
    assert len(found["passes"]) > 15, "it did look"
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


def measure(page: Page) -> dict[str, list[str]]:
    probes = {"faint": FAINT, "small": SMALL, "tiny": TINY, "unseen focus": UNSEEN_FOCUS}
    return {"axe": violations(page)} | {name: page.evaluate(probe) for name, probe in probes.items()}


NOTHING: dict[str, list[str]] = {"axe": [], "faint": [], "small": [], "tiny": [], "unseen focus": []}


@NEEDS_BROWSER
@pytest.mark.parametrize("name", [*PAGES, "tim.html?q=lua+dao", "tim.html?q=lua+xyz"])
def test_a_page_can_be_read_pressed_and_walked_through(name: str, page: Page, base: str) -> None:
    page.goto(f"{base}/{name}")
    assert measure(page) == NOTHING


@NEEDS_BROWSER
@pytest.mark.parametrize("name", [LESSON, "tu-kho.html"])
def test_so_can_a_page_in_use(name: str, page: Page, base: str) -> None:
    page.goto(f"{base}/{name}")
    use(page)
    assert measure(page) == NOTHING


@NEEDS_BROWSER
def test_the_measures_find_what_is_wrong(page: Page, base: str) -> None:
    page.goto(f"{base}/{LESSON}")
    page.evaluate(
        """() => {
          const bad = '<button style="height:20px;min-height:0;padding:0;outline:0!important;' +
            'box-shadow:none!important"><img src="x.png"></button>' +
            '<p style="font-size:12px;color:#707070;background:#fff">mờ</p>';
          document.querySelector('.head').insertAdjacentHTML('beforeend', bad);
        }"""
    )
    found = measure(page)
    assert [name for name, wrong in found.items() if not wrong] == []
    rules = {one.partition(":")[0] for one in found["axe"]}
    assert {"image-alt", "button-name", "color-contrast-enhanced"} <= rules


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@NEEDS_BROWSER
def test_lines_are_short_on_a_wide_screen(plain: Page, base: str) -> None:
    plain.set_viewport_size({"width": 1280, "height": 800})
    long = {}
    for name in PAGES:
        plain.goto(f"{base}/{name}")
        long[name] = plain.evaluate(LONG)
    assert long == {name: [] for name in PAGES}


@NEEDS_BROWSER
@pytest.mark.parametrize(("width", "letters"), [(320, "125%"), (360, "250%"), (640, "250%")])
def test_nothing_scrolls_sideways(width: int, letters: str, plain: Page, base: str) -> None:
    """On a small phone; with the phone's letters set to twice their size."""
    plain.set_viewport_size({"width": width, "height": 640})
    wide = {}
    for name in PAGES:
        plain.goto(f"{base}/{name}")
        plain.add_style_tag(content=f":root{{font-size:{letters}!important}}")
        wide[name] = plain.evaluate(WIDE)
    assert wide == {name: [] for name in PAGES}


def test_letters_follow_the_phones_own_setting() -> None:
    assert not re.search(r"font(-size)?:[^;}]*\dp[xt]", style("page").partition("@media print")[0] + style("books"))


@pytest.mark.parametrize("name", PAGES)
def test_the_html_is_as_the_standard_wants_it(name: str, site: Path) -> None:
    """No tag is closed for the author, moved or dropped; the Nu checker, run by hand, knows more."""
    html5lib.HTMLParser(strict=True).parse((site / name).read_text("utf-8"))
