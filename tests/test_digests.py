"""A digest is the one that a file's bytes have now, whatever was done to the file, the clock or the memory before."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from hocso import digests as module
from hocso.digests import TICKS, Digests
from hocso.store import file_digest

START = 1_700_000_000_000_000_000
TICK = 10_000_000
"""Nanoseconds: the longest that kernels have."""
LONG_AGO = 1_000_000_000_000_000_000


@dataclass
class Disk:
    """Stands in for ``os``: a disk whose clock stands still until it is told to go on.

    Its ``kind`` is "posix"; "stick" if the time of the last change follows the ``mtime``; or "nt".
    """

    kind: str = "posix"
    now: int = START
    times: dict[int, tuple[int, int]] = field(default_factory=dict)
    """(mtime, ctime) by inode."""
    elsewhere: set[int] = field(default_factory=set)
    """Inodes of files that lie on another one."""

    @property
    def name(self) -> str:
        return "nt" if self.kind == "nt" else "posix"

    def stat(self, path: str) -> SimpleNamespace:
        return self.stamped(Path(path).stat())

    def fstat(self, handle: int) -> SimpleNamespace:
        return self.stamped(os.fstat(handle))

    def utime(self, path: str | Path, ns: tuple[int, int]) -> None:
        self.stamp(Path(path), ns[1])

    def stamped(self, file: os.stat_result) -> SimpleNamespace:
        mtime, ctime = self.times[file.st_ino]
        device = 2 if file.st_ino in self.elsewhere else 1
        return SimpleNamespace(
            st_size=file.st_size, st_mtime_ns=mtime, st_ctime_ns=ctime, st_ino=file.st_ino, st_dev=device
        )

    def stamp(self, path: Path, mtime: int, *, born: bool = False) -> None:
        """What a change of a file does to its times."""
        inode = path.stat().st_ino
        ctime = {"posix": self.now, "stick": mtime, "nt": self.now if born else self.times.get(inode, (0, self.now))[1]}
        self.times[inode] = (mtime, ctime[self.kind])

    def write(self, path: Path, content: bytes, mtime: int | None = None) -> None:
        """Other bytes in the same file; with ``mtime``, as a program that sets it back."""
        born = not path.exists()
        path.write_bytes(content)
        self.stamp(path, self.now if mtime is None else mtime, born=born)

    def replace(self, path: Path, content: bytes, mtime: int) -> None:
        """Another file moved in its place, as rsync does, with the time it had elsewhere."""
        other = path.with_name("other")
        self.write(other, content, mtime)
        other.replace(path)


@contextmanager
def using(disk: Disk) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "os", disk)
        patch.setattr(module, "time", SimpleNamespace(time_ns=lambda: disk.now))
        yield


NAMES = st.sampled_from(["a.md", "b.md"])
CONTENTS = st.sampled_from([b"mot", b"hai", b"bon", b"muoi"])
TIMES = st.sampled_from([LONG_AGO, START, START + TICK, START + 500 * TICK])
WHO = st.integers(0, 1)


class Changes(RuleBasedStateMachine):
    """Files that are changed in every way, looked at by two processes with one memory."""

    kind = "posix"

    def __init__(self) -> None:
        super().__init__()
        self.disk = Disk(self.kind)
        self.folder = Path(tempfile.mkdtemp(prefix="hocso-digests-"))
        (self.folder / "kept").mkdir()
        self.memory = self.folder / "kept" / "files.json"
        self.settings = 0
        self.processes = [self.started(), self.started()]

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def started(self) -> Digests:
        with using(self.disk):
            return Digests(self.memory)

    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*.md"))

    @rule(name=NAMES, content=CONTENTS)
    def write(self, name: str, content: bytes) -> None:
        self.disk.write(self.folder / name, content)

    @rule(name=NAMES, content=CONTENTS)
    def write_and_set_back(self, name: str, content: bytes) -> None:
        path = self.folder / name
        self.disk.write(path, content, self.disk.stat(str(path)).st_mtime_ns if path.exists() else None)

    @rule(name=NAMES, content=CONTENTS, mtime=TIMES)
    def replace(self, name: str, content: bytes, mtime: int) -> None:
        self.disk.replace(self.folder / name, content, mtime)

    @rule()
    def swap(self) -> None:
        """As ``mv`` does where it changes no time at all."""
        if len(self.files()) == 2:
            one, other = self.files()
            one.rename(self.folder / "aside")
            other.rename(one)
            (self.folder / "aside").rename(other)

    @rule(name=NAMES, mtime=TIMES)
    def touch(self, name: str, mtime: int) -> None:
        if (self.folder / name).exists():
            self.disk.utime(self.folder / name, (mtime, mtime))

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    @rule(ticks=st.sampled_from([1, 2, 3, 100]))
    def time_passes(self, ticks: int) -> None:
        self.disk.now += ticks * TICK

    @rule(ticks=st.sampled_from([-500, -1, 500]))
    def clock_is_set(self, ticks: int) -> None:
        """By some ticks and a bit, so that it comes by no tick again."""
        self.settings += 1
        self.disk.now += ticks * TICK + self.settings

    @rule(content=st.sampled_from([b"", b"{", b"[]", b"\xff", b'{"read": 0}', b'{"read": "x", "files": {}}', b"null"]))
    def spoil_memory(self, content: bytes) -> None:
        self.memory.write_bytes(content)

    @rule(share=st.floats(0, 1))
    def cut_memory(self, share: float) -> None:
        if self.memory.exists():
            self.memory.write_bytes(self.memory.read_bytes()[: int(share * self.memory.stat().st_size)])

    @rule(who=WHO)
    def start(self, who: int) -> None:
        self.processes[who] = self.started()

    @rule(who=WHO)
    def save(self, who: int) -> None:
        with using(self.disk):
            self.processes[who].save()

    @rule(who=WHO)
    def look(self, who: int) -> None:
        with using(self.disk):
            seen = self.processes[who].of(map(str, self.files()))
        assert seen == {str(path): file_digest(path) for path in self.files()}

    @rule(who=WHO)
    def remember(self, who: int) -> None:
        """Much happens in this order."""
        self.time_passes(100)
        self.look(who)
        self.save(who)
        self.start(1 - who)


@pytest.mark.parametrize("kind", ["posix", "stick", "nt"])
def test_the_digest_is_that_of_the_bytes(kind: str) -> None:
    long = settings.get_current_profile_name() == "long"
    run_state_machine_as_test(
        type("ChangesOn", (Changes,), {"kind": kind}),
        settings=settings(
            max_examples=5000 if long else 150,
            stateful_step_count=30,
            derandomize=not long,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the lessons that are read."""
    names: list[str] = []
    hashed = module.hashlib.file_digest

    def noted(stream, algorithm):
        if stream.name.endswith(".md"):
            names.append(Path(stream.name).name)
        return hashed(stream, algorithm)

    monkeypatch.setattr(module.hashlib, "file_digest", noted)
    return names


