"""Two builds at once, a build killed at any moment, a disk that is full or write-protected: right, or a clear error."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import pytest

from accidents import Accident, call
from changing_book import EDITS, Built, build_elsewhere, build_it, difference, write_tiny_book
from hocso.build import build_anew
from hocso.messages import message
from hocso.narrate import workshop
from hocso.process import alone
from hocso.publish import USUAL

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can copy a process")
STEPS = 4
"""So many moments of a build are tried, evenly spread over its changes to files."""


@pytest.fixture(scope="module", autouse=True)
def quick_voice() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workshop, "pool", lambda *_: ThreadPoolExecutor(1))
        yield


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("clean")
    return build_elsewhere(write_tiny_book(folder / "book"), folder / "copy", USUAL)


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many changes to files a first build makes."""
    ended = call(write_tiny_book(tmp_path_factory.mktemp("counted") / "book"), ["build"])
    assert ended.code == 1  # the tiny book lacks much that a lesson should have
    return len(ended.changes)


def parts_in(out: Path) -> list[Path]:
    return [path for target in USUAL for path in (out / target).rglob(".*")]


@FORKS
@pytest.mark.parametrize("step", range(STEPS))
def test_a_build_killed_at_any_moment_is_finished_by_the_next(
    step: int, tmp_path: Path, changes: int, clean: Built
) -> None:
    root = write_tiny_book(tmp_path / "book")
    ended = call(root, ["build"], Accident(at=(2 * step + 1) * changes // (2 * STEPS)))
    assert ended.code == -signal.SIGKILL
    assert difference(build_it(root, USUAL), clean) == ""
    assert parts_in(root / "_build") == []


@FORKS
def test_what_a_killed_build_began_is_removed_when_nothing_needs_it(tmp_path: Path, changes: int, clean: Built) -> None:
    """The words for the search have a name of their own for every text."""
    root = write_tiny_book(tmp_path / "book")
    page, words = root / "m" / "01-mot.md", (root / "m" / "01-mot.md").read_text(encoding="utf-8")
    page.write_text(words.replace("Bà Tư", "Bà Năm"), encoding="utf-8")
    assert call(root, ["build"], Accident(at=changes - 30)).code == -signal.SIGKILL
    begun = {path.name for path in (root / "_build" / "site").glob("search-*.js")}
    page.write_text(words, encoding="utf-8")
    assert difference(build_it(root, USUAL), clean) == ""
    assert begun - {path.name for path in (root / "_build" / "site").iterdir()}


REFUSALS = {errno.ENOSPC: "Ổ đĩa đã đầy|Không ghi được", errno.EACCES: "không cho|Không ghi được"}


@FORKS
@pytest.mark.parametrize("code", REFUSALS)
@pytest.mark.parametrize("step", range(STEPS))
def test_a_disk_that_refuses_is_told_and_harms_nothing(
    step: int, code: int, tmp_path: Path, changes: int, clean: Built
) -> None:
    root = write_tiny_book(tmp_path / "book")
    ended = call(root, ["build"], Accident(at=1 + step * changes // STEPS, code=code))
    assert ended.code == 2, ended.said
    assert "Lỗi: " in ended.said
    assert "Traceback" not in ended.said
    assert difference(build_it(root, USUAL), clean) == ""


def test_two_builds_at_once_both_end_well(tmp_path: Path, clean: Built) -> None:
    root = write_tiny_book(tmp_path / "book")
    command = [sys.executable, "-m", "hocso", "build", "-C", str(root), "--lang", "en"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) for _ in range(2)]
    said = [(one.communicate()[1].decode("utf-8"), one.returncode) for one in both]
    assert [code for _, code in said] == [1, 1], said
    assert all("Traceback" not in text for text, _ in said)
    assert difference(build_it(root, USUAL), clean) == ""


def test_whoever_comes_next_is_told_of_an_end_in_an_error(tmp_path: Path) -> None:
    """A disk that refuses to write may refuse to remove, too."""
    file = tmp_path / "building"
    with pytest.raises(OSError), alone(file, pytest.fail):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    for expected in (True, False):
        with alone(file, pytest.fail) as unfinished:
            assert unfinished == expected


def test_a_build_waits_for_another_one_and_says_so(tmp_path: Path) -> None:
    root = write_tiny_book(tmp_path / "book")
    heard: list[str] = []

    class Listener:
        def stage(self, said, total=None):  # noqa: ARG002
            heard.append(said.en)

        def advance(self, pieces=1): ...

        def note(self, said): ...

    waiting = Thread(target=build_anew, args=(root, ["booklets"]), kwargs={"progress": Listener()})
    with alone(root / ".hocso" / "building", lambda: pytest.fail("nobody else is there")) as killed_before:
        assert not killed_before
        waiting.start()
        waiting.join(1)
        assert heard == [message("build.waiting").en]
        assert not (root / "_build" / "booklets").exists()
    waiting.join()
    assert (root / "_build" / "booklets" / "m.pdf").is_file()


def test_the_booklet_of_a_module_that_is_gone_is_not_kept(tmp_path: Path) -> None:
    root, out = write_tiny_book(tmp_path / "book"), tmp_path / "book" / "_build"
    build_it(root, ["booklets"])
    other = out / "booklets" / "own.pdf"
    other.write_bytes(b"somebody else's")
    (root / "n" / "01-ba.md").unlink()
    EDITS["contents again"](root, 0)
    build_it(root, ["booklets"])
    assert other.is_file()
    assert not list((out / "booklets").glob("n*.pdf"))


def test_books_that_share_a_folder_leave_each_other_alone(tmp_path: Path) -> None:
    root = write_tiny_book(tmp_path / "book")
    other = shutil.copytree(root, tmp_path / "other")
    for page in ("m/01-mot.md", "m/02-hai.md"):
        (other / page).unlink()
    EDITS["contents again"](other, 0)
    build_anew(root, ["booklets"], out=tmp_path / "usb")
    build_anew(other, ["booklets"], out=tmp_path / "usb")
    assert (tmp_path / "usb" / "booklets" / "m.pdf").is_file()
