"""A web server for this machine only: files with byte ranges (sound can be sought), and pages that renew themselves."""

import asyncio
import json
import socket
import threading
import time
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.web import Application, HTTPError, RequestHandler, StaticFileHandler

from hocso.cli.preview.board import Board
from hocso.cli.preview.overlay import Overlay, version_of
from hocso.messages import message
from hocso.model.errors import HocsoError

HOST = "127.0.0.1"
NAMES = ("127.0.0.1", "localhost")
"""What this machine calls itself. A page of another host that has its name point here gets nothing."""
LIVE = "/.hocso/live"
PANEL = "/.hocso/panel.js"
NOWHERE = "0" * 16
"""The version of a page that is not there."""
BETWEEN_REQUESTS = 0.2
"""Seconds in which a browser that loads a page asks for the next file of it."""
LONGEST_LOAD = 1.0
QUIET_SECONDS = 10
"""So often a stream on which nothing happens says so, which is how a page that was closed is noticed."""


class OnlyHere(RequestHandler):
    """Answers this machine alone, and lets nothing be kept."""

    def prepare(self) -> None:
        self.settings["asked"].set()
        if self.request.host_name not in NAMES:
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")


class Pages(OnlyHere, StaticFileHandler):
    """Files as they are, the newer ones before those of the site's folder; a page gets the line that renews it."""

    def initialize(self, overlay: Overlay) -> None:  # type: ignore[override]
        super().initialize(str(overlay.site), "index.html")
        self.overlay = overlay

    async def get(self, path: str, include_body: bool = True) -> None:
        self.path = self.parse_url_path(path)
        found = self.validate_absolute_path(self.root, self.get_absolute_path(self.root, self.path))
        if found is None or not found.endswith(".html"):
            await super().get(path, include_body)
            return
        page = Path(found).read_bytes()
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(page + renewing(version_of(page)))

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        if self.overlay.covers(Path(absolute_path)):
            return str(self.overlay.over(Path(absolute_path)))
        found = super().validate_absolute_path(root, absolute_path)  # or the page of a folder
        return str(self.overlay.over(Path(found))) if found else None

    def compute_etag(self) -> None:
        """None: tornado remembers a file's tag for ever, and ours change while it runs."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        if status_code != 404:
            super().write_error(status_code, **kwargs)
            return
        spoken = message("cli.no-page-yet")
        page = f"<!doctype html><meta charset=utf-8><p>{spoken.vi}<p lang=en>{spoken.en}".encode()
        self.finish(page + renewing(NOWHERE))


class Panel(OnlyHere):
    """The script of the panel, with its style."""

    def get(self) -> None:
        self.set_header("Content-Type", "text/javascript; charset=UTF-8")
        self.finish(panel())


class Live(OnlyHere):
    """A stream that tells one page its version and what is said of it, and again each time that changes."""

    def initialize(self, server: "Server") -> None:
        self.server = server
        self.news = asyncio.Event()

    async def get(self) -> None:
        self.set_header("Content-Type", "text/event-stream")
        name = file_name(self.get_query_argument("page", "/"))
        self.server.listeners.add(self.news)
        told = ""
        try:
            while True:
                now = self.server.told(name)
                self.write(f"data: {now}\n\n" if now != told else ":\n\n")
                told = now
                await self.flush()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.news.wait(), QUIET_SECONDS)
                self.news.clear()
        except StreamClosedError:
            pass  # the page was closed
        finally:
            self.server.listeners.discard(self.news)

    def on_connection_close(self) -> None:
        self.news.set()  # wakes ``get``, whose next write then ends it


def renewing(version: str) -> bytes:
    return f'<script src="{PANEL}" data-version="{version}" defer></script>\n'.encode()


@cache
def panel() -> str:
    script, style = (_text(f"panel.{suffix}") for suffix in ("js", "css"))
    return script.replace("'/* style */'", json.dumps(style))


def _text(name: str) -> str:
    return files("hocso.cli.preview").joinpath(name).read_text(encoding="utf-8")


def file_name(address: str) -> str:
    """The file below the site's folder that a page's address is for."""
    name = unquote(address).lstrip("/")
    return f"{name}index.html" if name.endswith("/") or not name else name


class Server:
    """Serves the site under ``overlay`` while it is entered, from a thread of its own.

    At the first of ``ports`` that is free; HocsoError if none is.
    """

    def __init__(self, overlay: Overlay, ports: range) -> None:
        self.overlay = overlay
        self.ports = ports
        self.board: Board | None = None
        self.listeners: set[asyncio.Event] = set()
        self.ready = threading.Event()
        self.asked = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self.serve()), daemon=True)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def __enter__(self) -> Self:
        self.socket = first_free(self.ports)
        self.socket.setblocking(False)
        self.port = self.socket.getsockname()[1]
        self.thread.start()
        self.ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.loop.call_soon_threadsafe(self.stopped.set)
        self.thread.join()

    def show(self, board: Board) -> None:
        """Tell every open page what there is to say of it now, and which version of it is the newest."""
        self.board = board
        self.asked.clear()
        self.loop.call_soon_threadsafe(self._wake)

    def give_way(self) -> None:
        """Wait while browsers ask for what was just shown to them: whoever works on would keep them waiting."""
        limit = time.monotonic() + LONGEST_LOAD
        while self.listeners and self.asked.wait(BETWEEN_REQUESTS) and time.monotonic() < limit:
            self.asked.clear()

    def _wake(self) -> None:
        for news in self.listeners:
            news.set()

    def told(self, name: str) -> str:
        """What a page hears, as JSON: its version, and its part of the board."""
        said = self.board.for_page(name) if self.board else {}
        return json.dumps({"version": self.overlay.version(name) or NOWHERE, **said}, ensure_ascii=False)

    async def serve(self) -> None:
        self.loop, self.stopped = asyncio.get_running_loop(), asyncio.Event()
        application = Application(
            [(LIVE, Live, {"server": self}), (PANEL, Panel), (r"/(.*)", Pages, {"overlay": self.overlay})],
            log_function=lambda _: None,  # the terminal belongs to the findings
            asked=self.asked,
        )
        server = HTTPServer(application)
        server.add_socket(self.socket)
        self.ready.set()
        await self.stopped.wait()
        server.stop()
        await server.close_all_connections()


def first_free(ports: range) -> socket.socket:
    for port in ports:
        with suppress(OSError):
            return socket.create_server((HOST, port))
    raise HocsoError(message("cli.port-taken", port=ports[0], other=ports[-1] + 1))
