"""Pieces of work that this process and a copy of it do from both ends."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from hocso import process
from hocso.both_ends import MANY, from_both_ends

can_fork = pytest.mark.skipif(not process.CAN_FORK, reason="processes are copied on Linux alone")
pytestmark = pytest.mark.usefixtures("room_for_copies")

PIECES = range(4 * MANY)


@pytest.fixture
def room_for_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "cores", lambda: 2)
    monkeypatch.setattr(process, "LARGEST_COPIED", 1_000_000)


class Done:
    """The pieces in the order in which they were done here, and what a copy gave."""

    def __init__(self, before_each: Callable[[int], object] = lambda _: None) -> None:
        self.here: list[int] = []
        self.taken: list[tuple[int, object]] = []
        self._before_each = before_each

    def do(self, piece: int) -> None:
        self._before_each(piece)
        self.here.append(piece)

    def take(self, piece: int, by: object) -> None:
        self.taken.append((piece, by))


def by_whom(_piece: int) -> int:
    return os.getpid()


@can_fork
def test_a_copy_comes_from_behind_until_the_two_meet(tmp_path: Path) -> None:
    """Here nothing goes on before the copy has done its third piece."""

    def wait(_piece: int) -> None:
        while not (tmp_path / str(PIECES[-3])).exists():
            threading.Event().wait(0.01)

    def there(piece: int) -> int:
        (tmp_path / str(piece)).touch()
        return os.getpid()

    done = Done(wait)
    from_both_ends(PIECES, done.do, there, done.take)
    assert done.here + [piece for piece, _ in done.taken] == [*PIECES]
    assert len(done.here) <= len(PIECES) - 3
    assert os.getpid() not in {by for _, by in done.taken}
    assert sorted(int(file.name) for file in tmp_path.iterdir()) == [piece for piece, _ in done.taken]


@can_fork
@pytest.mark.parametrize("how", ["ended from outside", "an error", "what it gives cannot be told"])
def test_what_a_copy_does_not_give_is_done_here(how: str) -> None:
    def there(_piece: int) -> object:
        if how == "ended from outside":
            os.kill(os.getpid(), signal.SIGKILL)
        if how == "an error":
            raise ZeroDivisionError
        return threading.Lock()

    done = Done()
    from_both_ends(PIECES, done.do, there, done.take)
    assert (done.here, done.taken) == ([*PIECES], [])


@can_fork
def test_what_goes_wrong_here_ends_the_copy_at_once() -> None:
    def fail(_piece: int) -> None:
        raise ZeroDivisionError

    def for_ever(_piece: int) -> int:
        threading.Event().wait()
        return os.getpid()

    with pytest.raises(ZeroDivisionError):
        from_both_ends(PIECES, fail, for_ever, Done().take)
    assert multiprocessing.active_children() == []


def test_a_few_pieces_are_done_here() -> None:
    done = Done()
    from_both_ends(PIECES[: MANY - 1], done.do, by_whom, done.take)
    assert (done.here, done.taken) == ([*PIECES[: MANY - 1]], [])


def test_so_are_all_where_there_is_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "cores", lambda: 1)
    done = Done()
    from_both_ends(PIECES, done.do, by_whom, done.take)
    assert (done.here, done.taken) == ([*PIECES], [])


def test_there_may_be_more_pieces_than_a_pipe_holds() -> None:
    pieces, done = range(100_000), Done()
    from_both_ends(pieces, done.do, by_whom, done.take)
    assert sorted(done.here + [piece for piece, _ in done.taken]) == [*pieces]
