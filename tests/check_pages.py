"""Pages and books made by hand, for tests of the check that need no reading."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from docutils import nodes
from docutils.utils import new_document

from hocso.model.curriculum import Curriculum
from hocso.model.facts import Fact
from hocso.model.lesson import FrontMatter, Lesson
from hocso.model.problem import Problem
from hocso.model.settings import Settings
from hocso.model.skills import Skills
from hocso.store import digest


def page_of(source: str, *, front: FrontMatter | None = None, path: str = "index.md") -> Lesson:
    """A page whose every line is a paragraph of its own."""
    document = new_document(path)
    for number, line in enumerate(source.split("\n"), 1):
        paragraph = nodes.paragraph("", "", nodes.Text(line))
        paragraph.line = number
        document += paragraph
    return Lesson(
        docname=path.removesuffix(".md"),
        address=path.removesuffix(".md"),
        path=path,
        title="Trang thử",
        number=None,
        source=source,
        front=front,
        opened=lambda: document,
        passages=(),
        unspoken=(),
        files=(),
        fingerprint=digest(source, path, repr(front)),
    )


def book_of(
    home: Lesson | str = "",
    *,
    problems: Sequence[Problem] = (),
    facts: Mapping[str, Fact] | None = None,
    root: Path = Path("no-such-book"),
) -> Curriculum:
    """A Vietnamese book of one page."""
    return Curriculum(
        root=root,
        folder=root,
        title="Sách thử",
        author="",
        language="vi",
        base_url="",
        settings=Settings(),
        home=page_of(home) if isinstance(home, str) else home,
        modules=(),
        facts=facts or {},
        lexicon={},
        glossary={},
        skills=Skills(),
        invented={},
        problems=tuple(problems),
        environment=cast("object", SimpleNamespace()),  # type: ignore[arg-type]
    )
