"""Who speaks: processes of our own, threads, a cluster. What they lose when they fail, and what a killed run leaves."""

import os
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

import odd_voice
from hocso.model.errors import CannotSpeak
from hocso.model.progress import Silent
from hocso.model.settings import VoiceSettings
from hocso.narrate import ENGINES, mp3
from hocso.narrate import cluster as cluster_module
from hocso.narrate.cluster import cluster
from hocso.narrate.engines import DRAFT, Engine, voice_of
from hocso.narrate.shelves import SUFFIX, Shelf
from hocso.narrate.speaking import make_clips
from hocso.narrate.worker import Task, perform
from hocso.narrate.workshop import clips
from hocso.process import as_they_finish
from hocso.store import LEFT_BEHIND_SECONDS, PART, Store

DRAFTS = ENGINES[DRAFT]
ODD = replace(DRAFTS, name="odd", module="odd_voice", rung="machine")
SENTENCES = [f"câu {number} đây." for number in ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]]


def spoken_by(engine: Engine, executor: Executor | None = None, sentences: list[str] = SENTENCES) -> dict[str, bytes]:
    return dict(clips(engine, voice_of(engine, VoiceSettings()), sentences, executor))


def test_threads_say_the_same_as_processes_do() -> None:
    """Voices open where they are needed: no executor of others calls an initializer of ours."""
    with ThreadPoolExecutor(3) as threads:
        assert spoken_by(ODD, threads) == spoken_by(ODD)
        assert threads.submit(int, "1").result() == 1, "an executor that was lent is left open"
    assert odd_voice.opened == 1
    assert not odd_voice.crowded, "espeak-ng is not thread-safe: one sentence at a time in a process"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A Dask cluster of two worker processes on this machine."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as local:
        yield local.scheduler_address


def test_a_cluster_says_the_same_as_our_own_processes_do(scheduler: str) -> None:
    with cluster(scheduler) as executor:
        assert spoken_by(DRAFTS, executor) == spoken_by(DRAFTS)
        with pytest.raises(CannotSpeak, match="hết hơi"):
            spoken_by(ODD, executor, ["hết hơi"])


def test_a_cluster_that_cannot_be_had_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "SECONDS_TO_ANSWER", 0.2)
    with pytest.raises(CannotSpeak, match="tcp://127.0.0.1:9 "), cluster("tcp://127.0.0.1:9"):
        pass
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CannotSpeak, match="dask distributed"), cluster("tcp://127.0.0.1:9"):
        pass


def test_a_trouble_comes_behind_what_was_done_before_it() -> None:
    task = Task(ODD, voice_of(ODD, VoiceSettings()), ("một.", "hết hơi.", "ba."))
    done = perform(task)
    assert [spoken for spoken, _ in done.clips] == ["một."]
    assert done.trouble and "hết hơi" in done.trouble.message.vi


def test_a_machine_with_another_hocso_is_refused() -> None:
    task = Task(ODD, voice_of(ODD, VoiceSettings()), ("một.",))
    older = replace(DRAFTS, version="1.51")
    for other in (replace(task, made_by="hocso 0"), replace(task, engine=older)):
        done = perform(other)
        assert not done.clips
        assert done.trouble and "hocso" in done.trouble.message.vi


def test_a_worker_that_dies_takes_only_the_sentences_in_hand_with_it() -> None:
    """The others come whole, and then the message."""
    came = []
    with pytest.raises(CannotSpeak, match="odd"):
        for spoken, clip in clips(ODD, voice_of(ODD, VoiceSettings()), [*SENTENCES, "ngã.", *SENTENCES]):
            came.append(spoken)
            assert mp3.whole(clip)
    assert came


def test_whatever_goes_wrong_in_an_executor_of_others_is_told() -> None:
    with ThreadPoolExecutor(1) as threads, pytest.raises(CannotSpeak, match="lỗi"):
        spoken_by(ODD, threads, ["lỗi."])
    with pytest.raises(CannotSpeak, match="shutdown"):
        spoken_by(ODD, threads, ["một."])
    with pytest.raises(ArithmeticError):
        spoken_by(ODD, None, ["lỗi."])


class Counted:
    """A result that can be watched going away."""


