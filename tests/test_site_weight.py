"""What a lesson weighs over a weak network, and who is told when that is too much."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

import site_book
from conftest import write_book
from hocso.model.edition import Edition
from hocso.publish.site.weight import BUDGET, weight_of
from hocso.read import read
from site_book import publish

LESSON = "an-toan/02-tin-gia.html"
SCRIPT = re.compile(r'<script defer src="([^"]+)"')

edition, site = site_book.edition, site_book.site


def loaded(page: Path) -> list[Path]:
    """The page and its scripts: all that comes before a tap."""
    return [page, *(page.parent / script for script in SCRIPT.findall(page.read_text("utf-8")))]


def test_a_lesson_is_light(site: Path) -> None:
    files = loaded(site / LESSON)
    weight = sum(len(gzip.compress(file.read_bytes())) for file in files)
    assert weight == weight_of((site / LESSON).read_text("utf-8"), ["lesson"]) <= BUDGET
    assert len(files) <= 4


@pytest.mark.parametrize("name", ["index.html", "an-toan/index.html", LESSON, "tu-kho.html"])
def test_no_page_loads_a_script_twice(site: Path, name: str) -> None:
    texts = [file.read_text("utf-8") for file in loaded(site / name)[1:]]
    assert "".join(texts).count("window.hocsoMemory=") == 1
    assert "".join(texts).count("window.hocsoPlayer=") == 1


def test_a_writer_is_told_of_a_lesson_that_is_too_heavy(tmp_path: Path) -> None:
    words = " ".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(500))
    lesson = "---\nlesson:\n  minutes: 30\n---\n# {title}\n\n{words}\n"
    files = {
        "an-toan/01-ngan.md": lesson.format(title="Bài ngắn", words="Bà Tám mở máy."),
        "an-toan/02-dai.md": lesson.format(title="Bài dài", words=words),
        "khac/bang.md": f"# Trang thường\n\n{words}\n",
    }
    _, notes = publish(Edition(read(write_book(tmp_path / "book", files)), {}), tmp_path)
    told = [note for note in notes if " kB" in note]
    assert len(told) == 1
    assert told[0].startswith("an-toan/02-dai.md: ")
    assert "15.0 kB" in told[0]
