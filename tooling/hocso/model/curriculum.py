"""A whole book as it was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hocso.model.facts import Fact
from hocso.model.lesson import Lesson
from hocso.model.message import Language
from hocso.model.problem import Problem
from hocso.model.settings import Settings
from hocso.model.skills import Skills

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Look:
    """How a module is recognised everywhere: one colour, one sign. ``sign`` is an SVG file or None."""

    colour: str
    soft: str
    sign: Path | None


@dataclass(frozen=True)
class Module:
    """A part of the table of contents. ``name`` is short ("4T"); ``title`` is its page's heading.

    ``page`` is the module's own page if it has one; ``lessons`` are all others, in order.
    """

    slug: str
    name: str
    title: str
    look: Look
    page: Lesson | None
    lessons: tuple[Lesson, ...]

    @property
    def pages(self) -> tuple[Lesson, ...]:
        """The module's own page, if it has one, and its lessons."""
        return (self.page, *self.lessons) if self.page else self.lessons


@dataclass(frozen=True)
class Curriculum:
    """A book, read once. ``folder`` is where its root page stands; data files stand beside it.

    ``base_url`` is the public address of the site, with a final ``/``, or "" if none is set.
    ``language`` is the book's own: labels on its pages follow it, whatever language the tool speaks.
    ``lexicon`` maps what is written to what is said; ``glossary`` a hard word to its explanation.
    ``invented`` holds, by kind (``phone``, ``identity``, ``card``, ``account``), the numbers that examples may show,
    with ``x`` for any digit. ``word_list`` is the page made of the glossary, if the book explains any words.
    ``problems`` are the faults met while reading; ``environment`` is Sphinx's, for further builders. ``loose`` pages
    were read on their own, without the book around them.
    """

    root: Path
    folder: Path
    title: str
    author: str
    language: Language
    base_url: str
    settings: Settings
    home: Lesson
    modules: tuple[Module, ...]
    facts: Mapping[str, Fact]
    lexicon: Mapping[str, str]
    glossary: Mapping[str, str]
    skills: Skills
    invented: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    environment: "BuildEnvironment"
    word_list: Lesson | None = None
    loose: bool = False

    def pages(self) -> Iterator[Lesson]:
        """Every page someone wrote, in the order of the contents: home, then each module's page and its lessons."""
        yield self.home
        for module in self.modules:
            yield from module.pages

    def published_pages(self) -> Iterator[Lesson]:
        """Every page that is spoken and published: those of ``pages``, and the one made of the glossary."""
        yield from self.pages()
        if self.word_list:
            yield self.word_list

    def with_lesson(self, lesson: Lesson) -> "Curriculum":
        """The book with this one in place of the lesson of its name."""
        modules = (
            replace(
                module,
                lessons=tuple(lesson if one.docname == lesson.docname else one for one in module.lessons),
            )
            for module in self.modules
        )
        return replace(self, modules=tuple(modules))

    def module_of(self, page: Lesson) -> Module | None:
        return self._modules.get(page.docname)

    @cached_property
    def _modules(self) -> Mapping[str, Module]:
        """By the docname of each of its pages."""
        return {page.docname: module for module in self.modules for page in module.pages}