class Patient(Executor):
    """Does the work when it is given out; remembers how much was out at a time, and which results still live."""

    def __init__(self) -> None:
        self.results: list[weakref.ref[Counted]] = []
        self.futures: list[Future[Any]] = []

    def submit(self, _work: Any, /, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        result = Counted()
        self.results.append(weakref.ref(result))
        future.set_result(result)
        return future

    @property
    def alive(self) -> int:
        return sum(each() is not None for each in self.results)


def test_results_do_not_pile_up() -> None:
    executor = Patient()
    taken = 0
    for _ in as_they_finish(executor, len, iter([""] * 500), in_hand=7):
        taken += 1
        assert len(executor.results) - taken < 7
        assert executor.alive <= 7 + 1
    assert taken == 500


def test_what_nobody_wants_any_more_is_called_off() -> None:
    class Idle(Executor):
        def __init__(self) -> None:
            self.futures: list[Future[Any]] = []

        def submit(self, _work: Any, /, *_: Any, **__: Any) -> Future[Any]:
            self.futures.append(Future())
            if len(self.futures) == 1:
                self.futures[0].set_result("first")
            return self.futures[-1]

    executor = Idle()
    results = as_they_finish(executor, len, [""] * 9, in_hand=4)
    assert next(results) == "first"
    results.close()
    assert [future.cancelled() for future in executor.futures] == [False, True, True, True]


MANY = [f"câu số {one} {two} {three} đây." for one in SENTENCES for two in SENTENCES[:8] for three in SENTENCES[:5]]

SPEAK_INTO = """
import sys
from pathlib import Path
from test_narrate_workers import MANY, drafts_in
from hocso.model.progress import Silent
from hocso.narrate.speaking import make_clips
if __name__ == "__main__":
    make_clips(drafts_in(Path(sys.argv[1])), MANY, Silent())
"""


def drafts_in(folder: Path) -> Shelf:
    return Shelf(DRAFTS, voice_of(DRAFTS, VoiceSettings()), Store(folder, SUFFIX))


def wait_until(true: Any) -> None:
    """A long time, which only a fault needs."""
    for _ in range(1200):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came true")


def test_a_killed_run_keeps_what_it_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Killed outright in the middle: every clip is whole, the workers end, and the next run says only the rest."""
    folder = tmp_path / "draft"
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.Popen([sys.executable, "-c", SPEAK_INTO, str(folder)], env=paths)
    shelf = drafts_in(folder)
    wait_until(lambda: run.poll() is not None or len(list(shelf.store.keys())) > 40)
    workers = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    run.wait()
    wait_until(lambda: not any(each.is_running() and each.status() != psutil.STATUS_ZOMBIE for each in workers))
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert workers and 40 < len(kept) < len(MANY)
    assert [path for path, content in kept.items() if path.suffix == SUFFIX and not mp3.whole(content)] == []
    make_clips(shelf, [spoken for spoken in MANY if not shelf.store.has(shelf_key(shelf, spoken))], Silent())
    assert len(list(shelf.store.keys())) == len(MANY)
    assert all(path.read_bytes() == content for path, content in kept.items() if path.exists())


def shelf_key(shelf: Shelf, spoken: str) -> str:
    from hocso.narrate.shelves import clip_key

    return clip_key(shelf.voice, spoken)


def test_what_a_killed_run_was_writing_goes_away_in_a_later_one(tmp_path: Path) -> None:
    """A file that another run is writing just now stays."""
    store = Store(tmp_path, SUFFIX)
    whole = store.put("abc", b"sound")
    old, new = (whole.with_name(f".abc.mp3.{name}{PART}") for name in ("old", "new"))
    for part in (old, new):
        part.write_bytes(b"so")
    long_ago = time.time() - LEFT_BEHIND_SECONDS - 1
    os.utime(old, (long_ago, long_ago))
    os.utime(whole, (long_ago, long_ago))
    store.sweep()
    assert sorted(path.name for path in whole.parent.iterdir()) == [f".abc.mp3.new{PART}", "abc.mp3"]


def test_a_worker_imports_no_more_than_it_needs() -> None:
    """It is a process that may be there for one sentence: what reads and counts scripts stays outside."""
    code = "import sys, hocso.narrate.worker; print({'hocso.narrate.public', 'docutils', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_what_the_package_does_not_offer_is_not_there() -> None:
    with pytest.raises(ImportError, match="nothing_of_the_kind"):
        exec("from hocso.narrate import nothing_of_the_kind")
