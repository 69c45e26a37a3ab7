"""Work that a copy of this process does meanwhile."""

import gc
import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from hocso import process
from hocso.process import WORTH_A_COPY, begin_beside, met_from_behind

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


class Shelf:
    """A folder of pieces of work that were done, each a file that says by which process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has_put(self, piece: int) -> bool:
        """As ``met_from_behind`` asks it: whether a piece was not there before, and is now."""
        try:
            with (self.folder / str(piece)).open("x", encoding="utf-8") as file:
                file.write(str(os.getpid()))
        except FileExistsError:
            return False
        return True

    def by(self) -> list[int]:
        files = sorted(self.folder.iterdir(), key=lambda file: int(file.name))
        return [int(file.read_text(encoding="utf-8")) for file in files]


PIECES = range(4 * WORTH_A_COPY)


@can_fork
def test_a_copy_comes_from_behind_until_the_two_meet(tmp_path: Path) -> None:
    here, shelf = os.getpid(), Shelf(tmp_path)
    with met_from_behind(shelf.has_put, PIECES):
        while not (tmp_path / str(PIECES[-1])).exists():
            time.sleep(0.01)
        for piece in PIECES:
            shelf.has_put(piece)
    by = shelf.by()
    assert len(by) == len(PIECES)
    assert by == sorted(by, key=lambda one: one != here), "what was done here comes first"
    assert by[-1] != here


@can_fork
def test_a_piece_that_cannot_be_kept_ends_the_copy(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    with met_from_behind(lambda piece: piece > PIECES[-3] and shelf.has_put(piece), PIECES):
        pass
    assert sorted(int(file.name) for file in tmp_path.iterdir()) == [*PIECES[-2:]]


@can_fork
def test_a_copy_that_breaks_down_leaves_the_rest_to_be_done_here(tmp_path: Path) -> None:
    here, shelf = os.getpid(), Shelf(tmp_path)

    def work(piece: int) -> bool:
        if os.getpid() != here and piece == PIECES[-2]:
            os.kill(os.getpid(), signal.SIGKILL)
        return shelf.has_put(piece)

    with met_from_behind(work, PIECES):
        while not (tmp_path / str(PIECES[-1])).exists():
            time.sleep(0.01)
        for piece in PIECES:
            work(piece)
    assert len(shelf.by()) == len(PIECES)


@can_fork
def test_what_goes_wrong_here_ends_the_copy_at_once() -> None:
    def for_ever(_piece: int) -> bool:
        threading.Event().wait()
        return True

    with pytest.raises(ZeroDivisionError), met_from_behind(for_ever, PIECES):
        raise ZeroDivisionError
    assert multiprocessing.active_children() == []


def test_a_few_pieces_are_not_worth_a_copy(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    with met_from_behind(shelf.has_put, PIECES[: WORTH_A_COPY - 1]):
        pass
    assert shelf.by() == []
