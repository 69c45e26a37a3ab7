"""From a folder to a Curriculum."""

from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx.application import Sphinx

from hocso.messages import message
from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.model.problem import Problem
from hocso.model.progress import Progress
from hocso.process import alone
from hocso.read.cell_problems import cell_problems
from hocso.read.cells import CellsOfBook, run_cells, working_folder
from hocso.read.configuration import Configuration, read_configuration
from hocso.read.contents import Contents, place_in_contents, read_contents
from hocso.read.data_files import read_data_files
from hocso.read.modules import ModuleReader
from hocso.read.pages import PageReader
from hocso.read.passed_over import circular_links, pattern_for
from hocso.read.roster import page_matter
from hocso.read.session import Reading, Sitting, read_with_sphinx, reading_of
from hocso.read.word_list import word_list


def read_book(root: Path, progress: Progress) -> Curriculum:
    """See ``hocso.read.read``."""
    with closing(open_book(root, progress)) as book:
        return book.curriculum


@dataclass(frozen=True)
class OpenBook:
    """A book that was read, with what it takes to read a page of it again; to be closed."""

    root: Path
    contents: Contents
    configuration: Configuration
    cells: CellsOfBook
    sitting: Sitting
    curriculum: Curriculum

    def close(self) -> None:
        self.sitting.close()

    def with_page_anew(self, docname: str, progress: Progress) -> "OpenBook | None":
        """The book with one lesson read again; None where that could change more than this page shows.

        Nothing but the lesson's own file may have changed. What other pages show of it (its title, its number in the
        contents) stays as it was.
        """
        lessons = (page for module in self.curriculum.modules for page in module.lessons)
        before = next((page for page in lessons if page.docname == docname), None)
        if before is None:
            return None
        configuration = self.configuration
        with _alone_at(self.root, progress):
            cells = run_cells(self.root, [docname], configuration.sphinx, configuration.settings.cells, progress)
            if cells.leave_alone(self.root / before.path) != self.cells.leave_alone(self.root / before.path):
                return None
            reading = self.sitting.read_page(docname)
            if page_matter(reading.environment, docname).module:
                return None
            page = _Pages(self.root, self.contents, self.configuration, reading).page(docname, before.number)
        problems = (
            *(problem for problem in self.curriculum.problems if problem.place.path != page.path),
            *reading.problems,
            *cell_problems(cells.results, self.root, self.configuration.settings.check.slow_cell),
        )
        return replace(self, curriculum=replace(self.curriculum.with_lesson(page), problems=_distinct(*problems)))


def open_book(root: Path, progress: Progress, stale: frozenset[str] = frozenset()) -> OpenBook:
    """Read the whole book: what changed, what is ``stale``, and the rest from where an earlier reading kept it."""
    contents = read_contents(root)
    configuration = _without_circles(read_configuration(root, contents.sample(root)), root, progress)
    with _alone_at(root, progress):
        cells = run_cells(root, contents.docnames, configuration.sphinx, configuration.settings.cells, progress)
        progress.stage(message("read.stage-reading"))
        sitting = read_with_sphinx(root, working_folder(root), cells.sphinx, contents.docnames, stale | cells.fresh)
        try:
            of_cells = cell_problems(cells.results, root, configuration.settings.check.slow_cell)
            reading = replace(sitting.reading, problems=(*sitting.reading.problems, *of_cells))
            curriculum = assemble(root, configuration, contents, reading)
        except BaseException:
            sitting.close()
            raise
    return OpenBook(root, contents, configuration, cells, sitting, curriculum)


def _without_circles(configuration: Configuration, root: Path, progress: Progress) -> Configuration:
    """Links on which Sphinx would search the book without end are passed over, and told of."""
    excluded = configuration.sphinx["exclude_patterns"]
    links = circular_links(root, excluded)
    if links:
        progress.note(message("read.circular-links", links=", ".join(links)))
        excluded = [*excluded, *map(pattern_for, links)]
    return replace(configuration, sphinx={**configuration.sphinx, "exclude_patterns": excluded})


