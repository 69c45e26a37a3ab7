"""Warm processes: each has imported once what every kernel of its kind would import, and forks at request.

Nothing of Jupyter is imported here, so that the first can start while Jupyter's clients are imported.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.resources import files
from typing import Any

from hocso.process import CAN_FORK
from hocso.read.kernel_forks import USUAL

_LAUNCHER = ["-m", "ipykernel_launcher"]
_IMPORTED = re.compile(rf"^[ \t]*(?:from|import)[ \t](?:[\w. ,\t]*[ ,\t])?({'|'.join(USUAL)})\b", re.MULTILINE)
_OWN = frozenset({"JPY_PARENT_PID", "JPY_SESSION_NAME"})  # what differs from one kernel's environment to the next
_PATIENCE = 60  # seconds until a warm process is given up, as nbclient gives up a kernel
_LOST = -9  # what is said of a kernel whose warm process is gone


def usual_libraries(sources: Iterable[str]) -> tuple[str, ...]:
    """Those of the libraries a warm process may import beforehand that these cells import."""
    return tuple(sorted({name for source in sources for name in _IMPORTED.findall(source)}))


def kernel_options() -> dict[str, Any]:
    """How every kernel is started: what it gives is the same each time, and what it logs is nobody's concern."""
    same_each_time = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0"}
    return {"env": same_each_time, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class ForkedKernel:
    """A forked kernel: as much of a ``Popen`` as ``LocalProvisioner`` asks for."""

    stdin = stdout = stderr = None

    def __init__(self, reply: socket.socket, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._reply = reply
        reply.setblocking(False)

    def poll(self) -> int | None:
        if self.returncode is None:
            try:
                said = self._reply.recv(64)
            except BlockingIOError:
                return None
            self._reply.close()
            self.returncode = int(said) if said else _LOST
        return self.returncode

    def wait(self) -> int | None:
        return self.poll()

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class _WarmProcess:
    """One warm process, begun when it is made and ended by ``close``."""

    def __init__(self, interpreter: Sequence[str], libraries: Sequence[str], options: Mapping[str, Any]) -> None:
        self._has_forked = False
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        code = files("hocso.read").joinpath("kernel_forks.py").read_text(encoding="utf-8")
        code += f"\nbecome(Warm(socket.socket(fileno={theirs.fileno()}), {list(libraries)!r}).next_kernel())\n"
        try:
            with theirs:
                self._process = subprocess.Popen(
                    [*interpreter, "-c", code],
                    cwd="/",  # nothing stands there in the way of a library
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    start_new_session=True,
                    **options,
                )
        except OSError:
            self._channel.close()
            raise

    def fork(self, command: Sequence[str], folder: str) -> ForkedKernel | None:
        """A new kernel in ``folder``; None if this process can make no more."""
        self._has_forked = True
        reply, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        request = json.dumps({"command": command, "folder": folder}).encode("ascii")
        reply.settimeout(_PATIENCE)
        try:
            with theirs:
                socket.send_fds(self._channel, [request], [theirs.fileno()])
            return ForkedKernel(reply, int(reply.recv(64)))
        except (OSError, ValueError):  # it hangs, or it is gone and says nothing
            reply.close()
            self._process.kill()
            return None

    def close(self) -> None:
        """Kernels that still run end with it. Without any it need not come to an end of its imports first."""
        self._channel.close()
        if not self._has_forked:
            self._process.kill()
        self._process.wait()


class WarmProcesses:
    """The warm processes of one run, to be closed: one for each interpreter and environment that kernels are to have.

    They import those of the usual ``libraries``.
    """

    def __init__(self, libraries: Sequence[str]) -> None:
        self._libraries = libraries
        self._processes: dict[str, _WarmProcess] = {}
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Start the one that forks Python's usual kernel, before anybody asks for it.

        Where it cannot start, the one who asks for a kernel hears of it.
        """
        if CAN_FORK:
            with suppress(OSError):
                self._process([sys.executable], kernel_options())

    def fork(self, command: Sequence[str], folder: str, **options: Any) -> ForkedKernel | None:
        """The kernel that ``command`` would start in a folder, as a fork; None where it cannot be one."""
        at = command.index("-m") if "-m" in command else len(command)
        if not CAN_FORK or command[at : at + 2] != _LAUNCHER:
            return None
        return self._process(command[:at], options).fork(command, folder)

    def close(self) -> None:
        for process in self._processes.values():
            process.close()

    def _process(self, interpreter: Sequence[str], options: Mapping[str, Any]) -> _WarmProcess:
        options = {**options, "env": {name: value for name, value in options["env"].items() if name not in _OWN}}
        key = json.dumps([interpreter, options], sort_keys=True)
        with self._lock:
            if key not in self._processes:
                self._processes[key] = _WarmProcess(interpreter, self._libraries, options)
        return self._processes[key]
