"""What a warm process runs: it has imported what a kernel needs, and becomes one by a fork, at every request.

This file is handed to the kernel's interpreter as text: it imports nothing of ours, and a fork is to be the kernel
that ``python -m ipykernel_launcher`` would have been. So the warm process has no thread, no socket of ZeroMQ and no
event loop of its own, and of the usual libraries it imports only what is the same in whatever folder and kernel.
"""

from __future__ import annotations

import contextlib
import gc
import importlib.util
import io
import json
import os
import select
import signal
import socket
import sys
import threading
import types
import warnings
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

# Where it can be: what a kernel imports only once it runs.
_KERNEL = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.magics.ast_mod",
    "IPython.core.magics.auto",
    "IPython.core.magics.basic",
    "IPython.core.magics.config",
    "IPython.core.magics.display",
    "IPython.core.magics.execution",
    "IPython.core.magics.extension",
    "IPython.core.magics.history",
    "IPython.core.magics.logging",
    "IPython.core.magics.namespace",
    "IPython.core.magics.osm",
    "IPython.core.magics.packaging",
    "IPython.core.magics.pylab",
    "IPython.core.magics.script",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "faulthandler",
    "psutil",
    "sqlite3",
    "tornado.platform.asyncio",
    "tornado.queues",
    "xml.dom.expatbuilder",
    "xml.dom.minidom",
)
# Not pyplot and not the backend: what these set up depends on the kernel that is there when they are imported.
USUAL = {
    "matplotlib": (
        "matplotlib.figure",
        "matplotlib.backends.backend_agg",
        "matplotlib.backends.backend_svg",
        "matplotlib.style",
    ),
    "numpy": ("numpy",),
    "segno": ("segno",),
}
_INLINE = "module://matplotlib_inline.backend_inline"  # what a kernel sets before its first cell, unless it is set


class Warm:
    """The warm process. ``libraries`` are those of the usual ones that the cells name."""

    def __init__(self, channel: socket.socket, libraries: list[str]) -> None:
        os.environ["JPY_PARENT_PID"] = str(os.getpid())  # a kernel ends with its parent
        self.channel = channel
        self.environment = dict(os.environ)
        self.running: dict[int, socket.socket] = {}
        if not sys.flags.safe_path:
            del sys.path[0]  # the folder of a program given as text
        _import(_KERNEL)
        _end_in_order()
        self.in_the_way = _import_libraries(libraries)
        gc.collect()
        gc.freeze()  # or every fork's collections would copy each page of memory that the forks share

    def next_kernel(self) -> list[str]:
        """Fork at every request. Returns in the fork alone, with the command line of the kernel that it is to be."""
        while True:
            ready, _, _ = select.select([self.channel], [], [], 0.01 if self.running else None)
            self._report_ended()
            if ready:
                request, sockets, _, _ = socket.recv_fds(self.channel, 1 << 16, 1)
                if not request:
                    self._end()
                reply = socket.socket(fileno=sockets[0])
                # From Python 3.12 on a fork beside numpy's idle threads is warned of.
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    process = os.fork()
                if not process:
                    reply.close()
                    return self._be_born(**json.loads(request))
                self.running[process] = reply
                _tell(reply, process)

    def _be_born(self, command: list[str], folder: str) -> list[str]:
        """The fork leaves its parent's things alone; where the folder shadows a library, it starts from nothing."""
        os.setsid()
        self.channel.close()
        for reply in self.running.values():
            reply.close()
        os.chdir(folder)
        if self.in_the_way.intersection(entry.name.partition(".")[0] for entry in Path().iterdir()):
            os.execvpe(command[0], command, self.environment)
        if "numpy.random" in sys.modules:
            sys.modules["numpy.random"].seed()  # as Python itself does with ``random``
        return command

    def _report_ended(self) -> None:
        for process in list(self.running):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                with self.running.pop(process) as reply:
                    _tell(reply, os.waitstatus_to_exitcode(status))

    def _end(self) -> None:
        """Nobody is left to ask for kernels: those that still run end, with all that they started."""
        for process in self.running:
            for kill in (os.kill, os.killpg):  # a fork may not lead a group yet
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    kill(process, signal.SIGKILL)
        os._exit(0)


def _end_in_order() -> None:
    """Have a kernel end its control thread before the one that publishes for it.

    ipykernel ends them the other way round. If the first has something to say just then, it waits for the second, and
    after four seconds the kernel is killed, with all that its cells have not yet written.
    """
    from ipykernel.iostream import IOPubThread
    from ipykernel.kernelapp import IPKernelApp

    patched: Any = IOPubThread
    stop = patched.stop

    def in_order(publishing: IOPubThread) -> None:
        control = IPKernelApp.instance().control_thread if IPKernelApp.initialized() else None
        if control and control.is_alive() and control is not threading.current_thread():
            control.stop()
            control.join()
        stop(publishing)

    patched.stop = in_order


def _tell(reply: socket.socket, number: int) -> None:
    with contextlib.suppress(OSError):  # the one who asked no longer listens
        reply.sendall(f"{number}\n".encode("ascii"))


def _import(modules: tuple[str, ...]) -> None:
    for module in modules:
        with contextlib.suppress(Exception):
            importlib.import_module(module)


def _import_libraries(libraries: list[str]) -> set[str]:
    """Import them as a kernel's cell would; gives the names that, in a kernel's own folder, stand in their place.

    What a library says while it is imported belongs into the output of a cell, so there is no use for this process.
    """
    environment, before, said = dict(os.environ), set(sys.modules), io.StringIO()
    os.environ.setdefault("MPLBACKEND", _INLINE)
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        for library in libraries:
            _import(USUAL[library])
    if said.getvalue():
        os._exit(1)
    os.environ.clear()
    os.environ.update(environment)
    return {module.partition(".")[0] for module in set(sys.modules) - before} | {"matplotlibrc"}


def become(command: list[str]) -> None:
    """Be what ``command``, a ``python … -m ipykernel_launcher …``, would have started."""
    sys.orig_argv = command
    spec = importlib.util.find_spec("ipykernel_launcher")
    assert spec and spec.origin and isinstance(spec.loader, SourceFileLoader)
    main = types.ModuleType("__main__")
    vars(main).update(
        __file__=spec.origin, __cached__=spec.cached, __loader__=spec.loader, __package__="", __spec__=spec
    )
    sys.modules["__main__"] = main
    sys.argv = [spec.origin, *command[command.index("-m") + 2 :]]
    if not sys.flags.safe_path:
        sys.path.insert(0, str(Path.cwd()))  # as -m does it; the launcher takes it away
    exec(spec.loader.get_code(spec.name) or "", vars(main))
