"""Work done side by side by processes of its own."""

import os
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from hocso.process import Workers


def workers(*, most: int = 1, enough: float = 100, lasting: int | None = None) -> Workers:
    return Workers(most, enough, lasting)


def met(here: Path, other: Path) -> int:
    """Say that this piece is being done and wait until the other one is; the process that did it."""
    here.touch()
    for _ in range(600):
        if other.exists():
            return os.getpid()
        time.sleep(0.05)
    raise TimeoutError


def test_work_is_done_in_another_process() -> None:
    ours = workers()
    assert ours.begin(1, os.getpid).result() != os.getpid()
    assert ours.begin(1, int, "17", base=8).result() == 15


def test_a_process_does_one_piece_after_the_other_until_it_keeps_enough() -> None:
    ours = workers(enough=2)
    begun = [ours.begin(1, os.getpid) for _ in range(5)]
    one, two, three, four, five = [done.result() for done in begun]
    assert one == two != three == four != five


def test_the_largest_of_what_waits_comes_first(tmp_path: Path) -> None:
    ours, go = workers(), tmp_path / "go"
    ours.begin(1, met, tmp_path / "1", go)
    small, large = ours.begin(1, time.monotonic), ours.begin(2, time.monotonic)
    go.touch()
    assert large.result() < small.result()


def test_what_was_let_go_of_does_not_count() -> None:
    ours = workers(enough=3, lasting=2)
    begun = [ours.begin(1, os.getpid) for _ in range(6)]
    assert len({done.result() for done in begun}) == 1


def test_as_many_work_at_a_time_as_may(tmp_path: Path) -> None:
    ours = workers(most=2)
    first, second = tmp_path / "1", tmp_path / "2"
    begun = [ours.begin(1, met, first, second), ours.begin(1, met, second, first)]
    assert len({done.result() for done in begun}) == 2


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        workers().begin(1, int, "mười").result()


def test_a_process_that_is_ended_is_known_for_it_and_the_rest_is_done_by_another() -> None:
    ours = workers()
    ended, after = ours.begin(1, os._exit, 9), ours.begin(1, os.getpid)
    with pytest.raises(BrokenExecutor):
        ended.result()
    assert after.result() > 0
