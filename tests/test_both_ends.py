"""Pieces of work that this process and a copy of it do from both ends."""

import multiprocessing
import os
import signal
import threading
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


class Kept:
    """What a copy keeps on the disk: a file for each piece it did."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, piece: int) -> None:
        (self.folder / str(piece)).write_text(str(os.getpid()), encoding="utf-8")

    def pieces(self) -> list[int]:
        return sorted(int(file.name) for file in self.folder.iterdir())


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


@can_fork
def test_a_copy_comes_from_behind_until_the_two_meet(kept: Kept) -> None:
    """Here nothing goes on before the copy has done its third piece."""
    found: dict[int, bool] = {}

    def here(piece: int) -> None:
        while not (kept.folder / str(PIECES[-3])).exists():
            threading.Event().wait(0.01)
        found[piece] = (kept.folder / str(piece)).exists()

    from_both_ends(PIECES, here, kept.keep)
    assert [*found] == [*PIECES]
    assert [piece for piece in PIECES if found[piece]] == kept.pieces() == [*PIECES[-len(kept.pieces()) :]]
    assert len(kept.pieces()) >= 3
    assert str(os.getpid()) not in {file.read_text(encoding="utf-8") for file in kept.folder.iterdir()}


@can_fork
@pytest.mark.parametrize("how", ["ended from outside", "an error"])
def test_what_a_copy_leaves_undone_is_done_here(how: str) -> None:
    def there(_piece: int) -> None:
        if how == "ended from outside":
            os.kill(os.getpid(), signal.SIGKILL)
        raise ZeroDivisionError

    done: list[int] = []
    from_both_ends(PIECES, done.append, there)
    assert done == [*PIECES]


@can_fork
def test_what_goes_wrong_here_ends_the_copy_at_once() -> None:
    def fail(_piece: int) -> None:
        raise ZeroDivisionError

    def for_ever(_piece: int) -> None:
        threading.Event().wait()

    with pytest.raises(ZeroDivisionError):
        from_both_ends(PIECES, fail, for_ever)
    assert multiprocessing.active_children() == []


def test_for_a_few_pieces_there_is_no_copy(kept: Kept) -> None:
    done: list[int] = []
    from_both_ends(PIECES[: MANY - 1], done.append, kept.keep)
    assert (done, kept.pieces()) == ([*PIECES[: MANY - 1]], [])


def test_nor_is_there_one_where_there_is_one_core(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "cores", lambda: 1)
    done: list[int] = []
    from_both_ends(PIECES, done.append, kept.keep)
    assert (done, kept.pieces()) == ([*PIECES], [])


def test_there_may_be_more_pieces_than_a_pipe_holds() -> None:
    pieces, done = range(100_000), list[int]()
    from_both_ends(pieces, done.append, lambda _: None)
    assert done == [*pieces]
