"""The preview: pages that renew themselves, sound that can be sought, and noticing what was saved."""

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from hocso.cli.preview.server import LIVE, Server
from hocso.cli.preview.watch import changes, snapshot
from hocso.model.errors import HocsoError

PAGE = "<!doctype html><title>Bài</title><p>Chào bác."
SOUND = bytes(range(256))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "buoc-1.mp3").write_bytes(SOUND)
    with Server(tmp_path, 0) as running:
        yield running


def get(server: Server, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_a_page_is_served_with_the_line_that_renews_it_and_never_kept(server: Server) -> None:
    response, body = get(server, "/")
    assert response.status == 200
    assert body.decode().startswith(PAGE)
    assert LIVE in body.decode()
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Etag"] is None


def test_sound_can_be_sought(server: Server) -> None:
    response, body = get(server, "/buoc-1.mp3", Range="bytes=10-19")
    assert response.status == 206
    assert response.headers["Content-Range"] == "bytes 10-19/256"
    assert body == SOUND[10:20]


def test_a_page_that_is_not_there_yet_says_so_and_renews_itself_too(server: Server) -> None:
    response, body = get(server, "/4t/01-chua-co.html")
    assert response.status == 404
    assert "Trang này chưa có" in body.decode()
    assert LIVE in body.decode()


def test_nothing_outside_the_folder_is_served(server: Server) -> None:
    response, _ = get(server, "/../../etc/hostname")
    assert response.status in (403, 404)


def test_every_open_page_hears_of_a_renewal(server: Server) -> None:
    connections = [http.client.HTTPConnection("127.0.0.1", server.port, timeout=20) for _ in range(2)]
    try:
        for connection in connections:
            connection.request("GET", LIVE)
        responses = [connection.getresponse() for connection in connections]
        for _ in range(2):
            server.renew()
            assert [response.readline() + response.readline() for response in responses] == [b"data: renewed\n\n"] * 2
    finally:
        for connection in connections:
            connection.close()


def test_a_taken_port_is_told_with_another_one_to_try(server: Server, tmp_path: Path) -> None:
    with pytest.raises(HocsoError) as caught, Server(tmp_path, server.port):
        pass
    assert str(server.port) in caught.value.message.vi
    assert f"--port {server.port + 1}" in caught.value.message.vi


def test_a_saved_file_is_noticed_and_what_we_make_is_not(tmp_path: Path) -> None:
    lesson = tmp_path / "curriculum" / "01-bai.md"
    made = tmp_path / "_build" / "site" / "index.html"
    hidden = tmp_path / ".hocso" / "doctrees" / "x"
    for path in (lesson, made, hidden):
        path.parent.mkdir(parents=True)
        path.write_text("một", encoding="utf-8")
    acts = iter(
        [
            lambda: made.write_text("hai hai", encoding="utf-8"),
            lambda: hidden.write_text("hai hai", encoding="utf-8"),
            lambda: lesson.write_text("hai hai", encoding="utf-8"),
            lambda: lesson.unlink(),
        ]
    )
    done = []

    def wait() -> None:
        done.append(next(acts)())

    noticed = changes(tmp_path, wait)
    next(noticed)
    assert len(done) == 3, "the writes to what we make went by unnoticed"
    next(noticed)
    assert len(done) == 4
    assert snapshot(tmp_path) == {}