def _alone_at(root: Path, progress: Progress) -> AbstractContextManager[object]:
    """What a reading keeps is written by one process at a time; another one waits, and says so."""
    return alone(working_folder(root) / "reading", lambda: progress.stage(message("read.waiting")))


def read_of(app: Sphinx) -> Curriculum:
    """The curriculum of an application that has read it, for the builders that ``jupyter-book build`` runs."""
    root = Path(app.srcdir).resolve()
    contents = read_contents(root)
    reading = reading_of(app, contents.docnames, PageReader(app))
    return assemble(root, read_configuration(root, contents.sample(root)), contents, reading)


def assemble(root: Path, configuration: Configuration, contents: Contents, reading: Reading) -> Curriculum:
    """Put together what was read of the configuration, the contents and the pages."""
    left_out = tuple(_left_out(name, root) for name in contents.docnames if name not in reading.pages)
    contents = contents.only(reading.pages)
    pages = _Pages(root, contents, configuration, reading)
    modules = ModuleReader(root, contents, configuration.title, pages.page, pages.module_matter)
    data = read_data_files(root, root / contents.folder)
    return Curriculum(
        root=root,
        folder=root / contents.folder,
        title=configuration.title,
        author=configuration.author,
        language=configuration.language,
        base_url=configuration.base_url,
        settings=configuration.settings,
        home=pages.page(contents.root, None),
        modules=_unique_slugs(modules.modules()),
        facts=data.facts,
        lexicon=data.lexicon,
        glossary=data.glossary,
        skills=data.skills,
        invented=data.invented,
        problems=_distinct(*reading.problems, *left_out, *data.problems, *modules.problems),
        environment=reading.environment,
        word_list=word_list(data.glossary, contents, configuration.language, configuration.settings.reader),
    )


def _left_out(docname: str, root: Path) -> Problem:
    """A page of the contents that Sphinx does not read."""
    text = message("read.page-left-out", page=docname)
    return Problem("page-unreadable", place_in_contents(docname, root), {"error": text})


_UNTITLED = "<no title>"  # what Sphinx calls a page without a heading


@dataclass(frozen=True)
class _Pages:
    """Makes a Lesson of what Sphinx read of a page."""

    root: Path
    contents: Contents
    configuration: Configuration
    reading: Reading

    def page(self, docname: str, number: int | None) -> Lesson:
        environment = self.reading.environment
        page = self.reading.pages[docname]
        path = Path(environment.doc2path(docname))
        return Lesson(
            docname=docname,
            address=self.contents.address(docname),
            path=path.relative_to(self.root).as_posix(),
            title=self._title(docname),
            number=number,
            source=path.read_text(encoding="utf-8-sig", errors="replace"),
            front=page_matter(environment, docname).lesson,
            opened=page.opened,
            passages=page.matter.passages,
            unspoken=page.matter.unspoken,
            files=page.matter.files,
            fingerprint=page.matter.fingerprint,
        )

    def _title(self, docname: str) -> str:
        """The page's heading; without one, the name of its file."""
        title = self.reading.environment.titles[docname].astext()
        return docname.rpartition("/")[2] if title == _UNTITLED else title

    def module_matter(self, docname: str) -> dict[str, str]:
        return dict(page_matter(self.reading.environment, docname).module)


def _unique_slugs(modules: tuple[Module, ...]) -> tuple[Module, ...]:
    seen: dict[str, int] = {}
    unique = []
    for module in modules:
        seen[module.slug] = seen.get(module.slug, 0) + 1
        count = seen[module.slug]
        unique.append(module if count == 1 else replace(module, slug=f"{module.slug}-{count}"))
    return tuple(unique)


def _distinct(*problems: Problem) -> tuple[Problem, ...]:
    kept: list[Problem] = []
    for problem in sorted(problems, key=lambda one: (one.place, one.kind)):
        if problem not in kept[-20:]:
            kept.append(problem)
    return tuple(kept)
