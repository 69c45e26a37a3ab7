"""What Python compiles anew at every start, kept: regular expressions, and the methods that it writes for dataclasses.

Of a module it keeps the bytecode and none of these, which take a fifth of the time of our imports. Each is kept under
the whole text that it is made of, and is the same as if it were made again.
"""

import atexit
import dataclasses
import marshal
import re
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hocso.installation import bytecode_folder, installation_digest
from hocso.store import write_atomic

WORTH_KEEPING = 0.02
"""Seconds: what took less to compile is not worth writing the file again for."""
MOST_BYTES = 8_000_000
"""A file of more is begun anew with what this process compiled: some patterns are other ones at every start."""

Source = str | tuple[str | bytes, int]


class Compiled:
    """What was compiled out of which source, in one file for all processes of an installation.

    A file that is missing, broken or of another installation is empty. What two processes write at once, one of them
    writes: the other's is compiled once more.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = self._kept()
        self._new: dict[Source, bytes] = {}
        self._seconds = 0.0

    def ensure(self, source: Source, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, or gave for the same source before. It is kept if ``marshal`` can hold it."""
        raw = self._known.get(source) or self._new.get(source)
        if raw is not None:
            return marshal.loads(raw)
        began = time.perf_counter()
        made = make()
        self._seconds += time.perf_counter() - began
        with suppress(ValueError):
            self._new[source] = marshal.dumps(made)
        return made

    def write(self) -> None:
        """Keep what is new. Where nothing can be written it is compiled each time."""
        if self._seconds > WORTH_KEEPING:
            with suppress(OSError):
                write_atomic(self._file, marshal.dumps((installation_digest(), self._kept() | self._new)))

    def _kept(self) -> dict[Source, bytes]:
        with suppress(OSError, EOFError, ValueError, TypeError):
            if self._file.stat().st_size > MOST_BYTES:
                return {}
            installed, kept = marshal.loads(self._file.read_bytes())
            if installed == installation_digest():
                return dict(kept)
        return {}


@cache
def keep_compiled() -> None:
    """In this process, from now on. It must be ours alone, for this changes modules of Python's own."""
    keep_patterns(_compiled_here())
    keep_methods(_compiled_here())
    atexit.register(write_compiled)


def write_compiled() -> None:
    """Keep what is new in this process; for copies of it, which end without taking leave."""
    _compiled_here().write()


@cache
def _compiled_here() -> Compiled:
    return Compiled(bytecode_folder() / f"{sys.implementation.cache_tag}.compiled")


def keep_methods(compiled: Compiled) -> None:
    """``dataclasses`` writes methods as text and executes it, in the name spaces that it gives."""

    def execute(text: str, *spaces: dict[str, Any]) -> None:
        exec(compiled.ensure(text, lambda: compile(text, "<string>", "exec")), *spaces)

    vars(dataclasses)["exec"] = execute


def keep_patterns(compiled: Compiled) -> None:
    """``re`` makes code for its engine out of a pattern; the engine looks by itself whether code is sound.

    Python names no way to that code: where another version has other names, every pattern is compiled as ever.
    """
    with suppress(ImportError, AttributeError):
        compiler: Any = import_module("re._compiler")
        anew, engine, heard = compiler.compile, compiler._sre, threading.local()

        def listen(pattern: str | bytes, *code: Any) -> Any:
            heard.code = tuple(_plain(part) for part in code)
            return engine.compile(pattern, *code)

        def code_of(pattern: str | bytes, flags: int) -> Any:
            anew(pattern, flags)
            return heard.code

        def compile_pattern(pattern: Any, flags: int = 0) -> Any:
            if type(pattern) not in (str, bytes) or flags & re.DEBUG:
                return anew(pattern, flags)
            code = compiled.ensure((pattern, int(flags)), lambda: code_of(pattern, flags))
            return engine.compile(pattern, *code)

        compiler._sre = SimpleNamespace(**vars(engine) | {"compile": listen})
        compiler.compile = compile_pattern


def _plain(part: Any) -> Any:
    """Without the classes that ``re`` has for numbers."""
    if isinstance(part, list):
        return [int(number) for number in part]
    return int(part) if isinstance(part, int) else part
