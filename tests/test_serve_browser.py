"""The preview in a real browser: a lesson is saved, and the page has the new words and what was found in them."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import site_browser
from browsing import NARROW, Watch
from conftest import CONFIG, write_book
from hocso.cli.preview.desk import Desk
from hocso.cli.preview.overlay import Overlay
from hocso.cli.preview.renewal import Renewal
from hocso.cli.preview.server import Server
from hocso.cli.preview.watch import Watch as FileWatch
from hocso.cli.session import Session
from hocso.read.lasting import Reader

pytestmark = site_browser.NEEDS_BROWSER
browser = site_browser.browser

WIDE = {"width": 1280, "height": 700}
STEPS = "\n".join(f"## Phần {number}\n\nĐây là câu thứ {number}.\n" for number in range(1, 41))
LESSON = f"# Một\n\nCâu đầu.\n\n{STEPS}"
BOOK = {"_config.yml": CONFIG, "m/01-mot.md": LESSON, "m/02-hai.md": "# Hai\n\nBài sau.\n"}
ADDRESS = "m/01-mot.html"


class Serving:
    """A book that is served; ``save`` writes a file and does what follows."""

    def __init__(self, root: Path, stack: ExitStack) -> None:
        self.root = root
        self.overlay = stack.enter_context(Overlay(root / "_build" / "site"))
        self.reader = stack.enter_context(Reader(root))
        self.desk = Desk(root, root / "_build", self.reader, self.overlay)
        self.server = stack.enter_context(Server(self.overlay, range(1)))
        self.watch = FileWatch(root, lambda _: None)
        self.renewal = Renewal(Session("vi"), root, self.desk, self.server, self.watch)
        self.renewal.renew(())

    def save(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, encoding="utf-8")
        self.renewal.renew(self.watch.wait())


@pytest.fixture
def serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    monkeypatch.setattr("hocso.narrate.tracks", lambda *_: {})  # what is heard has tests of its own
    with ExitStack() as stack:
        yield Serving(write_book(tmp_path / "book", BOOK), stack)


@pytest.fixture
def screen(browser: Browser, serving: Serving) -> Iterator[Page]:
    """A lesson on a wide screen, whose console stays silent."""
    context = browser.new_context(viewport=WIDE)
    watched = Watch(context)
    page = context.new_page()
    page.goto(serving.server.address + ADDRESS)
    yield page
    context.close()
    assert watched.complaints == []
    assert all(url.startswith((serving.server.address, "data:")) for url in watched.asked)


@pytest.fixture(autouse=True)
def patience() -> None:
    expect.set_options(timeout=20_000)


def test_a_saved_lesson_is_on_the_page_with_what_was_found(serving: Serving, screen: Page) -> None:
    panel = screen.get_by_role("region", name="Góp ý cho trang này")
    expect(panel).to_be_hidden()
    serving.save("m/01-mot.md", LESSON.replace("Câu đầu.", "Câu đã sửa  có hai khoảng trống."))
    expect(screen.get_by_text("Câu đã sửa")).to_be_visible()
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("dòng 3")
    serving.save("m/01-mot.md", LESSON.replace("Câu đầu.", "Câu đã mềm."))
    expect(screen.get_by_text("Câu đã mềm.")).to_be_visible()
    expect(panel).to_be_hidden()


def test_the_words_on_the_screen_stay_where_they_are(serving: Serving, screen: Page) -> None:
    words = screen.get_by_text("Đây là câu thứ 25.", exact=True)
    words.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top + scrollY - 200)")
    before = words.bounding_box()
    serving.save("m/01-mot.md", LESSON.replace("Câu đầu.", "Câu đầu.\n\n" + "Thêm một câu nữa.\n\n" * 8))
    expect(screen.get_by_text("Thêm một câu nữa.")).to_have_count(8)
    screen.wait_for_load_state("load")
    after = words.bounding_box()
    assert before and after
    assert after["y"] == pytest.approx(before["y"], abs=2)


def test_a_remark_leads_to_its_sentence_by_the_keyboard_too(serving: Serving, screen: Page) -> None:
    serving.save("m/01-mot.md", LESSON.replace("Đây là câu thứ 30.", "Đây là câu thứ ba  mươi."))
    link = screen.get_by_role("link", name="dòng")
    link.focus()
    screen.keyboard.press("Enter")
    expect(screen.get_by_text("Đây là câu thứ ba")).to_be_in_viewport()
    expect(screen.get_by_text("Đây là câu thứ ba")).to_be_focused()


def test_the_panel_can_be_closed_and_stays_so(serving: Serving, screen: Page) -> None:
    serving.save("m/01-mot.md", LESSON.replace("Câu đầu.", "Hai  khoảng."))
    panel = screen.get_by_role("region", name="Góp ý cho trang này")
    screen.get_by_role("button", name="Thu gọn").click()
    expect(panel).to_be_hidden()
    serving.save("m/01-mot.md", LESSON.replace("Câu đầu.", "Vẫn hai  khoảng."))
    expect(screen.get_by_text("Vẫn hai")).to_be_visible()
    expect(panel).to_be_hidden()
    screen.get_by_role("button", name="Xem góp ý").click()
    expect(panel).to_be_visible()
    screen.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(screen.get_by_role("button", name="Xem góp ý")).to_be_focused()


def test_a_broken_book_is_told_over_the_last_good_page(serving: Serving, screen: Page) -> None:
    serving.save("_toc.yml", "root: [index\n")
    panel = screen.get_by_role("region", name="Góp ý cho trang này")
    expect(panel).to_contain_text("_toc.yml")
    expect(screen.get_by_text("Câu đầu.")).to_be_visible()


def test_a_page_says_that_the_server_stopped_and_connects_again(serving: Serving, browser: Browser) -> None:
    context = browser.new_context(viewport=WIDE)
    context.set_default_timeout(20_000)
    page = context.new_page()
    panel = page.get_by_role("region", name="Góp ý cho trang này")
    with Server(serving.overlay, range(1)) as first:
        first.show(serving.renewal.board)
        page.goto(first.address + ADDRESS)
        page.wait_for_function("document.querySelector('hocso-preview').shadowRoot.querySelector('h2')")
    expect(panel).to_contain_text("Máy chủ xem thử đã dừng")
    serving.overlay.write(ADDRESS, "<!doctype html><title>M</title><main><p>Đã nối lại.</main>")
    with Server(serving.overlay, range(first.port, first.port + 1)) as second:
        second.show(serving.renewal.board)
        expect(page.get_by_text("Đã nối lại.")).to_be_visible()
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_panel_has_no_fault_that_axe_knows(
    scheme: str, size: dict[str, int], serving: Serving, browser: Browser
) -> None:
    serving.save("m/01-mot.md", LESSON.replace("Câu đầu.", "Hai  khoảng."))
    serving.save("m/02-hai.md", "# Hai\n\n```{nothing}\n```\n")
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(serving.server.address + ADDRESS)
    button = page.get_by_role("button", name="Xem góp ý")
    if size is NARROW:
        button.click()
    expect(page.get_by_role("region", name="Góp ý cho trang này")).to_be_visible()
    found = Axe().run(page, context="hocso-preview").response["violations"]
    assert [one["id"] for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_the_site_itself_knows_nothing_of_the_panel(serving: Serving, screen: Page) -> None:
    serving.save("m/01-mot.md", LESSON.replace("Câu đầu.", "Hai  khoảng."))
    expect(screen.get_by_text("Hai  khoảng.")).to_be_visible()
    pages = [path for path in serving.overlay.site.rglob("*") if path.is_file()]
    assert [
        path.name for path in pages if b"hocso-preview" in path.read_bytes() or b"/.hocso/" in path.read_bytes()
    ] == []
