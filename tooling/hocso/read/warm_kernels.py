"""Kernels that are forks of a warm process, which has imported once what every one of them would import.

To jupyter_client this is one more way to start a process (a kernel provisioner): messages, outputs, limits and shutdown
are those of the real ``ipykernel``. Only Python's usual kernel on Linux starts this way; all others as always.
"""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from nbclient import NotebookClient

from hocso.process import CAN_FORK
from hocso.read.kernel_client import PromptClient
from hocso.read.warm_processes import WarmProcesses

_LONGEST = 80  # a socket's path has room for some 100 characters
_KNOCK_EVERY = 10  # milliseconds, until a kernel that is about to start opens its sockets
_LOOK_EVERY, _LOOKS = 0.01, 50  # seconds, for a kernel that was told to end


class WarmKernels:
    """Has the kernels of one run forked from warm ``processes``.

    ``megabytes`` is how much memory a kernel may fill, where the system can see to it; 0 for as much as there is.
    """

    def __init__(self, processes: WarmProcesses, megabytes: int) -> None:
        self.megabytes = megabytes
        self.processes = processes

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


class _WarmProvisioner(LocalProvisioner):
    """Starts Python's usual kernel as a fork, every other one as always; nothing that a kernel began outlives it."""

    warm: WarmKernels

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        options = {name: kwargs[name] for name in ("env", "stdout", "stderr") if name in kwargs}
        forked = self.warm.processes.fork(cmd, kwargs["cwd"], **options)
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
