"""What Python compiles at every start is kept, is the same when it comes back, and no harm to the file does harm."""

import dataclasses
import marshal
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hocso import compiled as module
from hocso.compiled import Compiled, keep_methods, keep_patterns

COMPILER: Any = import_module("re._compiler")
ANEW = COMPILER.compile, COMPILER._sre

PATTERNS: list[tuple[str | bytes, int]] = [
    ("", 0),
    ("a|b|(?P<year>[0-9]{4})-(?P<month>[0-9]{2})", re.IGNORECASE),
    (r"(?<!\w)(?i:chuyển\s+khoản)(?!\w)", re.UNICODE),
    ("[^\U00010000-\U0010ffffàáạảã]+?", re.MULTILINE | re.DOTALL),
    (r"(\w+)\s\1 (?(1)x|y) # twice", re.VERBOSE),
    (rb"\xff[\x00-\x1f]*", 0),
    (rb"(?L:\w+)x", 0),
    ("\ud800", 0),
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "installation_digest", lambda: "one")
    monkeypatch.setattr(module, "WORTH_KEEPING", 0.0)
    return tmp_path / "kept" / "x.compiled"


@pytest.fixture
def python() -> Iterator[None]:
    """What a test changes in Python's own modules is as it was when it ends."""
    yield
    as_python_is()


def as_python_is() -> None:
    COMPILER.compile, COMPILER._sre = ANEW
    vars(dataclasses).pop("exec", None)
    re.purge()


def never() -> Any:
    raise AssertionError("compiled once more")


def kept(file: Path, *sources: str) -> None:
    first = Compiled(file)
    for source in sources:
        first.ensure(source, lambda source=source: compile(source, "<string>", "exec"))  # type: ignore[misc]
    first.write()


def test_what_was_compiled_is_not_compiled_again(file: Path) -> None:
    kept(file, "x = 1")
    space: dict[str, Any] = {}
    exec(Compiled(file).ensure("x = 1", never), space)
    assert space["x"] == 1


def test_two_that_write_keep_what_both_compiled(file: Path) -> None:
    one, other = Compiled(file), Compiled(file)
    one.ensure("x", lambda: 1)
    other.ensure("y", lambda: 2)
    one.write()
    other.write()
    assert [Compiled(file).ensure(source, never) for source in "xy"] == [1, 2]


def test_another_installation_begins_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(file, "x = 1")
    monkeypatch.setattr(module, "installation_digest", lambda: "another")
    assert Compiled(file).ensure("x = 1", lambda: "made") == "made"


@pytest.mark.parametrize("harm", [b"", b"\x80", b"nothing that marshal knows", marshal.dumps(1), marshal.dumps((1, 2))])
def test_a_broken_file_is_made_anew(harm: bytes, file: Path) -> None:
    kept(file, "x = 1")
    file.write_bytes(harm)
    assert Compiled(file).ensure("x = 1", lambda: "made") == "made"
    kept(file, "x = 1")
    assert Compiled(file).ensure("x = 1", never)


def test_a_file_cut_anywhere_does_no_harm(file: Path) -> None:
    kept(file, "x = 1", "y = 2")
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert Compiled(file).ensure("z = 3", lambda: "made") == "made"


def test_a_folder_that_takes_nothing_does_no_harm(file: Path) -> None:
    file.parent.write_text("a file where the folder should be", encoding="utf-8")
    kept(file, "x = 1")
    assert Compiled(file).ensure("x = 1", lambda: "made") == "made"


def test_a_file_that_grew_beyond_all_measure_begins_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(file, "x = 1")
    with monkeypatch.context() as little:
        little.setattr(module, "MOST_BYTES", 10)
        kept(file, "y = 2")
    assert Compiled(file).ensure("y = 2", never)
    assert Compiled(file).ensure("x = 1", lambda: "made") == "made"


def test_what_took_no_time_is_not_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTH_KEEPING", 1e9)
    kept(file, "x = 1")
    assert not file.exists()


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_pattern_comes_back_the_same(pattern: str | bytes, flags: int, file: Path) -> None:
    """``==`` of patterns compares their code, and ``groupindex`` the names of their groups."""
    anew = re.compile(pattern, flags)
    for _ in range(2):
        as_python_is()
        compiled = Compiled(file)
        keep_patterns(compiled)
        again: re.Pattern[Any] = re.compile(pattern, flags)
        assert again is not anew
        assert again == anew
        assert again.groupindex == anew.groupindex
        assert again.groups == anew.groups
        compiled.write()


@given(st.text(alphabet="aă(b|)[c]*?+.{2}^$\\wdpP<>n:=!-", max_size=12))
def test_what_is_no_pattern_is_refused_as_ever(pattern: str) -> None:
    """Kept or not, a pattern is the same, and so is the error of what is none."""
    expected = pattern_or_error(pattern)
    keep_patterns(Compiled(Path("there is no such file")))
    try:
        assert [pattern_or_error(pattern), pattern_or_error(pattern)] == [expected, expected]
    finally:
        as_python_is()


def pattern_or_error(pattern: str) -> object:
    re.purge()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # a set within a set may mean something else one day
            return re.compile(pattern)
    except re.error as error:
        return str(error)


@pytest.mark.usefixtures("python")
def test_what_cannot_be_kept_is_compiled_as_ever(file: Path) -> None:
    class Words(str):
        pass

    keep_patterns(Compiled(file))
    assert re.compile(Words("a b")).match("a b")
    assert Compiled(file).ensure("x", object) is not Compiled(file).ensure("x", object)


@pytest.mark.usefixtures("python")
def test_an_edited_file_cannot_break_the_engine(file: Path) -> None:
    """The engine looks at code before it takes it."""
    compiled = Compiled(file)
    keep_patterns(compiled)
    compiled._new["abc", 0] = marshal.dumps((32, [99999, 1, 2, 3], 0, {}, (None,)))
    re.purge()
    with pytest.raises(RuntimeError, match="invalid SRE code"):
        re.compile("abc")


@pytest.mark.usefixtures("python")
def test_a_class_has_the_same_methods_when_they_come_back(file: Path) -> None:
    def made() -> Any:
        compiled = Compiled(file)
        keep_methods(compiled)
        point: Any = dataclasses.make_dataclass("Point", [("x", int), ("y", int, 2)], frozen=True, order=True)
        compiled.write()
        return point

    for point in (made(), made()):
        assert repr(point(1)) == "Point(x=1, y=2)"
        assert point(1) == point(1, 2) < point(2)
        assert hash(point(1)) == hash(point(1, 2))
        with pytest.raises(dataclasses.FrozenInstanceError):
            point(1).x = 3


def test_the_program_compiles_nothing_twice() -> None:
    """Of what a start compiles, the second of two has next to nothing left to compile."""
    counted = (
        "import sys, hocso.compiled as c, hocso.__main__ as m\n"
        "sys.argv = ['hocso', 'explain', 'A001']\n"
        "m.run()\n"
        "print(len(c._compiled_here()._known), len(c._compiled_here()._new), file=sys.stderr)"
    )
    runs = [subprocess.run([sys.executable, "-c", counted], capture_output=True, text=True, check=True) for _ in "12"]
    known, new = map(int, runs[1].stderr.split())
    assert known > 100
    assert new < known / 20
