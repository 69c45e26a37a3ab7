"""Work done side by side by processes of its own, which may be kept at hand."""

import os
import sys
import threading
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import psutil
import pytest

from hocso import workers as module
from hocso.workers import Workers


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


def test_when_python_ends_no_process_is_still_being_put_away() -> None:
    """Python complains of the locks of one that is."""
    before = set(threading.enumerate())
    ours = workers(most=2)
    with ours.at_hand("json"):
        assert ours.submit(int, "17").result() == 17
    ours.end()
    assert set(threading.enumerate()) <= before


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


def test_processes_at_hand_wait_for_more_work_and_end_when_nobody_may_want_any() -> None:
    ours = workers()
    with ours.at_hand("colorsys"):
        first = ours.begin(1, os.getpid).result()
        time.sleep(0.3)
        assert ours.begin(1, os.getpid).result() == first
    psutil.wait_procs([psutil.Process(first)] if psutil.pid_exists(first) else [], timeout=20)
    assert not psutil.pid_exists(first)


def test_a_process_at_hand_has_imported_what_it_will_want(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cores", lambda: 2)
    ours = workers()
    with ours.at_hand("colorsys", "no_such_library"):
        assert ours.submit(is_imported, "colorsys").result()
        assert not ours.submit(is_imported, "wave").result()


def test_it_does_something_more_without_being_asked_which_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "cores", lambda: 2)
    ours, done = workers(), tmp_path / "done"
    with ours.at_hand("colorsys", then=done.touch):
        assert ours.submit(is_imported, "colorsys").result()
        assert done.exists()
    with ours.at_hand(then=(tmp_path / "no such folder" / "done").touch):
        assert ours.submit(int, "17").result() == 17


def test_one_that_waits_makes_way_when_it_keeps_enough() -> None:
    ours = workers(enough=2)
    with ours.at_hand():
        first, second, third = (ours.begin(1, os.getpid).result() for _ in range(3))
    assert first == second != third


def test_work_that_was_called_off_is_not_done(tmp_path: Path) -> None:
    ours = workers()
    began, go_on, never = tmp_path / "began", tmp_path / "go on", tmp_path / "never"
    ours.submit(met, began, go_on)
    called_off = ours.submit(never.touch)
    assert called_off.cancel()
    go_on.touch()
    assert ours.submit(int, "7").result() == 7
    assert not never.exists()


def is_imported(module: str) -> bool:
    return module in sys.modules
