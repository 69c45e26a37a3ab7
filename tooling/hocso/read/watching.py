"""Watch a page's cells while they run: how long each takes, which files and hosts each touches.

Nothing of it can be seen in the notebook: the hook is put into the kernel by a silent request, and its notes come back
in a file. Only Python kernels are watched, and only what they do themselves: not other programs that they start.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from nbformat import NotebookNode

from hocso.installation import MADE_BY_PROGRAMS

if TYPE_CHECKING:  # it brings Jupyter's clients along, which are slow to import
    from nbclient import NotebookClient

_THIS_MACHINE = frozenset({"", "localhost", "localhost.localdomain", "ip6-localhost"})


class Deed(NamedTuple):
    """Something a cell did: ``kind`` names the rule that reports it, ``line`` counts from 0 in the cell's text."""

    kind: str
    line: int
    what: str


@dataclass(frozen=True)
class Watched:
    """What was seen of one code cell."""

    seconds: float = 0.0
    deeds: tuple[Deed, ...] = ()


def as_data(cells: Sequence[Watched]) -> list[Any]:
    """What was seen of a page's code cells, in order, as plain JSON."""
    return [[cell.seconds, [list(deed) for deed in cell.deeds]] for cell in cells]


def from_data(data: Sequence[Any]) -> tuple[Watched, ...]:
    return tuple(Watched(seconds, tuple(Deed(*deed) for deed in deeds)) for seconds, deeds in data)


@dataclass
class Watch:
    """Watches the cells that one client runs; ``folder`` is for its notes, ``book`` the folder that is watched."""

    book: Path
    folder: Path
    cells: dict[int, Watched] = field(default_factory=dict)
    _began: float = 0.0
    _asked: bool = False
    _read: int = 0

    def attend(self, client: "NotebookClient") -> None:
        """Be told by ``client`` when a cell begins and ends."""

        async def begin(cell: NotebookNode, **_: object) -> None:
            if not self._asked:
                self._asked = True
                await self._install(client, cell)
            self._began = time.monotonic()

        def end(cell: NotebookNode, cell_index: int, **_: object) -> None:
            self._note(cell_index, cell.source, time.monotonic() - self._began)

        client.on_cell_execute = begin
        client.on_cell_executed = end

    def stopped(self, cell_index: int, source: str) -> None:
        """A cell never came to its end. What it did until then counts, but not how long it took."""
        if cell_index not in self.cells:
            self._note(cell_index, source, 0.0)

    def _note(self, cell_index: int, source: str, seconds: float) -> None:
        """Keep what the cell that has just ended did."""
        self.cells[cell_index] = Watched(round(seconds, 1), tuple(dict.fromkeys(self._deeds(source))))

    async def _install(self, client: "NotebookClient", cell: NotebookNode) -> None:
        language = client.nb.metadata.get("language_info", {}).get("name", "")
        if language.lower() not in ("python", "ipython"):
            return
        self._notes.touch()
        code = files("hocso.read").joinpath("kernel_hook.py").read_text(encoding="utf-8")
        code += f"\nwatch({str(self.book)!r}, {str(self._notes)!r}, cells)\n"
        # An expression leaves no name behind, and a silent request no trace in the history or the counting of cells.
        hidden = {"hocso": f"exec({code!r}, {{'__name__': 'hocso_watch', 'cells': globals()}})"}
        assert client.kc is not None
        asked = client.kc.execute("", silent=True, store_history=False, user_expressions=hidden)
        await client.async_wait_for_reply(asked, cell)

    @property
    def _notes(self) -> Path:
        return self.folder / "deeds"

    def _deeds(self, source: str) -> Iterator[Deed]:
        """What was noted since the last cell, less what does no harm."""
        if not self._notes.is_file():
            return
        with self._notes.open("rb") as stream:
            stream.seek(self._read)
            noted = stream.read()
        self._read += len(noted)
        for kind, line, what in map(json.loads, noted.splitlines()):
            if not _DOES_NO_HARM[kind](what):
                yield Deed(kind, line_in(source, line), what)


def line_in(source: str, line: int) -> int:
    """The line of a cell, from 0, that Python calls ``line``: it is given the cell without its leading empty lines."""
    rows = source.split("\n")
    skipped = next((number for number, row in enumerate(rows) if row.strip()), 0)
    return min(max(line - 1, 0) + skipped, len(rows) - 1)


def _by_programs(path: str) -> bool:
    """Nothing that an author keeps: hidden, or a cache."""
    return any(part in MADE_BY_PROGRAMS or part.startswith(".") for part in PurePosixPath(path).parts)


def _on_this_machine(host: str) -> bool:
    if host.lower().rstrip(".") in _THIS_MACHINE:
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


_DOES_NO_HARM: Mapping[str, Any] = {"cell-writes": _by_programs, "cell-network": _on_this_machine}
