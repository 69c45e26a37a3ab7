"""What a lesson's kernel runs, unseen, before its first cell: it notes what the cells do to files and the network.

This file is sent to the kernel as text: it imports nothing of ours, and Python 3.8 can run it. An audit hook cannot be
taken out again and must never stand in a cell's way: it only notes, and swallows its own faults.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_AT_MOST = 20  # notes of one kind from one line of a cell: a loop may write a thousand files


def watch(book: str, notes: str, cells: dict[str, Any]) -> None:
    """From now on add a line of JSON to the file ``notes`` for each thing done: ``[kind, line of a cell or 0, what]``.

    ``book`` is the folder whose files are watched, ``cells`` the namespace in which the cells run.
    """
    home = _real(book)
    installed = [_real(sys.prefix), _real(sys.base_prefix)]
    counts: dict[tuple[str, str, int], int] = {}

    def note(kind: str, what: str) -> None:
        code, line = _running_cell(cells)
        counts[code, kind, line] = counts.get((code, kind, line), 0) + 1
        if counts[code, kind, line] <= _AT_MOST:
            handle = os.open(notes, os.O_WRONLY | os.O_APPEND)
            try:
                os.write(handle, (json.dumps([kind, line, what]) + "\n").encode("ascii"))
            finally:
                os.close(handle)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        try:
            if event in _FILES:
                for path in map(_real, _FILES[event](*args)):
                    if _is_in(path, home) and not any(_is_in(path, folder) for folder in installed):
                        note("cell-writes", os.path.relpath(path, home).replace(os.sep, "/"))
            elif event in _NETWORK:
                host = _NETWORK[event](*args)
                if host:
                    note("cell-network", str(host))
        except Exception:
            return

    if hasattr(sys, "addaudithook"):
        sys.addaudithook(hook)


def _running_cell(cells: dict[str, Any]) -> tuple[str, int]:
    """The file name of the running cell's code, and its line; ("", 0) in a thread that a cell began."""
    found = ("", 0)
    frame = sys._getframe()
    while frame is not None:
        name = frame.f_code.co_name
        if frame.f_globals is cells and (name == "<module>" or name.startswith("<cell line")):
            found = (frame.f_code.co_filename, frame.f_lineno)
        frame = frame.f_back  # type: ignore[assignment]
    return found


def _real(path: Any) -> str:
    """A path as the disk has it; of a link the link itself, for that is what is written or removed."""
    given = Path(os.fsdecode(path))
    return str(given.parent.resolve() / given.name)


def _is_in(path: str, folder: str) -> bool:
    return os.path.normcase(path).startswith(os.path.normcase(folder).rstrip(os.sep) + os.sep)


def _opened(path: Any, _mode: Any, flags: int) -> list[Any]:
    return [path] if flags & _WRITING and not isinstance(path, int) else []


def _made(path: Any, _mode: int = 0, folder: int = -1) -> list[Any]:
    return [path] if folder == -1 and not Path(os.fsdecode(path)).is_dir() else []


def _removed(path: Any, folder: int | None = -1) -> list[Any]:
    return [path] if folder in (-1, None) and os.path.lexists(path) else []


def _moved(source: Any, target: Any, *folders: int) -> list[Any]:
    return [source, target] if set(folders) <= {-1} else []


def _linked(_source: Any, target: Any, *folders: int) -> list[Any]:
    return [target] if set(folders) <= {-1} else []


def _cut(path: Any, _length: int) -> list[Any]:
    return [] if isinstance(path, int) else [path]


def _address(sock: Any, *address: Any) -> Any:
    """The host of an address of the Internet; other kinds of socket stay on this machine."""
    internet = sock.family in (socket.AF_INET, socket.AF_INET6)
    return address[0][0] if internet and address and isinstance(address[0], tuple) else ""


def _looked_up(host: Any, *_: Any) -> Any:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else host


# What Python's own functions announce: https://docs.python.org/3/library/audit_events.html
_FILES: dict[str, Callable[..., list[Any]]] = {
    "open": _opened,
    "os.mkdir": _made,
    "os.remove": _removed,
    "os.rmdir": _removed,
    "os.rename": _moved,
    "os.link": _linked,
    "os.symlink": _linked,
    "os.truncate": _cut,
    "shutil.rmtree": _removed,
}
_NETWORK: dict[str, Callable[..., Any]] = {
    "socket.connect": _address,
    "socket.sendto": _address,
    "socket.sendmsg": _address,
    "socket.getaddrinfo": _looked_up,
    "socket.gethostbyname": _looked_up,
    "socket.gethostbyaddr": _looked_up,
}
