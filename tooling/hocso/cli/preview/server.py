"""A web server for this machine only: files with byte ranges (sound can be sought), and pages that renew themselves."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.web import Application, RequestHandler, StaticFileHandler

from hocso.messages import message
from hocso.model.errors import HocsoError

HOST = "127.0.0.1"
LIVE = "/.hocso/live"
RENEWS_ITSELF = f'<script>new EventSource("{LIVE}").onmessage=function(){{location.reload()}}</script>\n'.encode()

Listeners = set[asyncio.Event]


class Pages(StaticFileHandler):
    """Files as they are, except that a page gets the line that renews it."""

    @classmethod
    def get_content(cls, abspath: str, start: int | None = None, end: int | None = None) -> Iterator[bytes]:  # type: ignore[override]
        if abspath.endswith(".html"):
            yield (Path(abspath).read_bytes() + RENEWS_ITSELF)[start:end]
        else:
            yield from StaticFileHandler.get_content(abspath, start, end)

    def get_content_size(self) -> int:
        page = (self.absolute_path or "").endswith(".html")
        return super().get_content_size() + (len(RENEWS_ITSELF) if page else 0)

    def compute_etag(self) -> None:
        """None: tornado remembers a file's tag for ever, and ours change while it runs."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002
        self.set_header("Cache-Control", "no-store")

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ARG002
        spoken = message("cli.no-page-yet")
        self.finish(f"<!doctype html><meta charset=utf-8><p>{spoken.vi}<p lang=en>{spoken.en}".encode() + RENEWS_ITSELF)


class Live(RequestHandler):
    """A stream that says one word each time the pages were made anew."""

    def initialize(self, listeners: Listeners) -> None:
        self.listeners = listeners
        self.renewed = asyncio.Event()

    async def get(self) -> None:
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Cache-Control", "no-store")
        self.listeners.add(self.renewed)
        try:
            await self.flush()
            while True:
                await self.renewed.wait()
                self.renewed.clear()
                self.write("data: renewed\n\n")
                await self.flush()
        except StreamClosedError:
            pass  # the page was closed
        finally:
            self.listeners.discard(self.renewed)

    def on_connection_close(self) -> None:
        self.renewed.set()  # wakes ``get``, whose next write then ends it


class Server:
    """Serves ``folder`` while it is entered, from a thread of its own. HocsoError if the port is taken."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.listeners: Listeners = set()
        self.ready = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self.serve()), daemon=True)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def __enter__(self) -> Self:
        try:
            self.socket = socket.create_server((HOST, self.port))
        except OSError as error:
            raise HocsoError(message("cli.port-taken", port=self.port, other=self.port + 1)) from error
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

    def renew(self) -> None:
        """Tell every open page that there is a newer one."""
        for renewed in tuple(self.listeners):
            self.loop.call_soon_threadsafe(renewed.set)

    async def serve(self) -> None:
        self.loop, self.stopped = asyncio.get_running_loop(), asyncio.Event()
        pages = {"path": str(self.folder), "default_filename": "index.html"}
        application = Application(
            [(LIVE, Live, {"listeners": self.listeners}), (r"/(.*)", Pages, pages)],
            log_function=lambda _: None,  # the terminal belongs to the findings
        )
        server = HTTPServer(application)
        server.add_socket(self.socket)
        self.ready.set()
        await self.stopped.wait()
        server.stop()
        await server.close_all_connections()
