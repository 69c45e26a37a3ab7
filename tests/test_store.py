"""Files named by what they hold: whole or not at all."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hocso.store import Store, digest, digest_ending, file_digest, write_atomic


def test_a_file_with_the_same_bytes_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.txt"
    write_atomic(file, "chào")
    before = file.stat()
    write_atomic(file, "chào".encode())
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "b.txt"
    write_atomic(file, "cũ")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space") as stopped:
        write_atomic(file, "mới")
    assert stopped.value.filename == str(file)
    assert file.read_text("utf-8") == "cũ"
    assert os.listdir(tmp_path) == ["b.txt"]  # noqa: PTH208 (a plain list of names is what is compared)


def test_ensure_makes_once(tmp_path: Path) -> None:
    store = Store(tmp_path, ".bin")
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"x"

    key = digest("a")
    assert store.ensure(key, make) == store.ensure(key, make) == store.path(key)
    assert made == [1]
    assert list(store.keys()) == [key]


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_two_lists_of_parts_have_one_digest_only_if_they_are_equal(left: list[str], right: list[str]) -> None:
    assert (digest(*left) == digest(*right)) == (left == right)


def test_a_files_digest_is_that_of_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"abc")
    assert file_digest(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_all_others_are_removed_however_the_clock_stands_or_only_the_older_ones(tmp_path: Path) -> None:
    store = Store(tmp_path, ".bin")
    for key, time in (("a" * 64, 0), ("b" * 64, 0), ("c" * 64, 9_999_999_999)):
        os.utime(store.put(key, b"x"), (time, time))
    assert store.remove_all_but({"a" * 64}, older_than=60) == (store.path("b" * 64),)
    assert store.remove_all_but({"a" * 64}) == (store.path("c" * 64),)
    assert list(store.keys()) == ["a" * 64]


@given(st.lists(st.text(max_size=5), max_size=3), st.text(max_size=5))
def test_a_digest_may_be_begun_once_for_many_ends(parts: list[str], last: str) -> None:
    assert digest_ending(*parts)(last) == digest(*parts, last)


def test_a_store_knows_how_large_its_files_are(tmp_path: Path) -> None:
    store = Store(tmp_path, ".bin")
    assert store.sizes() == {}
    store.put("a" * 64, b"xyz")
    store.path("a" * 64).with_suffix(".other").write_bytes(b"x")
    assert store.sizes() == {"a" * 64: 3}


@pytest.mark.parametrize("letters", [1, 2])
def test_a_store_finds_its_own_files_and_no_others(letters: int, tmp_path: Path) -> None:
    store = Store(tmp_path, ".bin", letters)
    for key in ("aa11", "ab22", "b333"):
        assert store.put(key, b"") == tmp_path / key[:letters] / f"{key}.bin"
    (tmp_path / "a").mkdir(exist_ok=True)
    for other in (f"{'a' * letters}/.aa11.bin.x.part", f"{'a' * letters}/aa11.txt", "notes.txt"):
        (tmp_path / other).write_text("", encoding="utf-8")
    assert list(store.keys()) == ["aa11", "ab22", "b333"]
    assert store.sizes().keys() == {"aa11", "ab22", "b333"}
    assert store.remove_all_but(["ab22"]) == (store.path("aa11"), store.path("b333"))
    assert list(store.keys()) == ["ab22"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(Store(tmp_path / "none", ".bin").keys()) == []
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert list(Store(tmp_path / "file", ".bin").keys()) == []
