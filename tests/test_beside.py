"""Work that a copy of this process does meanwhile."""

import gc
import multiprocessing
import os
import signal
import threading
from pathlib import Path

import pytest

from hocso import process
from hocso.process import begin_beside

can_fork = pytest.mark.skipif(not process.CAN_FORK, reason="processes are copied on Linux alone")


@pytest.fixture(autouse=True)
def room_for_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "cores", lambda: 2)
    monkeypatch.setattr(process, "LARGEST_COPIED", 1_000_000)


@can_fork
def test_a_copy_does_it_with_what_is_at_hand() -> None:
    at_hand = {"lessons": [1, 2, 3]}
    wait = begin_beside(lambda: (sum(at_hand["lessons"]), os.getpid()))
    at_hand["lessons"].append(4)
    done, by = wait()
    assert done == 6
    assert by != os.getpid()


@can_fork
def test_more_than_a_pipe_holds_comes_back() -> None:
    wait = begin_beside(lambda: "ô" * 1_000_000)
    assert len(wait()) == 1_000_000


class Forgotten:
    """Garbage that leaves a mark when it is cleared away. What FFmpeg leaves waits for its threads then."""

    def __init__(self, mark: Path) -> None:
        self.mark, self.itself = mark, self

    def __del__(self) -> None:
        self.mark.touch()


@can_fork
def test_no_copy_clears_away_what_its_parent_has_forgotten(tmp_path: Path) -> None:
    """Neither ours nor those in which Sphinx reads pages."""
    mark, here = tmp_path / "cleared away", os.getpid()
    gc.disable()
    try:
        Forgotten(mark)
        sphinx = multiprocessing.get_context("fork").Process(target=gc.collect)
        sphinx.start()
        sphinx.join(60)
        assert begin_beside(lambda: (gc.collect(), os.getpid()))()[1] != here
        assert not mark.exists()
        gc.collect()
        assert mark.exists()
    finally:
        gc.enable()


@can_fork
@pytest.mark.parametrize("how", ["ended from outside", "what it gives cannot be told"])
def test_what_a_copy_does_not_give_is_done_here(how: str) -> None:
    here = os.getpid()

    def work() -> object:
        if os.getpid() == here:
            return "done here"
        if how == "ended from outside":
            os.kill(os.getpid(), signal.SIGKILL)
        return threading.Lock()

    assert begin_beside(work)() == "done here"


@can_fork
def test_a_system_without_room_for_a_copy_has_it_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert begin_beside(lambda: "done here")() == "done here"


@pytest.mark.parametrize("forks", [pytest.param(True, marks=can_fork), False])
def test_what_it_raises_is_raised_where_it_is_waited_for(monkeypatch: pytest.MonkeyPatch, forks: bool) -> None:
    def work() -> None:
        raise ValueError("no such lesson")

    monkeypatch.setattr(process, "CAN_FORK", forks)
    wait = begin_beside(work)
    with pytest.raises(ValueError, match="no such lesson"):
        wait()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CAN_FORK", False),
        pytest.param("cores", lambda: 1, marks=can_fork),
        pytest.param("LARGEST_COPIED", 0, marks=can_fork),
    ],
)
def test_without_room_for_a_copy_it_is_done_when_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(process, name, value)
    done: list[int] = []
    wait = begin_beside(lambda: done.append(1))
    assert done == []
    wait()
    assert done == [1]
