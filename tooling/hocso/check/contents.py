"""The book as a table of contents: which pages stand together, and where ``_toc.yml`` names them."""

from collections.abc import Iterator

from hocso.check.rule import At
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson

CONTENTS_FILE = "_toc.yml"


def runs(curriculum: Curriculum) -> Iterator[tuple[Lesson, ...]]:
    """The pages of each module in the order of the contents, its own page first."""
    for module in curriculum.modules:
        yield module.pages


def folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def stem_of(path: str) -> str:
    """The name of a file without folder and suffix."""
    return path.rpartition("/")[2].rpartition(".")[0]


def in_contents(curriculum: Curriculum, page: Lesson) -> At:
    """Where ``_toc.yml`` names a page; line 1 if a pattern stands for it."""
    file = curriculum.root / CONTENTS_FILE
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split("#")[0].replace('"', " ").replace("'", " ").rstrip(",]} ").split()
        if words and words[-1] in (page.docname, page.path):
            return At(number, line.index(words[-1]) + 1)
    return At(1, 1)
