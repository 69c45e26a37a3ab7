"""The bytecode of all modules that we import, kept in one file: a start opens that instead of thirteen hundred.

Python searches its folders for each module, and opens, reads and checks a file of its own for it. Here one look tells
whether a module is what it was, and it is Python's own look: at the time and the size of its source.
"""

import atexit
import marshal
import os
import sys
import sysconfig
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import cache_from_source
from io import FileIO
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple, cast

from hocso.installation import installation_digest
from hocso.store import write_atomic

WORTH_KEEPING = 20
"""Modules: for fewer new ones the file is not written again."""
INSTALLED = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
"""The folders of the path that nobody's lessons are in."""
_KEPT_BELOW = tuple(folder + os.sep for folder in (*INSTALLED, str(Path(__file__).parent)))

_NUMBER = 8
"""Bytes at the beginning of the file, which tell how many more the list of its modules has."""


class Module(NamedTuple):
    """A module as it was when it was kept: its source, and where its code begins and how long it is.

    ``home`` is the folder in which a search finds it, ``folder`` its own if it is a package.
    """

    source: str
    mtime_ns: int
    size: int
    home: str
    folder: str | None
    start: int
    length: int

    def is_as_it_was(self) -> bool:
        try:
            now = os.stat(self.source)  # noqa: PTH116 - 1,300 at each start
        except OSError:
            return False
        return (now.st_mtime_ns, now.st_size) == (self.mtime_ns, self.size)


class Bytecode:
    """The code of modules, in one file for all processes of an installation.

    A file that is missing, broken or of another installation is empty. What two processes write at once, one of them
    writes: the other's modules are found as ever.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stream = _opened(file)
        self._modules: dict[str, Module] = {}
        with suppress(OSError, EOFError, ValueError, TypeError, AttributeError):
            self._modules = self._list()

    def module(self, name: str) -> Module | None:
        """The module of this name, if it is as it was."""
        module = self._modules.get(name)
        return module if module and module.is_as_it_was() else None

    def code(self, module: Module) -> CodeType:
        code: CodeType = marshal.loads(self._raw(module))
        return code

    def write(self, loaded: Mapping[str, ModuleType]) -> None:
        """Keep these, too, if it is worth it. Where nothing can be written they are found as ever."""
        found = (_installed(name, module) for name, module in loaded.items())
        new = [spec for spec in found if spec and not self.module(spec.name)]
        if len(new) >= WORTH_KEEPING and not sys.dont_write_bytecode:
            with suppress(OSError):
                self._write(dict(self._still()) | dict(_compiled(new)))

    def close(self) -> None:
        """Let go of the file, as Windows wants of one that is to be replaced. All is found as ever after that."""
        self._stream.close()
        self._modules = {}

    def _list(self) -> dict[str, Module]:
        there = os.fstat(self._stream.fileno()).st_size
        length = int.from_bytes(self._stream.read(_NUMBER), "big")
        if length > there:
            return {}
        installed, codes, modules = marshal.loads(self._stream.read(length))
        self._codes_from = _NUMBER + length
        if installed != installation_digest() or there != self._codes_from + codes:
            return {}
        return {name: Module(*module) for name, module in modules.items()}

    def _raw(self, module: Module) -> bytes:
        return _read(self._stream.fileno(), self._codes_from + module.start, module.length)

    def _still(self) -> Iterator[tuple[str, tuple[Module, bytes]]]:
        for name, module in self._modules.items():
            if module.is_as_it_was():
                yield name, (module, self._raw(module))

    def _write(self, modules: Mapping[str, tuple[Module, bytes]]) -> None:
        codes = b"".join(raw for _, raw in modules.values())
        listed, start = {}, 0
        for name, (module, raw) in modules.items():
            listed[name] = tuple(module._replace(start=start, length=len(raw)))
            start += len(raw)
        head = marshal.dumps((installation_digest(), len(codes), listed))
        self.close()
        write_atomic(self._file, len(head).to_bytes(_NUMBER, "big") + head + codes)


def _opened(file: Path) -> FileIO:
    try:
        return FileIO(file)
    except OSError:
        return FileIO(os.devnull)


class Finder:
    """Finds what is kept, where Python would find it first; the rest is left to those who come after.

    ``sys.meta_path`` wants nothing of a finder but ``find_spec``.
    """

    def __init__(self, bytecode: Bytecode) -> None:
        self._bytecode = bytecode

    def find_spec(
        self, name: str, path: Iterable[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        module = self._bytecode.module(name)
        if module is None:
            return None
        if not (_is_first(name, module.home) if path is None else module.home == next(iter(path), None)):
            return None
        loader = Loader(name, module.source, self._bytecode, module)
        spec = ModuleSpec(name, loader, origin=module.source, is_package=module.folder is not None)
        spec.has_location = True
        if module.folder is not None:
            spec.submodule_search_locations = [module.folder]
        return spec


class Loader(SourceFileLoader):
    """Python's own but for where the code comes from."""

    def __init__(self, name: str, source: str, bytecode: Bytecode, module: Module) -> None:
        super().__init__(name, source)
        self._bytecode, self._module = bytecode, module

    def get_code(self, fullname: str) -> CodeType | None:
        try:
            return self._bytecode.code(self._module)
        except (OSError, EOFError, ValueError, TypeError):
            return super().get_code(fullname)