def looked_at(disk: Disk, folder: Path) -> dict[str, str]:
    """What a process of its own sees, by name."""
    with using(disk):
        digests = Digests(folder / "files.json")
        seen = digests.of(str(path) for path in sorted(folder.glob("*.md")))
        digests.save()
    return {Path(path).name: digest for path, digest in seen.items()}


def test_only_what_changed_is_read_again(tmp_path: Path, reads: list[str]) -> None:
    disk = Disk()
    for name in ("a.md", "b.md"):
        disk.write(tmp_path / name, b"mot")
    disk.now += TICKS + TICK
    looked_at(disk, tmp_path)
    disk.write(tmp_path / "b.md", b"hai")
    disk.now += TICKS + TICK
    assert looked_at(disk, tmp_path) == {"a.md": sha256(b"mot").hexdigest(), "b.md": sha256(b"hai").hexdigest()}
    looked_at(disk, tmp_path)
    assert reads == ["a.md", "b.md", "b.md"]


def test_what_was_just_written_is_read_once_more(tmp_path: Path, reads: list[str]) -> None:
    disk = Disk()
    disk.write(tmp_path / "a.md", b"mot")
    looked_at(disk, tmp_path)
    disk.write(tmp_path / "a.md", b"hai")
    disk.now += 100 * TICK
    assert looked_at(disk, tmp_path) == {"a.md": sha256(b"hai").hexdigest()}
    looked_at(disk, tmp_path)
    assert reads == ["a.md", "a.md"]


def test_files_alike_in_all_but_their_bytes_that_changed_places(tmp_path: Path) -> None:
    disk = Disk()
    disk.write(tmp_path / "a.md", b"mot")
    disk.write(tmp_path / "b.md", b"hai")
    disk.now += 100 * TICK
    looked_at(disk, tmp_path)
    (tmp_path / "a.md").rename(tmp_path / "aside")
    (tmp_path / "b.md").rename(tmp_path / "a.md")
    (tmp_path / "aside").rename(tmp_path / "b.md")
    assert looked_at(disk, tmp_path) == {"a.md": sha256(b"hai").hexdigest(), "b.md": sha256(b"mot").hexdigest()}


def test_nothing_is_believed_while_the_clock_is_behind(tmp_path: Path) -> None:
    disk = Disk()
    disk.write(tmp_path / "a.md", b"mot")
    disk.now += 100 * TICK
    looked_at(disk, tmp_path)
    disk.now = START
    disk.write(tmp_path / "a.md", b"hai")
    assert looked_at(disk, tmp_path) == {"a.md": sha256(b"hai").hexdigest()}


def test_files_on_another_disk_are_read_each_time(tmp_path: Path, reads: list[str]) -> None:
    disk = Disk()
    disk.write(tmp_path / "a.md", b"mot")
    disk.now += 100 * TICK
    disk.elsewhere = {(tmp_path / "a.md").stat().st_ino}
    looked_at(disk, tmp_path)
    looked_at(disk, tmp_path)
    assert reads == ["a.md", "a.md"]


def test_no_memory_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "files.json").mkdir()
    disk = Disk()
    disk.write(tmp_path / "a.md", b"mot")
    disk.now += 100 * TICK
    assert looked_at(disk, tmp_path) == {"a.md": sha256(b"mot").hexdigest()}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Digests(tmp_path / "files.json").of([str(tmp_path / "a.md")])
    assert not list(tmp_path.iterdir())


def test_this_disk_tells_of_bytes_changed_with_size_and_time_as_before(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"mot")
    before = file.stat()
    time.sleep(5 * TICKS / 1e9)
    digests = Digests(tmp_path / "files.json")
    digests.of([str(file)])
    digests.save()
    file.write_bytes(b"hai")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Digests(tmp_path / "files.json").of([str(file)]) == {str(file): sha256(b"hai").hexdigest()}
