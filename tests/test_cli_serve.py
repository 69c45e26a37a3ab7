"""The preview's parts: what is served and to whom, what pages hear, and noticing what was saved."""

import http.client
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hocso.cli.preview.board import Board, Place, Remark
from hocso.cli.preview.overlay import Overlay, version_of
from hocso.cli.preview.server import LIVE, NOWHERE, PANEL, Server
from hocso.cli.preview.watch import Watch, snapshot
from hocso.model.errors import HocsoError
from hocso.model.message import Message
from hocso.publish.site.scripts import SCRIPTS

PAGE = "<!doctype html><title>Bài</title><p>Chào bác."
SOUND = bytes(range(256))
REMARK = Remark("error", 12, "Thiếu dấu.", "V001", "s3")


def in_vietnamese(spoken: Message) -> str:
    return spoken.vi


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "buoc-1.mp3").write_bytes(SOUND)
    return folder


@pytest.fixture
def overlay(site: Path) -> Iterator[Overlay]:
    with Overlay(site) as overlay:
        yield overlay


@pytest.fixture
def server(overlay: Overlay) -> Iterator[Server]:
    with Server(overlay, range(1)) as running:
        yield running


def get(server: Server, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


class Listener:
    """A page that hears the stream."""

    def __init__(self, server: Server, page: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        self.connection.request("GET", f"{LIVE}?page={page}")
        self.response = self.connection.getresponse()

    def hears(self) -> dict[str, Any]:
        while not (line := self.response.readline()).startswith(b"data: "):
            assert line, "the stream ended"
        heard: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
        return heard


@pytest.fixture
def listen(server: Server) -> Iterator[Any]:
    opened: list[Listener] = []

    def listen(page: str) -> Listener:
        opened.append(Listener(server, page))
        return opened[-1]

    yield listen
    for each in opened:
        each.connection.close()


# What is served


def test_a_page_is_served_with_the_line_that_renews_it_and_never_kept(server: Server) -> None:
    response, body = get(server, "/")
    assert response.status == 200
    assert body.decode().startswith(PAGE)
    assert f'src="{PANEL}" data-version="{version_of(PAGE.encode())}"' in body.decode()
    assert int(response.headers["Content-Length"]) == len(body)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Etag"] is None


def test_the_panel_comes_with_its_style(server: Server) -> None:
    response, body = get(server, PANEL)
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert ".pill" in body.decode()
    assert "/* style */" not in body.decode()


def test_sound_can_be_sought(server: Server) -> None:
    response, body = get(server, "/buoc-1.mp3", Range="bytes=10-19")
    assert response.status == 206
    assert response.headers["Content-Range"] == "bytes 10-19/256"
    assert body == SOUND[10:20]


def test_a_page_that_is_not_there_yet_says_so_and_renews_itself_too(server: Server) -> None:
    response, body = get(server, "/4t/01-chua-co.html")
    assert response.status == 404
    assert "Trang này chưa có" in body.decode()
    assert NOWHERE in body.decode()


@pytest.mark.parametrize("path", ["/../secret.html", "/..%2fsecret.html", "/4t/../../secret.html"])
def test_nothing_outside_the_folder_is_served(path: str, server: Server, site: Path) -> None:
    (site.parent / "secret.html").write_text("bí mật", encoding="utf-8")
    response, body = get(server, path)
    assert response.status in (403, 404)
    assert "bí mật" not in body.decode()
    assert server.overlay.version(path.lstrip("/")) == ""


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example"])
@pytest.mark.parametrize("path", ["/", "/buoc-1.mp3", LIVE, PANEL])
def test_a_name_of_another_host_gets_nothing(host: str, path: str, server: Server) -> None:
    """Anyone may let a name of theirs point to this machine, and have a page of theirs read what it serves."""
    response, body = get(server, path, Host=host)
    assert response.status == 403
    assert b"Ch\xc3\xa0o" not in body


def test_this_machine_may_be_called_localhost(server: Server) -> None:
    assert get(server, "/", Host=f"localhost:{server.port}")[0].status == 200


# What lies over the site


def test_a_newer_page_is_served_until_the_site_is_as_new(server: Server, overlay: Overlay, site: Path) -> None:
    overlay.write("index.html", "<p>mới")
    overlay.write("images/a.svg", "<svg/>")
    assert get(server, "/")[1].startswith("<p>mới".encode())
    assert get(server, "/images/a.svg")[1] == b"<svg/>"
    overlay.clear()
    assert get(server, "/")[1].startswith(PAGE.encode())
    assert get(server, "/images/a.svg")[0].status == 404
    assert sorted(path.name for path in site.iterdir()) == ["buoc-1.mp3", "index.html"], "the site is not touched"


def test_only_what_differs_lies_over_the_site(overlay: Overlay, site: Path) -> None:
    overlay.write("index.html", "<p>mới")
    overlay.write("index.html", PAGE)
    overlay.copy(site / "buoc-1.mp3", "buoc-1.mp3")
    assert not any(path.is_file() for path in overlay.folder.rglob("*"))


# What pages hear


def test_every_open_page_hears_what_is_said_of_it(server: Server, overlay: Overlay, listen: Any) -> None:
    places = (Place("a.md", "index.html", "Trang chủ", {"error": 1}), Place("b.md", "4t/b.html", "Bài", {"error": 2}))
    home, other = listen("/"), listen("/4t/b.html")
    assert home.hears() == {"version": version_of(PAGE.encode())}
    assert other.hears() == {"version": NOWHERE}
    server.show(Board(in_vietnamese, {"index.html": (REMARK,)}, places))
    heard = home.hears()
    assert heard["remarks"] == [{"severity": "error", "line": 12, "text": "Thiếu dấu.", "code": "V001", "anchor": "s3"}]
    assert [place["title"] for place in heard["elsewhere"]] == ["Bài"], (
        "what is told of the page itself is not told twice"
    )
    assert heard["words"]["errors"] == "# lỗi"
    overlay.write("index.html", "<p>mới")
    server.show(replace(server.board, trouble="_toc.yml hỏng"))  # type: ignore[type-var]
    heard = home.hears()
    assert heard["version"] == version_of("<p>mới".encode())
    assert heard["trouble"] == "_toc.yml hỏng"


def test_a_page_hears_nothing_twice(server: Server, listen: Any) -> None:
    home = listen("/")
    home.hears()
    for trouble in ("một", "một", "hai"):
        server.show(Board(in_vietnamese, trouble=trouble))
    heard = [home.hears()["trouble"]]
    while heard[-1] != "hai":
        heard.append(home.hears()["trouble"])
    assert heard in (["một", "hai"], ["hai"])


# The port


def test_another_port_is_taken_where_the_first_is_not_free(server: Server, site: Path) -> None:
    with Overlay(site) as overlay, Server(overlay, range(server.port, server.port + 20)) as second:
        assert server.port < second.port < server.port + 20
        assert get(second, "/")[0].status == 200


def test_a_port_that_was_asked_for_and_is_taken_is_told_with_another_one_to_try(server: Server, site: Path) -> None:
    ports = range(server.port, server.port + 1)
    with pytest.raises(HocsoError) as caught, Overlay(site) as overlay, Server(overlay, ports):
        pass
    assert str(server.port) in caught.value.message.vi
    assert f"--port {server.port + 1}" in caught.value.message.vi


def test_the_server_listens_on_this_machine_alone(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
    assert server.socket.family == socket.AF_INET


# What was saved


class Acts:
    """Things that happen while the watch pauses, one at a time."""

    def __init__(self, *acts: Any) -> None:
        self.acts = list(acts)

    def __call__(self, _: float) -> None:
        if self.acts:
            self.acts.pop(0)()


def nothing() -> None: ...


def test_a_saved_file_is_noticed_and_what_we_make_is_not(tmp_path: Path) -> None:
    lesson = tmp_path / "curriculum" / "01-bai.md"
    made = tmp_path / "_build" / "site" / "index.html"
    hidden = tmp_path / ".hocso" / "doctrees" / "x"
    for path in (lesson, made, hidden):
        path.parent.mkdir(parents=True)
        path.write_text("một", encoding="utf-8")
    acts = Acts(
        lambda: made.write_text("hai hai", encoding="utf-8"),
        lambda: hidden.write_text("hai hai", encoding="utf-8"),
        lambda: lesson.write_text("hai hai", encoding="utf-8"),
        nothing,
        lambda: lesson.unlink(),
    )
    watch = Watch(tmp_path, acts)
    assert watch.wait() == {lesson}
    assert len(acts.acts) == 1, "the writes to what we make went by unnoticed"
    assert watch.wait() == {lesson}
    assert snapshot(tmp_path) == {}


def test_an_editor_that_saves_by_another_file_has_saved_once(tmp_path: Path) -> None:
    lesson, draft, old = (tmp_path / name for name in ("01.md", "01.md~", "01.bak"))
    lesson.write_text("một", encoding="utf-8")
    watch = Watch(
        tmp_path,
        Acts(
            lambda: draft.write_text("hai", encoding="utf-8"),
            lambda: lesson.rename(old),
            lambda: draft.rename(lesson),
            lambda: old.unlink(),
        ),
    )
    assert watch.wait() == {lesson}
    assert not watch.has_news()


def test_many_files_saved_at_once_are_one_change(tmp_path: Path) -> None:
    first, second = tmp_path / "01.md", tmp_path / "02.md"
    watch = Watch(
        tmp_path,
        Acts(lambda: first.write_text("một", encoding="utf-8"), lambda: second.write_text("hai", encoding="utf-8")),
    )
    assert watch.wait() == {first, second}


def test_an_older_copy_of_as_many_bytes_is_noticed(tmp_path: Path) -> None:
    lesson, copy = tmp_path / "01.md", tmp_path / "copy.md"
    lesson.write_text("một", encoding="utf-8")
    copy.write_text("hai", encoding="utf-8")
    watch = Watch(tmp_path, Acts())
    copy.replace(lesson)
    assert lesson in watch.wait()


def test_what_is_saved_while_pages_are_made_is_not_lost(tmp_path: Path) -> None:
    lesson = tmp_path / "01.md"
    lesson.write_text("một", encoding="utf-8")
    watch = Watch(tmp_path, Acts())
    lesson.write_text("một hai", encoding="utf-8")
    assert watch.wait() == {lesson}
    lesson.write_text("một hai ba", encoding="utf-8")
    assert watch.has_news()
    assert watch.wait() == {lesson}
    assert not watch.has_news()


def test_no_page_of_the_site_knows_of_the_preview() -> None:
    theme = Path(__file__).parent.parent / "tooling" / "hocso" / "publish" / "site" / "theme"
    assert SCRIPTS
    assert not [file.name for file in theme.iterdir() if "hocso-preview" in file.read_text(encoding="utf-8")]
