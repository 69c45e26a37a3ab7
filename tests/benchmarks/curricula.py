"""Make large curricula to measure with: distinct lessons in the style of ours, always the same from one seed.

Sentences of the book's own lessons are dealt out anew; titles, file names and quiz choices are all different. Code
cells stay as they are in the lesson a new one is made from, so that they run once.
"""

import random
import re
import shutil
from pathlib import Path

LESSONS_A_MODULE = 50
NOT_COPIED = shutil.ignore_patterns("voice", "recordings", "_build", ".hocso")

# A line of prose alone: what may change places with another one.
_SENTENCE = re.compile(r"^(?=[A-ZĐÀ-Ỹ])(?!.*[`{}\[\]|*:]).+[.!?]$", re.MULTILINE)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def make_curriculum(source: Path, target: Path, lessons: int, seed: int = 2026) -> Path:
    """A book of so many lessons in ``target``, made of the book in ``source``."""
    patterns = [path.read_text(encoding="utf-8") for path in sorted((source / "curriculum").glob("*/[0-9]*.md"))]
    pool = [found[0] for text in patterns for found in _SENTENCE.finditer(text)]
    dealt = random.Random(seed)
    shutil.copytree(source / "curriculum", target / "curriculum", ignore=NOT_COPIED)
    for folder in (path for path in (target / "curriculum").iterdir() if path.is_dir() and path.name != "images"):
        shutil.rmtree(folder)
    shutil.copy(source / "_config.yml", target)
    contents = ["format: jb-book", "root: curriculum/index", "parts:"]
    for first in range(0, lessons, LESSONS_A_MODULE):
        folder = target / "curriculum" / f"phan-{first // LESSONS_A_MODULE + 1:02}"
        folder.mkdir()
        (folder / "index.md").write_text(f"# Phần {first // LESSONS_A_MODULE + 1}\n\nMời bác vào học.\n", "utf-8")
        contents += [f"  - caption: {folder.name}", "    chapters:", f"      - file: curriculum/{folder.name}/index"]
        for number in range(first, min(first + LESSONS_A_MODULE, lessons)):
            name = f"{number % LESSONS_A_MODULE + 1:02}-bai-{number + 1}"
            (folder / f"{name}.md").write_text(_lesson(patterns, pool, number, dealt), encoding="utf-8")
            contents.append(f"      - file: curriculum/{folder.name}/{name}")
    (target / "_toc.yml").write_text("\n".join(contents) + "\n", encoding="utf-8")
    return target


def _lesson(patterns: list[str], pool: list[str], number: int, dealt: random.Random) -> str:
    text = _TITLE.sub(lambda found: f"# {found[1]}, bài {number + 1}", patterns[number % len(patterns)], count=1)
    text = re.sub(r"^  after: .*\n", "", text, flags=re.MULTILINE)
    return _SENTENCE.sub(lambda _: dealt.choice(pool), text)
