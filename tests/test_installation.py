"""Which files count as an author's, or as ours."""

import sys
from pathlib import Path

import pytest

from hocso.installation import files_of, paths_of


def test_nothing_hidden_and_nothing_that_programs_make(tmp_path: Path) -> None:
    made = ("_build/site/index.html", "a/__pycache__/x.pyc", "node_modules/x.js")
    for name in ("b.md", "a/c.md", "a/b/d.md", "a/.hidden.md", ".git/x", *made):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in files_of(tmp_path)]
    assert found == ["a/b/d.md", "a/c.md", "b.md"]
    assert [*map(Path, paths_of(tmp_path))] == [*files_of(tmp_path)]


@pytest.mark.skipif(sys.platform == "win32", reason="only administrators may make links there")
def test_links_to_files_count_and_links_to_folders_do_not(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.md").touch()
    (tmp_path / "link.md").symlink_to(tmp_path / "folder" / "a.md")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dead.md").symlink_to(tmp_path / "nothing")
    assert [path.name for path in files_of(tmp_path)] == ["a.md", "link.md"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert [*files_of(tmp_path / "gone")] == []
