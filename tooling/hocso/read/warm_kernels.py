"""Kernels that are forks of a warm process, which has imported once what every one of them would import.

To jupyter_client this is one more way to start a process (a kernel provisioner): messages, outputs, limits and shutdown
are those of the real ``ipykernel``. Only Python's usual kernel on Linux starts this way; all others as always.
"""

import asyncio
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
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from nbclient import NotebookClient

from hocso.process import CAN_FORK
from hocso.read.kernel_client import PromptClient
from hocso.read.kernel_forks import USUAL

_LAUNCHER = ["-m", "ipykernel_launcher"]
_IMPORTED = re.compile(rf"^[ \t]*(?:from|import)[ \t](?:[\w. ,\t]*[ ,\t])?({'|'.join(USUAL)})\b", re.MULTILINE)
_OWN = frozenset({"JPY_PARENT_PID", "JPY_SESSION_NAME"})  # what differs from one kernel's environment to the next
_LONGEST = 80  # a socket's path has room for some 100 characters
_PATIENCE = 60  # seconds until a warm process is given up, as nbclient gives up a kernel
_KNOCK_EVERY = 10  # milliseconds, until a kernel that is about to start opens its sockets
_LOOK_EVERY, _LOOKS = 0.01, 50  # seconds, for a kernel that was told to end
_LOST = -9  # what is said of a kernel whose warm process is gone


def usual_libraries(sources: Iterable[str]) -> tuple[str, ...]:
    """Those of the libraries a warm process may import beforehand that these cells import."""
    return tuple(sorted({name for source in sources for name in _IMPORTED.findall(source)}))


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
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        code = files("hocso.read").joinpath("kernel_forks.py").read_text(encoding="utf-8")
        code += f"\nbecome(Warm(socket.socket(fileno={theirs.fileno()}), {list(libraries)!r}).next_kernel())\n"
        with theirs:
            self._process = subprocess.Popen(
                [*interpreter, "-c", code],
                cwd="/",  # nothing stands there in the way of a library
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                **options,
            )

    def fork(self, command: Sequence[str], folder: str) -> ForkedKernel | None:
        """A new kernel in ``folder``; None if this process can make no more."""
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
        """Kernels that still run end with it."""
        self._channel.close()
        self._process.wait()


class WarmKernels:
    """The warm processes of one run: one for each interpreter and environment that kernels are to have.

    ``megabytes`` is how much memory a kernel may fill, where the system can see to it; 0 for as much as there is.
    """

    def __init__(self, libraries: Sequence[str], megabytes: int) -> None:
        self.megabytes = megabytes
        self._libraries = libraries
        self._processes: dict[str, _WarmProcess] = {}
        self._lock = threading.Lock()

    def attend(self, client: NotebookClient, folder: Path) -> None:
        """Let ``client`` start its kernel here; ``folder`` is for the two's sockets.

        Raises what jupyter_client raises of a kernel that is not installed.
        """
        kernel = client.create_kernel_manager()
        kernel.provisioner = provisioner = _WarmProvisioner(kernel_spec=kernel.kernel_spec, parent=kernel)
        provisioner.warm = self
        kernel.client_factory = PromptClient
        kernel.context.reconnect_ivl = _KNOCK_EVERY
        if CAN_FORK and kernel.ipykernel and len(str(folder)) <= _LONGEST:
            # A free port may be another's by the time that a kernel binds it, and many start here at once.
            kernel.transport = "ipc"
            kernel.ip = str(folder / "kernel")

    def fork(self, command: Sequence[str], folder: str, **options: Any) -> ForkedKernel | None:
        """The process that ``command`` would start there, as a fork; None where it cannot be one."""
        at = command.index("-m") if "-m" in command else len(command)
        if not CAN_FORK or command[at : at + 2] != _LAUNCHER:
            return None
        options["env"] = {name: value for name, value in options["env"].items() if name not in _OWN}
        key = json.dumps([command[:at], options], sort_keys=True)
        with self._lock:
            if key not in self._processes:
                self._processes[key] = _WarmProcess(command[:at], self._libraries, options)
        return self._processes[key].fork(command, folder)

    def close(self) -> None:
        for process in self._processes.values():
            process.close()


class _WarmProvisioner(LocalProvisioner):
    """Starts Python's usual kernel as a fork, every other one as always; nothing that a kernel began outlives it."""

    warm: WarmKernels

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        options = {name: kwargs[name] for name in ("env", "stdout", "stderr") if name in kwargs}
        forked = self.warm.fork(cmd, kwargs["cwd"], **options)
        if forked is None:
            await super().launch_kernel(cmd, **kwargs)
        else:
            self.process, self.cwd = forked, kwargs["cwd"]  # type: ignore[assignment]
            self.pid = self.pgid = forked.pid
        self._limit_memory()
        return self.connection_info

    async def shutdown_requested(self, restart: bool = False) -> None:
        """Notice the kernel's end at once; jupyter_client, which deals with those that do not end, looks rarely."""
        await super().shutdown_requested(restart)
        for _ in range(_LOOKS):
            if await self.poll() is not None:
                break
            await asyncio.sleep(_LOOK_EVERY)

    async def cleanup(self, restart: bool = False) -> None:
        if self.pgid and sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pgid, signal.SIGKILL)
        await super().cleanup(restart)

    def _limit_memory(self) -> None:
        """Only Linux counts what a program fills, and not what it reserves."""
        limit = self.warm.megabytes << 20
        if sys.platform == "linux" and self.pid and limit > 0:
            from resource import RLIMIT_DATA, prlimit

            with suppress(ProcessLookupError):
                prlimit(self.pid, RLIMIT_DATA, (limit, limit))
