"""Fixtures that every stage's tests share: small books written for the occasion."""

import os
import textwrap
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from hocso.cli import main

if TYPE_CHECKING:
    from loopback_google import Google

CONFIG = """\
title: Sách thử
author: Lớp học
only_build_toc_files: true
execute: {execute_notebooks: cache, timeout: 30}
html: {baseurl: "https://sach-thu.example/"}
parse: {myst_enable_extensions: [colon_fence]}
sphinx:
  extra_extensions: [hocso.extension]
  config: {language: vi}
"""

settings.register_profile("long")  # pytest --hypothesis-profile=long: a search for hours, by hand

# pytest-socket guards this process only. Others that a test starts find no way out either: nobody listens there.
os.environ["https_proxy"] = "http://127.0.0.1:9"

MakeBook = Callable[[Mapping[str, str]], Path]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def make_book(tmp_path: Path) -> MakeBook:
    """Write a book from {path: text}; without its own, it gets a ``_config.yml`` and a ``_toc.yml``.

    The contents made for it have one part a folder, in order of path, and ``index`` as the root page.
    """

    def make(files: Mapping[str, str]) -> Path:
        return write_book(tmp_path / "book", files)

    return make


def write_book(root: Path, files: Mapping[str, str]) -> Path:
    """What ``make_book`` does, for fixtures of another scope."""
    texts = {path: textwrap.dedent(text) for path, text in files.items()}
    texts.setdefault("index.md", "# Trang chủ\n\nChào bác.\n")
    texts.setdefault("_config.yml", CONFIG)
    texts.setdefault("_toc.yml", contents_for(texts))
    for path, text in texts.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def contents_for(files: Mapping[str, str]) -> str:
    """A ``_toc.yml`` for the pages among ``files``."""
    pages = sorted(path for path in files if path.endswith((".md", ".ipynb")) and path != "index.md")
    folders = dict.fromkeys(path.rpartition("/")[0] for path in pages)
    lines = ["format: jb-book", "root: index"]
    if folders:
        lines.append("parts:")
    for folder in folders:
        lines += [f"  - caption: {folder or 'Bài'}", "    chapters:"]
        inside = [path for path in pages if path.rpartition("/")[0] == folder]
        inside.sort(key=lambda path: (not path.endswith("index.md"), path))
        lines += [f"      - file: {path.rpartition('.')[0]}" for path in inside]
    return "\n".join(lines) + "\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line in a folder: (exit code, standard output, standard error)."""
    monkeypatch.setenv("LANGUAGE", "")  # main() sets it; this puts it back afterwards
    monkeypatch.delenv("HOCSO_LANG", raising=False)

    def call(folder: Path, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write golden files anew; review the difference")


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked on this machine is asked directly."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long a voice would have waited for its service, which it does not do."""
    from hocso.narrate.engines import persistence

    waited: list[float] = []
    monkeypatch.setattr(persistence, "sleep", waited.append)
    return waited


@pytest.fixture
def google(no_proxy: None, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> Iterator["Google"]:  # noqa: ARG001
    """Google's voice, played on this machine; voices work in threads, so that this is the one they ask."""
    from hocso.narrate import worker, workshop
    from loopback_google import Google

    monkeypatch.setattr(workshop, "pool", lambda workers, *_: ThreadPoolExecutor(workers))
    worker._opened.cache_clear()
    with Google() as served:
        monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path: f"{served.address}{tld}/{path}")
        thread = Thread(target=served.serve_forever, args=(0.01,))
        thread.start()
        yield served
        served.over.set()
        served.shutdown()
        thread.join()
    worker._opened.cache_clear()
