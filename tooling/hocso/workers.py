"""Processes that work beside this one for every stage: they speak drafts, and typeset.

One that has started and imported its libraries does the next piece of work the sooner.
"""

import atexit
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from operator import attrgetter
from typing import Any, ParamSpec, TypeVar

from hocso.process import cores, pool

Result = TypeVar("Result")
Given = ParamSpec("Given")

AT_ONCE = 2
"""So many processes at most: each may want nearly five hundred megabytes."""
MEGABYTES = 200
"""So much may be left in a process of what it made when it begins something more."""
SECONDS_TO_END = 2.0
"""So long a process that has nothing more to do may take to end."""
LASTING = 10
"""So many pieces of work later Typst forgets what it laid out."""


@dataclass(frozen=True)
class _Piece:
    """Work that waits for a process, where its result goes, and what the process will keep of it."""

    work: Callable[[], object]
    done: "Future[Any]"
    kept: float

    def do(self, worker: Executor) -> bool:
        """Whether the process can do more after this."""
        if not self.done.set_running_or_notify_cancel():
            return True
        try:
            self.done.set_result(worker.submit(self.work).result())
        except BaseException as error:
            self.done.set_exception(error)
            return not isinstance(error, BrokenExecutor)
        return True


class Workers(Executor):
    """Processes that work side by side, ``most`` at a time, started when work waits for them and ended when none does.

    Some libraries are slow to let go of memory. So every piece of work says how much of it will be ``kept``, and a
    process that keeps ``enough`` makes way for a fresh one. In which measure is for the caller to say, and after how
    many pieces more it is let go: never if ``lasting`` is None.
    """

    def __init__(self, most: int, enough: float, lasting: int | None = None) -> None:
        self.most, self._enough, self._lasting = most, enough, lasting
        self._waiting: list[_Piece] = []
        self._at_work = self._idle = self._staying = 0
        self._threads: list[threading.Thread] = []
        self._changed = threading.Condition()

    def begin(
        self, kept: float, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> "Future[Result]":
        """What ``work`` gives once a process has done it. What keeps most takes longest and comes first: at the end no
        process should still have much to do while the others have nothing.

        The future raises what ``work`` raised, and BrokenExecutor if the process is ended from outside.
        """
        done: Future[Result] = Future()
        with self._changed:
            self._waiting.append(_Piece(partial(work, *args, **kwargs), done, kept))
            if len(self._waiting) > self._idle and self._at_work < self.most:
                self._at_work += 1
                self._threads = [*filter(threading.Thread.is_alive, self._threads), self._new_thread()]
            self._changed.notify()
        return done

    def submit(  # type: ignore[override]  # whose own arguments have no names
        self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> "Future[Result]":
        """``begin`` with work of which nothing is kept."""
        return self.begin(0, work, *args, **kwargs)

    @contextmanager
    def at_hand(self, *modules: str, then: Callable[[], object] | None = None) -> Iterator[None]:
        """Inside, processes that have no work wait for more; one starts at once, and imports what it will want.

        What it can do ``then`` without being asked must do no harm if nothing comes of it.

        Where this process has the only core, it does not start before there is work.
        """
        with self._changed:
            self._staying += 1
        if cores() > 1:
            self.submit(_get_ready, modules, then)
        try:
            yield
        finally:
            with self._changed:
                self._staying -= 1
                self._changed.notify_all()

    def end(self) -> None:
        """For the end of Python, when nobody waits for anything more: have every process put away in peace.

        A thread that is stopped while it does so leaves locks behind, which Python then complains of.
        """
        with self._changed:
            self._waiting.clear()
            self._staying = 0
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(SECONDS_TO_END)

    def _new_thread(self) -> threading.Thread:
        thread = threading.Thread(target=self._have_done, daemon=True)  # who leaves early waits for none of it
        thread.start()
        return thread

    def _have_done(self) -> None:
        piece = self._next()
        while piece:
            kept: deque[float] = deque(maxlen=self._lasting)
            with pool(1) as worker:
                while piece and sum(kept) < self._enough:
                    kept.append(piece.kept if piece.do(worker) else self._enough)
                    piece = self._next()

    def _next(self) -> _Piece | None:
        with self._changed:
            while self._staying and not self._waiting:
                self._idle += 1
                self._changed.wait()
                self._idle -= 1
            if self._waiting:
                largest = max(self._waiting, key=attrgetter("kept"))
                self._waiting.remove(largest)
                return largest
            self._at_work -= 1
            return None


def _get_ready(modules: tuple[str, ...], then: Callable[[], object] | None) -> None:
    for module in modules:
        import_module(module)
    if then:
        then()


WORKERS = Workers(min(AT_ONCE, cores()), MEGABYTES, LASTING)
"""Those that all stages share."""
atexit.register(WORKERS.end)
