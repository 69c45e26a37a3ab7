"""``jupyter-book build`` works on the same tree: with its own theme, and with our targets as custom builders."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TINY = Path(__file__).parent / "books" / "tiny"


def jupyter_book(root: Path, *options: str) -> None:
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(root), *options]
    run = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "NO_COLOR": "1"}, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return shutil.copytree(TINY, tmp_path / "tiny")


def test_its_own_theme_shows_the_lesson_and_hides_the_trainers_note(book: Path) -> None:
    jupyter_book(book, "--warningiserror")
    page = (book / "_build" / "html" / "hoc" / "ban" / "01-nhan-tien.html").read_text("utf-8")
    assert "Coi chừng lừa đảo: Ảnh giả" in page
    assert "Mang hai tờ mã" not in page


def test_our_site_is_a_custom_builder(book: Path) -> None:
    jupyter_book(book, "--builder", "custom", "--custom-builder", "hocso-site")
    page = (book / "_build" / "hocso-site" / "site" / "ban" / "01-nhan-tien.html").read_text("utf-8")
    assert 'id="buoc-1-c1"' in page
    assert "Tổng là" in page
