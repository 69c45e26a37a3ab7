"""The lists of lessons on home and module pages, and the ways on from a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from hocso.messages import message
from hocso.model.curriculum import Curriculum, Module
from hocso.model.errors import CannotPublish
from hocso.model.lesson import Lesson
from hocso.publish.site.addresses import Addresses, way
from hocso.publish.site.outside import clean


@dataclass(frozen=True)
class Row:
    """A lesson in a list. ``address`` is its file if the phone may remember it: "" for a plain page."""

    href: str
    title: str
    number: int | None
    minutes: int | None
    address: str
    objectives: tuple[str, ...]


@dataclass(frozen=True)
class Shelf:
    """A module with its lessons, as one page sees them."""

    href: str
    name: str
    title: str
    colour: str
    soft: str
    sign: Markup
    rows: Sequence[Row] = field(default=())

    @property
    def lessons(self) -> list[Row]:
        return [row for row in self.rows if row.address]


@dataclass(frozen=True)
class Link:
    href: str
    title: str


@dataclass(frozen=True)
class Shelves:
    """All modules of a book. ``signs`` are the SVG texts of their signs by slug."""

    curriculum: Curriculum
    addresses: Addresses
    signs: dict[str, Markup]

    def seen_from(self, name: str) -> list[Shelf]:
        return [self.shelf(module, name) for module in self.curriculum.modules]

    def shelf(self, module: Module, name: str) -> Shelf:
        """A module as the page in file ``name`` links to it."""
        rows = [self._row(lesson, name) for lesson in module.lessons]
        href, look = way(name, self.addresses.modules[module.slug]), module.look
        return Shelf(href, module.name, module.title, look.colour, look.soft, self.signs[module.slug], rows)

    def _row(self, lesson: Lesson, name: str) -> Row:
        address, front = self.addresses.pages[lesson.docname], lesson.front
        return Row(
            href=way(name, address),
            title=lesson.title,
            number=lesson.number,
            minutes=front.minutes if front else None,
            address=address if front else "",
            objectives=front.objectives if front else (),
        )

    def neighbours(self, page: Lesson) -> tuple[Link | None, Link | None]:
        """The lessons before and after, within the module."""
        module, name = self.curriculum.module_of(page), self.addresses.pages[page.docname]
        if not module or page not in module.lessons:
            return None, None
        place = module.lessons.index(page)
        before = module.lessons[place - 1] if place else None
        after = module.lessons[place + 1] if place + 1 < len(module.lessons) else None
        return self._link(before, name), self._link(after, name)

    def _link(self, lesson: Lesson | None, name: str) -> Link | None:
        return Link(way(name, self.addresses.pages[lesson.docname]), lesson.title) if lesson else None


def signs_of(curriculum: Curriculum) -> dict[str, Markup]:
    """The sign of each module as SVG to stand in a page; "" where a module has none."""
    return {module.slug: _sign(module.look.sign) for module in curriculum.modules}


def _sign(path: Path | None) -> Markup:
    if path is None:
        return Markup("")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotPublish(message("site.sign", sign=path)) from error
    start = text.find("<svg")
    if start < 0:
        raise CannotPublish(message("site.sign", sign=path))
    return Markup(clean(text[start:].strip(), refuse=lambda *_: None, elsewhere=str))
