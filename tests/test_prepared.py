"""What is made of installed files alone is made once an installation, whatever happens to what was kept."""

from pathlib import Path

import pytest

from hocso import prepared as module
from hocso.prepared import prepared


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which it is kept, empty."""
    monkeypatch.setattr(module, "bytecode_folder", lambda: tmp_path / "kept")
    monkeypatch.setattr(module, "installation_digest", lambda: "one")
    return tmp_path / "kept"


def test_it_is_made_once(kept: Path) -> None:
    assert prepared("words", lambda: {"a": 1}) == {"a": 1}
    assert prepared("words", lambda: {"b": 2}) == {"a": 1}
    assert prepared("others", lambda: 3) == 3
    assert len(list(kept.iterdir())) == 2


@pytest.mark.usefixtures("kept")
def test_another_installation_makes_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared("words", lambda: 1)
    monkeypatch.setattr(module, "installation_digest", lambda: "another")
    assert prepared("words", lambda: 2) == 2


@pytest.mark.parametrize("harm", [b"", b"\x80", b"nothing that pickle knows", b"N."])
def test_a_broken_file_is_made_anew(harm: bytes, kept: Path) -> None:
    prepared("words", lambda: 1)
    next(kept.iterdir()).write_bytes(harm)
    assert prepared("words", lambda: 2) == 2
    assert prepared("words", lambda: 3) == 2


def test_a_folder_that_takes_nothing_does_no_harm(kept: Path) -> None:
    kept.write_text("a file where the folder should be", encoding="utf-8")
    assert [prepared("words", lambda: 1), prepared("words", lambda: 2)] == [1, 2]
