"""Modules come out of one file as they come out of their own, and whatever differs is found as ever."""

import importlib.resources
import importlib.util
import inspect
import json
import marshal
import os
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

import pytest

from hocso import bytecode as module
from hocso.bytecode import Bytecode, Finder, Loader

SOURCE = "WORDS = 'what is said'\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the path that counts as installed, with a module and a package that has another."""
    home = tmp_path / "installed"
    for file in ("alone_here.py", "package_here/__init__.py", "package_here/inner.py"):
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (home / file).write_text(SOURCE, encoding="utf-8")
        py_compile.compile(str(home / file))
    monkeypatch.setattr(sys, "path", [str(home), *sys.path])
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(module, "INSTALLED", {str(home)})
    monkeypatch.setattr(module, "_KEPT_BELOW", (str(home) + os.sep,))
    monkeypatch.setattr(module, "WORTH_KEEPING", 1)
    monkeypatch.setattr(module, "installation_digest", lambda: "one")
    return home


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "bytecode.all"


@pytest.fixture
def kept(home: Path, file: Path) -> Iterator[Bytecode]:
    """All three modules, kept."""
    keep(file, home)
    with closing(Bytecode(file)) as bytecode:
        yield bytecode


def keep(file: Path, home: Path) -> None:
    with closing(Bytecode(file)) as bytecode:
        bytecode.write(loaded(home))


def loaded(home: Path) -> dict[str, ModuleType]:
    specs = [
        as_ever("alone_here"),
        as_ever("package_here"),
        as_ever("package_here.inner", [str(home / "package_here")]),
    ]
    return {spec.name: importlib.util.module_from_spec(spec) for spec in specs}


def as_ever(name: str, path: list[str] | None = None) -> ModuleSpec:
    PathFinder.invalidate_caches()
    spec = PathFinder.find_spec(name, path)
    assert spec
    return spec


def names(file: Path) -> set[str]:
    with closing(Bytecode(file)) as bytecode:
        return {name for name in ("alone_here", "package_here", "package_here.inner") if bytecode.module(name)}


@pytest.mark.parametrize("name", ["alone_here", "package_here", "package_here.inner"])
def test_a_module_is_found_as_python_finds_it(name: str, kept: Bytecode, home: Path) -> None:
    path = [str(home / "package_here")] if "." in name else None
    ours, theirs = Finder(kept).find_spec(name, path), as_ever(name, path)
    assert ours
    for attribute in ("name", "origin", "cached", "has_location", "parent", "submodule_search_locations"):
        assert getattr(ours, attribute) == getattr(theirs, attribute)
    made, expected = importlib.util.module_from_spec(ours), importlib.util.module_from_spec(theirs)
    for spec, one in ((ours, made), (theirs, expected)):
        assert spec.loader
        spec.loader.exec_module(one)
    assert vars(made).keys() == vars(expected).keys()
    assert (made.WORDS, made.__file__, made.__cached__) == (expected.WORDS, expected.__file__, expected.__cached__)
    assert inspect.getsource(made) == SOURCE


def test_its_code_is_what_python_keeps(kept: Bytecode) -> None:
    spec = Finder(kept).find_spec("alone_here")
    assert spec
    assert isinstance(spec.loader, Loader)
    raw = Path(str(spec.cached)).read_bytes()
    assert spec.loader.get_code("alone_here") == marshal.loads(raw[16:])


def test_files_beside_a_package_are_found(kept: Bytecode, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "package_here" / "words.txt").write_text("xin chào", encoding="utf-8")
    monkeypatch.setattr(sys, "meta_path", [Finder(kept), *sys.meta_path])
    try:
        beside = importlib.resources.files("package_here") / "words.txt"
        assert beside.read_text(encoding="utf-8") == "xin chào"
    finally:
        assert type(sys.modules.pop("package_here").__loader__) is Loader


@pytest.mark.parametrize("change", ["other words", "same length", "gone"])
def test_an_edited_module_is_found_as_ever(change: str, kept: Bytecode, home: Path) -> None:
    source = home / "alone_here.py"
    if change == "gone":
        source.unlink()
    else:
        text = SOURCE + "#\n" if change == "other words" else SOURCE.replace("said", "read")
        source.write_text(text, encoding="utf-8")
        os.utime(source, (1, 1))
    assert Finder(kept).find_spec("alone_here") is None
    assert Finder(kept).find_spec("package_here")


def test_an_edited_module_is_kept_anew(file: Path, home: Path) -> None:
    keep(file, home)
    (home / "alone_here.py").write_text("WORDS = 'something else'\n", encoding="utf-8")
    py_compile.compile(str(home / "alone_here.py"))
    keep(file, home)
    with closing(Bytecode(file)) as bytecode:
        one = bytecode.module("alone_here")
        assert one
        space: dict[str, str] = {}
        exec(bytecode.code(one), space)
        assert space["WORDS"] == "something else"
        assert bytecode.module("package_here.inner")


