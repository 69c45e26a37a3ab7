"""A phone's browser for tests: what it complained of, what it asked for, and a server that it may ask."""

import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_BROWSER = "no Chromium was found on this machine"
PATIENCE = 120_000
NARROW = {"width": 360, "height": 640}


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watch:
    """Everything a page complained of and asked for. A machine with much to do gets the time it needs."""

    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.asked: list[str] = []
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("page", self._watch)

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)


# A sentence is lit for less than a second: on a busy machine nobody may look just then, so all are written down.
LIT = """() => {
  window.lit = [];
  new MutationObserver(changes => changes.forEach(one => {
    if (/(^| )now( |$)/.test(one.target.className)) { lit.push(one.target.id); }
  })).observe(document.body, {subtree: true, attributes: true, attributeFilter: ['class']});
}"""


def hears(page: Page, button: str, anchor: str) -> None:
    """Press a listen button and wait until a sentence was lit."""
    page.evaluate(LIT)
    page.locator(button).click()
    page.wait_for_function("anchor => lit.indexOf(anchor) >= 0", arg=anchor)


@contextmanager
def serving(handler: type[http.server.BaseHTTPRequestHandler]) -> Iterator[http.server.ThreadingHTTPServer]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
