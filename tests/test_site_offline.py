"""A module on the phone: taken, cut and taken on, heard without a network, brought up to date, removed."""

import http.server
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsing import CHROMIUM, NARROW, NO_BROWSER, PATIENCE, Watch, hears, open_browser, serving
from conftest import write_book
from hocso.model.edition import Edition
from hocso.read import read
from hocso.store import file_digest
from site_book import FILES, publish, read_site_book, with_silence

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=NO_BROWSER)

FOLDER = "/lop/hoc/"
"""The site lies in a folder of its host, as on GitHub Pages."""
LESSON = "an-toan/02-tin-gia.html"
SOUND = "audio/an-toan/02-tin-gia/buoc-1.mp3"
ON_THE_PHONE = "Đã có trong máy"


class Host:
    """A host whose network can break: of ``cut`` files it sends half, as a ``stranger`` it answers all with a page."""

    def __init__(self, root: Path) -> None:
        self.root, self.asked, self.address = root, list[str](), ""
        self.cut: set[str] = set()
        self.stranger = False

    def handler(host) -> type[http.server.BaseHTTPRequestHandler]:  # noqa: N805 (the handler has a self of its own)
        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None: ...

            def do_GET(self) -> None:
                name = self.path.partition("?")[0].removeprefix(FOLDER)
                host.asked.append(name)
                file = host.root / name
                if not file.is_file():
                    self.send_error(404)
                    return
                kind, raw = self.guess_type(str(file)), file.read_bytes()
                if host.stranger and not name.startswith("tai/"):
                    raw = b"<p>Please log in.</p>"
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw[: len(raw) // 2] if name in host.cut else raw)

        return Handler


@contextmanager
def online(host: Host) -> Iterator[str]:
    with serving(host.handler()) as server:
        host.address = f"http://127.0.0.1:{server.server_port}{FOLDER}"
        yield host.address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=NARROW)
    yield context
    context.close()


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    Watch(context)
    return context.new_page()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    publish(with_silence(read_site_book(folder), folder), folder)
    return folder / "site"


@pytest.fixture
def host(site: Path) -> Host:
    return Host(site)


def state(page: Page, words: str) -> None:
    expect(page.locator(".offline .state")).to_contain_text(words, timeout=PATIENCE)


def take(page: Page, base: str, module: str = "an-toan") -> None:
    page.goto(f"{base}{module}/index.html")
    page.locator(".offline .take").click()


def taken(page: Page, base: str, module: str = "an-toan") -> None:
    take(page, base, module)
    state(page, ON_THE_PHONE)


def rows(site: Path, module: str = "an-toan") -> dict[str, tuple[str, int]]:
    told = json.loads((site / f"tai/{module}.json").read_text("utf-8"))
    return {name: (version, size) for name, version, size in told["files"]}


def test_the_list_names_what_the_module_s_pages_load_and_what_belongs_to_all(site: Path) -> None:
    listed = rows(site)
    wanted = ("index.html", "tim.html", "chua-tai.html", "an-toan/index.html", "an-toan/01-mo-may.html", LESSON, SOUND)
    wanted += ("tu-kho.html", "gia-dinh-so.html", "hoc-xong.html", "an-toan/02-tin-gia-nguoi-huong-dan.html")
    assert {*wanted} <= {*listed}
    assert {path.name for path in site.glob("*.js")} - {"sw.js"} == {name for name in listed if name.endswith(".js")}
    assert not [name for name in listed if name.startswith(("khac/", "share/", "icons/")) or name == "404.html"]
    for name, (version, size) in listed.items():
        assert file_digest(site / name).startswith(version)
        assert (site / name).stat().st_size == size


def test_the_page_says_beforehand_how_much_it_weighs_and_asks_for_nothing(phone: Page, host: Host) -> None:
    with online(host) as base:
        phone.goto(f"{base}an-toan/index.html", wait_until="networkidle")
        size = sum(size for name, (_, size) in rows(host.root).items() if name != "an-toan/index.html")
        weight = f"{size / 1e6:.1f}".replace(".", ",")
        expect(phone.locator(".offline .take")).to_have_text(f"Tải bài về máy ({weight}\u00a0MB)")
        state(phone, "wifi")
        assert phone.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
        assert phone.evaluate("caches.keys()") == []
        assert not [name for name in host.asked if name.startswith("tai/") or name == "sw.js"]