def test_what_comes_before_it_in_the_path_is_found_first(
    kept: Bytecode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book's own module may be called as one that is installed; a folder that happens to be called so is none."""
    (tmp_path / "book" / "package_here").mkdir(parents=True)
    (tmp_path / "book" / "alone_here.py").write_text("WORDS = 'of the book'\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "book"), *sys.path])
    assert Finder(kept).find_spec("alone_here") is None
    assert Finder(kept).find_spec("package_here")


def test_what_is_not_in_the_path_is_not_found(kept: Bytecode, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    assert Finder(kept).find_spec("alone_here") is None
    assert Finder(kept).find_spec("package_here.inner", [str(home / "elsewhere")]) is None


def test_what_is_not_kept_is_left_to_others(kept: Bytecode) -> None:
    assert Finder(kept).find_spec("nobody_has_this") is None


def test_code_that_cannot_be_read_comes_from_its_own_file(kept: Bytecode) -> None:
    spec = Finder(kept).find_spec("alone_here")
    kept.close()
    assert spec
    assert isinstance(spec.loader, Loader)
    code = spec.loader.get_code("alone_here")
    assert code
    assert code.co_consts[0] == "what is said"


def test_of_a_module_edited_while_a_program_runs_the_new_code_is_kept(home: Path, file: Path) -> None:
    running = loaded(home)
    (home / "alone_here.py").write_text(SOURCE + "MORE = 1\n", encoding="utf-8")
    shutil.rmtree(home / "package_here" / "__pycache__")
    with closing(Bytecode(file)) as bytecode:
        bytecode.write(running)
    assert len(names(file)) == 3
    with closing(Bytecode(file)) as bytecode:
        one = bytecode.module("alone_here")
        assert one
        assert "MORE" in bytecode.code(one).co_names


@pytest.mark.parametrize("words", ["WORDS = (", "\0", "# coding: nothing-like-it\n"])
def test_of_a_module_broken_while_a_program_runs_nothing_is_kept(words: str, home: Path, file: Path) -> None:
    running = loaded(home)
    (home / "alone_here.py").write_text(words, encoding="utf-8")
    with closing(Bytecode(file)) as bytecode:
        bytecode.write(running)
    assert names(file) == {"package_here", "package_here.inner"}


def test_code_names_the_source_it_is_of(home: Path, file: Path) -> None:
    """An installation that was moved has bytecode of another place beside its sources; Python minds it, too."""
    compiled = Path(py_compile.compile(str(home / "alone_here.py"), dfile="/elsewhere/alone_here.py") or "")
    assert b"elsewhere" in compiled.read_bytes()
    keep(file, home)
    with closing(Bytecode(file)) as bytecode:
        one = bytecode.module("alone_here")
        assert one
        assert bytecode.code(one).co_filename == str(home / "alone_here.py")


def test_what_is_not_installed_is_not_kept(home: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT_BELOW", (str(home / "package_here") + os.sep,))
    keep(file, home)
    assert names(file) == {"package_here", "package_here.inner"}


def test_what_is_no_module_of_a_file_is_passed_over(home: Path, file: Path) -> None:
    odd = {"nothing": None, "made": ModuleType("made"), "renamed": loaded(home)["alone_here"], "sys": sys}
    with closing(Bytecode(file)) as bytecode:
        bytecode.write(odd)  # type: ignore[arg-type]  # anything can be in sys.modules
    assert not file.exists()


def test_few_new_modules_are_not_worth_a_new_file(home: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTH_KEEPING", 4)
    keep(file, home)
    assert not file.exists()


def test_who_wants_no_bytecode_gets_none(home: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(file, home)
    assert not file.exists()


def test_another_installation_begins_anew(home: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(file, home)
    monkeypatch.setattr(module, "installation_digest", lambda: "another")
    assert names(file) == set()


@pytest.mark.parametrize(
    "harm", [b"", b"\x80", b"nothing that marshal knows", (5).to_bytes(8, "big") + marshal.dumps(1)]
)
def test_a_broken_file_is_made_anew(harm: bytes, home: Path, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(harm)
    assert names(file) == set()
    keep(file, home)
    assert len(names(file)) == 3


def test_a_file_cut_anywhere_is_empty(home: Path, file: Path) -> None:
    keep(file, home)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert names(file) == set()


def test_a_folder_that_takes_nothing_does_no_harm(home: Path, file: Path) -> None:
    file.parent.write_text("a file where the folder should be", encoding="utf-8")
    keep(file, home)
    assert names(file) == set()


def test_the_program_finds_nearly_everything_in_one_file() -> None:
    """Its second start reads from there what its first had to search for, but for what comes before it can."""
    counted = (
        "import atexit, json, sys, hocso.bytecode as b\n"
        "def count():\n"
        "    specs = [getattr(m, '__spec__', None) for m in sys.modules.values()]\n"
        "    loaders = [type(spec.loader) for spec in specs if spec]\n"
        "    print(json.dumps([loaders.count(b.Loader), loaders.count(b.SourceFileLoader)]))\n"
        "keep = b.keep_bytecode\n"
        "b.keep_bytecode = lambda: (keep(), atexit.register(count))\n"
        "from hocso.__main__ import run\n"
        "sys.argv = ['hocso', 'explain', 'A001']\n"
        "run()"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    called = [sys.executable, "-c", counted]
    for _ in "12":
        said = subprocess.run(called, env=environment, capture_output=True, encoding="utf-8", check=True).stdout
    from_one, from_many = json.loads(said.splitlines()[-1])
    assert from_one > 50
    assert from_many < 90
