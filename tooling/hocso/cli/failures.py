"""What stops a command, said in one clear sentence with the exit code that belongs to it."""

import errno
from collections.abc import Callable
from contextlib import nullcontext

import click

from hocso.cli.session import Session
from hocso.messages import message
from hocso.model.errors import HocsoError
from hocso.model.message import Message

COULD_NOT_RUN = 2
STOPPED = 130

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


def show(error: click.ClickException) -> None:
    """What click says about a mistyped command, in the language of the call it belongs to."""
    ctx = getattr(error, "ctx", None)
    with ctx.scope(cleanup=False) if ctx else nullcontext():
        error.show()


def os_failure(error: OSError) -> Message:
    """What the system refused, in words and with the file it was about."""
    key = OS_FAILURES.get(error.errno or 0, "cli.system-refused")
    return message(key, file=error.filename or "", reason=error.strerror or str(error))


def tell(session: Session, error: HocsoError | OSError) -> None:
    """Say on standard error where, what, and how to get on."""
    head = click.style(session.text(message("cli.error")), fg="red", bold=True)
    click.echo(told(session, error, head), err=True)


def told(session: Session, error: HocsoError | OSError, head: str = "") -> str:
    """Where, ``head``, what, and how to get on."""
    place = f"{error.place}:" if isinstance(error, HocsoError) and error.place else ""
    spoken = error.message if isinstance(error, HocsoError) else os_failure(error)
    return " ".join(filter(None, (place, head, session.text(spoken))))