def test_a_downloaded_module_opens_searches_speaks_and_seeks_without_a_network(
    phone: Page, context: BrowserContext, host: Host
) -> None:
    with online(host) as base:
        taken(phone, base)
    context.set_offline(True)
    phone.goto(base)
    phone.get_by_role("link", name="Tìm bài").click()
    phone.fill("#q", "lua dao")
    phone.locator("#found a").first.click()
    expect(phone.locator("h1")).to_have_text("Tin nhắn giả")
    hears(phone, "#buoc-1 > .sound .listen", "buoc-1-c2")
    assert seek(phone) == pytest.approx(2, abs=0.3)
    phone.goto(f"{base}khac/bang.html")
    expect(phone.locator("h1")).to_have_text("Bài này chưa có trong máy")
    phone.locator("main").get_by_role("link", name="Trang đầu").click()
    expect(phone.locator("h1")).to_have_text("Lớp học số")


def seek(page: Page) -> float:
    """Where a sound stands after it was sent to its second second."""
    return float(
        page.evaluate(
            """() => new Promise((done, fail) => {
                 const sound = new Audio(document.querySelector('#buoc-1 > .sound audio').src);
                 sound.onerror = fail;
                 sound.onloadedmetadata = () => { sound.currentTime = 2; };
                 sound.onseeked = () => done(sound.currentTime);
                 sound.load();
               })"""
        )
    )


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("bytes=0-", 206, 0, -1),
        ("bytes=10-19", 206, 10, 19),
        ("bytes=-7", 206, -7, -1),
        ("bytes=10-99999999", 206, 10, -1),
        ("bytes=99999999-", 416, 0, 0),
        ("", 200, 0, -1),
    ],
)
def test_pieces_of_a_sound_are_answered(
    asked: str, status: int, first: int, last: int, holder: tuple[Page, str, Path]
) -> None:
    page, base, site = holder
    raw = (site / SOUND).read_bytes()
    got = page.evaluate(
        """([url, range]) => fetch(url, {headers: range ? {Range: range} : {}}).then(one => one.arrayBuffer().then(
             raw => [one.status, one.headers.get('Content-Range'), Array.from(new Uint8Array(raw))]))""",
        [base + SOUND, asked],
    )
    assert got[0] == status
    if status == 416:
        assert got[1] == f"bytes */{len(raw)}"
        return
    begin, end = first % len(raw), last % len(raw)
    assert bytes(got[2]) == raw[begin : end + 1]
    assert got[1] == (f"bytes {begin}-{end}/{len(raw)}" if status == 206 else None)


@pytest.fixture(scope="module")
def holder(browser: Browser, site: Path) -> Iterator[tuple[Page, str, Path]]:
    """A phone that has the module, and no network any more."""
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    with online(Host(site)) as base:
        taken(page, base)
    page.goto(base)
    yield page, base, site
    context.close()


def test_a_download_that_was_cut_goes_on_where_it_was(phone: Page, host: Host) -> None:
    host.cut = {SOUND}
    with online(host) as base:
        take(phone, base)
        state(phone, "Mạng bị ngắt")
        phone.reload()
        expect(phone.locator(".offline .take")).to_contain_text("Tải bài về máy (")
        had = sorted({*rows(host.root)} & {*host.asked})
        host.cut, host.asked[:] = set(), []
        phone.locator(".offline .take").click()
        state(phone, ON_THE_PHONE)
        again = [name for name in host.asked if name.startswith("audio/")]
    before = [name for name in had if name.startswith("audio/") and name != SOUND]
    assert before and again[0] == SOUND
    assert not {*before} & {*again}


def test_it_goes_on_by_itself_when_the_network_is_back(phone: Page, context: BrowserContext, host: Host) -> None:
    host.cut = {SOUND}
    with online(host) as base:
        take(phone, base)
        state(phone, "Mạng bị ngắt")
        host.cut = set()
        context.set_offline(True)
        phone.wait_for_function("!navigator.onLine")
        context.set_offline(False)
        # A machine whose network is cut, as in .ci/run, is never online for the browser: it is told as it would be.
        phone.evaluate("window.dispatchEvent(new Event('online'))")
        state(phone, ON_THE_PHONE)


def test_a_log_in_page_is_not_taken_for_a_lesson(phone: Page, host: Host) -> None:
    with online(host) as base:
        phone.goto(f"{base}an-toan/index.html")
        phone.wait_for_selector(".offline .take")
        host.stranger = True
        phone.evaluate("navigator.serviceWorker.register = () => Promise.resolve()")
        phone.locator(".offline .take").click()
        state(phone, "không đúng bản")
        assert kept(phone) == []


def kept(page: Page) -> list[str]:
    """The addresses of all files on the phone."""
    return list(
        page.evaluate(
            """() => caches.keys().then(names => Promise.all(names.filter(name => /files/.test(name)).map(
                 name => caches.open(name).then(one => one.keys()).then(keys => keys.map(key => key.url)))))
               .then(all => [].concat(...all))"""
        )
    )


