"""The program ends at once, and nothing that anybody wanted to do or say at the end is lost."""

import os
import subprocess
import sys

import pytest

BEGIN = "import atexit, sys, threading, time\nfrom hocso.ending import Ending\nending = Ending()\n"
LINGERING = "class Lingering:", "    def __del__(self): print('cleared away')", "lingering = Lingering()"
"""What Python would still do after everybody has taken leave."""


def ended(*lines: str) -> subprocess.CompletedProcess[str]:
    script = BEGIN + "\n".join(lines)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_it_ends_with_the_code_that_is_set(code: int) -> None:
    assert ended(f"ending.code = {code}").returncode == code


def test_what_was_said_is_not_lost() -> None:
    done = ended("print('ra ngoài', end='')", "print('lỗi', end='', file=sys.stderr)", "ending.code = 0")
    assert (done.stdout, done.stderr) == ("ra ngoài", "lỗi")


def test_who_takes_leave_and_who_is_still_at_work_is_waited_for() -> None:
    late = "threading.Thread(target=lambda: (time.sleep(0.1), print('at work'))).start()"
    assert ended("atexit.register(print, 'goodbye')", late, "ending.code = 0").stdout.split("\n") == [
        "at work",
        "goodbye",
        "",
    ]


def test_nothing_is_cleared_away() -> None:
    assert ended(*LINGERING, "ending.code = 0").stdout == ""


def test_without_a_code_python_ends_as_ever() -> None:
    done = ended(*LINGERING, "raise SystemExit(3)")
    assert (done.returncode, done.stdout) == (3, "cleared away\n")
    done = ended(*LINGERING, "raise ValueError('broken')")
    assert (done.returncode, done.stdout) == (1, "cleared away\n")
    assert "ValueError: broken" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe that nobody listens to is another error there")
def test_where_nobody_listens_python_says_so() -> None:
    script = BEGIN + "print('a word')\nending.code = 0"
    held_back = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    called = [sys.executable, "-c", script]
    process = subprocess.Popen(called, env=held_back, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 120
    assert b"BrokenPipeError" in said