@cache
def keep_bytecode() -> None:
    """In this process, from now on. It must be ours alone: whoever else looks for modules would look here, too."""
    kept = Bytecode(bytecode_file())
    sys.meta_path.insert(sys.meta_path.index(PathFinder), Finder(kept))  # after what others put first
    atexit.register(lambda: kept.write(dict(sys.modules)))


def bytecode_file() -> Path:
    """Beside Python's own of this module, with the same words about its version and how much it left out."""
    return Path(cache_from_source(__file__)).with_suffix(".all")


def _is_first(name: str, home: str) -> bool:
    """Whether no folder that comes before ``home`` in the path has a module of this name, too.

    Installed folders are not asked: what is in them changes with the installation.
    """
    if home not in sys.path:
        return False
    before = [folder for folder in sys.path[: sys.path.index(home)] if folder not in INSTALLED]
    found = PathFinder.find_spec(name, before)
    return found is None or found.loader is None


def _installed(name: str, module: object) -> ModuleSpec | None:
    """How Python found a module of this name among what is installed; None if that is not where it comes from."""
    spec = getattr(module, "__spec__", None)
    if not isinstance(spec, ModuleSpec) or spec.name != name or type(spec.loader) is not SourceFileLoader:
        return None
    return spec if str(spec.origin).startswith(_KEPT_BELOW) else None


def _compiled(found: Iterable[ModuleSpec]) -> Iterator[tuple[str, tuple[Module, bytes]]]:
    """Their code as Python would load it now, beside the time and size that their source had before it was asked."""
    for spec in found:
        with suppress(OSError, ImportError, SyntaxError, ValueError):
            source = str(spec.origin)
            now = os.stat(source)  # noqa: PTH116
            raw = marshal.dumps(cast(SourceFileLoader, spec.loader).get_code(spec.name))
            yield spec.name, (Module(source, now.st_mtime_ns, now.st_size, *_places(spec), 0, 0), raw)


def _places(spec: ModuleSpec) -> tuple[str, str | None]:
    """Its home, and its own folder if it is a package."""
    folder = Path(str(spec.origin)).parent
    return (str(folder), None) if spec.submodule_search_locations is None else (str(folder.parent), str(folder))


if hasattr(os, "pread"):

    def _read(file: int, start: int, length: int) -> bytes:
        """At once: copies of this process share the place in the file with it."""
        return os.pread(file, length, start)
else:
    _ONE_AT_A_TIME = threading.Lock()

    def _read(file: int, start: int, length: int) -> bytes:
        """Where there is no such call there are no copies of processes, but threads."""
        with _ONE_AT_A_TIME:
            os.lseek(file, start, os.SEEK_SET)
            return os.read(file, length)
