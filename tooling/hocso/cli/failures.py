"""What stops a command, said in one clear sentence with the exit code that belongs to it."""

import _thread
import errno
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import click

from hocso.cli.session import Session
from hocso.messages import message
from hocso.messages.refusals import refusal
from hocso.model.errors import HocsoError
from hocso.model.message import Message

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

COULD_NOT_RUN = 2
STOPPED = 130
A_MOMENT = 0.01
"""Seconds in which any finalizer is through."""

OS_FAILURES = {
    errno.ENOSPC: "cli.disk-full",
    errno.EDQUOT: "cli.disk-full",
    errno.EACCES: "cli.no-permission",
    errno.EPERM: "cli.no-permission",
    errno.EROFS: "cli.no-permission",
    errno.EMFILE: "cli.too-many-files",
}


def guarded(session: Session, work: Callable[[], object]) -> int:
    """The exit code of ``work``; whatever stops it is told to the person instead of a traceback."""
    try:
        with heeding_interrupts():
            code = work()
    except (click.Abort, KeyboardInterrupt):
        session.print(message("cli.stopped"), error=True)
        return STOPPED
    except click.ClickException as error:
        show(error)
        return COULD_NOT_RUN
    except (HocsoError, OSError) as error:
        tell(session, error)
        return COULD_NOT_RUN
    except Exception:
        # A fault of ours, not of the lesson: the person gets a sentence, whoever mends it gets the trace.
        import traceback

        traceback.print_exc()
        session.print(message("cli.our-fault"), error=True)
        return COULD_NOT_RUN
    return code if isinstance(code, int) else 0


@contextmanager
def heeding_interrupts() -> Iterator[None]:
    """Have Ctrl-C stop the work whenever it is pressed.

    In a finalizer, or a callback of a weak reference or of a fork, Python prints what is raised and goes on as if
    nothing had been. There the interrupt is set off once more, by another thread: the hook too would swallow it.
    """
    before = sys.unraisablehook
    waiting: list[threading.Timer] = []

    def again(told: "UnraisableHookArgs") -> None:
        if not issubclass(told.exc_type, KeyboardInterrupt):
            before(told)
            return
        waiting.append(threading.Timer(A_MOMENT, _thread.interrupt_main))
        waiting[-1].start()

    sys.unraisablehook = again
    try:
        yield
    finally:
        sys.unraisablehook = before
        for timer in waiting:
            timer.cancel()


def show(error: click.ClickException) -> None:
    """What click says about a mistyped command, in the language of the call it belongs to."""
    ctx = getattr(error, "ctx", None)
    with ctx.scope(cleanup=False) if ctx else nullcontext():
        error.show()


def os_failure(error: OSError) -> Message:
    """What the system refused, in words and with the file it was about."""
    key = OS_FAILURES.get(error.errno or 0, "cli.system-refused")
    return message(key, file=error.filename or "", reason=refusal(error))


def tell(session: Session, error: HocsoError | OSError) -> None:
    """Say on standard error where, what, and how to get on."""
    head = click.style(session.text(message("cli.error")), fg="red", bold=True)
    click.echo(told(session, error, head), err=True)


def told(session: Session, error: HocsoError | OSError, head: str = "") -> str:
    """Where, ``head``, what, and how to get on."""
    place = f"{error.place}:" if isinstance(error, HocsoError) and error.place else ""
    spoken = error.message if isinstance(error, HocsoError) else os_failure(error)
    return " ".join(filter(None, (place, head, session.text(spoken))))