@pytest.mark.parametrize(
    "fault",
    [
        "navigator.storage.estimate = () => Promise.resolve({quota: 1000, usage: 990})",
        "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'))",
    ],
)
def test_a_full_phone_is_told_and_nothing_is_left_half(fault: str, phone: Page, host: Host) -> None:
    with online(host) as base:
        phone.add_init_script(fault)
        take(phone, base)
        state(phone, "Máy hết chỗ")
        assert kept(phone) == []


def test_a_browser_that_keeps_nothing_is_told(phone: Page, host: Host) -> None:
    with online(host) as base:
        refusing = "CacheStorage.prototype.open = () => Promise.reject(new DOMException('', 'SecurityError'))"
        phone.add_init_script(refusing)
        take(phone, base)
        state(phone, "không cho giữ bài")


def test_from_a_disk_it_is_not_offered(phone: Page, site: Path) -> None:
    phone.goto((site / "an-toan/index.html").as_uri())
    expect(phone.locator(".offline")).to_be_hidden()


def test_a_changed_site_is_offered_and_only_what_changed_is_fetched(phone: Page, tmp_path: Path) -> None:
    edition = with_silence(read_site_book(tmp_path), tmp_path)
    publish(edition, tmp_path)
    host = Host(tmp_path / "site")
    before = rows(host.root)
    with online(host) as base:
        taken(phone, base)
        changed(tmp_path)
        assert rows(host.root)[SOUND] != before[SOUND]
        phone.goto(f"{base}{LESSON}")
        assert "Đeo kính mới vào." not in phone.content()
        old = phone.locator("#buoc-1 > .sound audio").get_attribute("src")
        other = phone.context.new_page()
        other.goto(f"{base}an-toan/index.html")
        state(other, "bản cũ")
        expect(other.locator(".offline .take")).to_contain_text("Cập nhật")
        host.asked.clear()
        other.locator(".offline .take").click()
        state(other, ON_THE_PHONE)
    fetched = {name for name in host.asked if not name.startswith(("tai/", "sw.js"))}
    assert fetched == {name for name, row in rows(host.root).items() if before.get(name) != row}
    # The page that was open has the sound it was made with; the new page has the new one.
    sizes = [before[SOUND][1], rows(host.root)[SOUND][1]]
    assert phone.evaluate("url => fetch(url).then(one => one.blob()).then(raw => raw.size)", old) == sizes[0]
    phone.reload()
    assert "Đeo kính mới vào." in phone.content()
    new = phone.locator("#buoc-1 > .sound audio").get_attribute("src")
    assert phone.evaluate("url => fetch(url).then(one => one.blob()).then(raw => raw.size)", new) == sizes[1]


def changed(folder: Path) -> None:
    """The same book published anew, with a sentence more in a step."""
    lesson = FILES[LESSON.replace(".html", ".md")].replace("Đeo kính vào.", "Đeo kính mới vào. Ngồi chỗ sáng.")
    book = write_book(folder / "new", {**FILES, LESSON.replace(".html", ".md"): lesson})
    (folder / "sounds").mkdir()
    publish(with_silence(read(book), folder / "sounds"), folder)


def test_a_module_is_removed_and_leaves_nothing(phone: Page, host: Host) -> None:
    with online(host) as base:
        taken(phone, base)
        phone.locator(".offline .remove").click()
        state(phone, "Đã xóa")
        assert phone.evaluate("caches.keys()") == []
        assert phone.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
        expect(phone.locator(".offline .take")).to_be_focused()


def test_of_two_modules_one_can_go_and_the_other_stays(phone: Page, host: Host) -> None:
    with online(host) as base:
        taken(phone, base)
        host.asked.clear()
        taken(phone, base, "khac")
        assert not [name for name in host.asked if name in rows(host.root) and name not in (LESSON, "khac/index.html")]
        phone.goto(f"{base}an-toan/index.html")
        phone.locator(".offline .remove").click()
        state(phone, "Đã xóa")
    phone.goto(f"{base}khac/bang.html")
    expect(phone.locator("h1")).to_have_text("Sách của người khác")
    assert {url.partition(FOLDER)[2].partition("?")[0] for url in kept(phone)} == {*rows(host.root, "khac")}


def test_a_book_without_sound_can_be_taken_too(phone: Page, tmp_path: Path) -> None:
    publish(Edition(read_site_book(tmp_path), {}), tmp_path)
    with online(Host(tmp_path / "site")) as base:
        taken(phone, base)
    phone.goto(f"{base}{LESSON}")
    expect(phone.locator("h1")).to_have_text("Tin nhắn giả")
