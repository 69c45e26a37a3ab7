"""The parts of the contents as modules: a name, a look, a page of its own, lessons."""

from collections.abc import Callable, Mapping
from pathlib import Path

from hocso.model.curriculum import Look, Module
from hocso.model.lesson import Lesson
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.contents import Contents, Part
from hocso.vietnamese.slugs import slug_of

# Colours for modules that name none: dark enough for white words on them, light enough for dark words.
_COLOURS = (("#8f1d1d", "#f7e6e4"), ("#0a5638", "#e7f1ec"), ("#123f73", "#e5edf6"), ("#4b3a78", "#ece8f5"))


class ModuleReader:
    """Makes modules of a book's parts; ``problems`` holds what was wrong with their front matter."""

    def __init__(
        self,
        root: Path,
        contents: Contents,
        book_title: str,
        page: Callable[[str, int | None], Lesson],
        matter: Callable[[str], Mapping[str, str]],
    ) -> None:
        self.root = root
        self.contents = contents
        self.book_title = book_title
        self.page = page
        self.matter = matter
        self.problems: list[Problem] = []

    def modules(self) -> tuple[Module, ...]:
        return tuple(self._module(rank, part) for rank, part in enumerate(self.contents.parts))

    def _module(self, rank: int, part: Part) -> Module:
        own = self._own_page(part)
        page = self.page(own, None) if own else None
        matter = self.matter(own) if own else {}
        title = page.title if page else part.caption or self.book_title
        lessons = (name for name in part.docnames if name != own)
        return Module(
            slug=self._slug(part, title),
            name=matter.get("name") or part.caption or title,
            title=title,
            look=self._look(rank, matter, page),
            page=page,
            lessons=tuple(self.page(name, number) for number, name in enumerate(lessons, 1)),
        )

    def _own_page(self, part: Part) -> str | None:
        """The page that presents the module: the one with ``module:``, or a first page called index."""
        for name in part.docnames:
            if self.matter(name):
                return name
        first = part.docnames[0]
        return first if first.rpartition("/")[2] == "index" else None

    def _slug(self, part: Part, title: str) -> str:
        """The folder that the part's pages share, below the root page's; else from its caption."""
        folders = {self.contents.address(name).rpartition("/")[0] for name in part.docnames}
        folder = folders.pop() if len(folders) == 1 else ""
        return slug_of(folder) or slug_of(part.caption or title) or "module"

    def _look(self, rank: int, matter: Mapping[str, str], page: Lesson | None) -> Look:
        colour, soft = _COLOURS[rank % len(_COLOURS)]
        sign = None
        if page and "sign" in matter:
            sign = (self.root / page.path).parent / matter["sign"]
            if not sign.is_file():
                text = f"sign: {matter['sign']}"
                self.problems.append(Problem("front-matter", Place(page.path), {"text": text}))
                sign = None
        return Look(matter.get("colour", colour), matter.get("soft", soft), sign.resolve() if sign else None)
