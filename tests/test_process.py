"""Work done by a process of its own."""

import os
from concurrent.futures import BrokenExecutor

import pytest

from hocso.process import apart


def test_work_is_done_in_another_process() -> None:
    assert apart(os.getpid) != os.getpid()
    assert apart(int, "17", base=8) == 15


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        apart(int, "mười")


def test_a_process_that_is_ended_is_known_for_it() -> None:
    with pytest.raises(BrokenExecutor):
        apart(os._exit, 9)
