"""Digests of what a page is made of, wherever it is shown: what has the same need not be made again."""

from collections.abc import Iterator

from hocso.installation import installation_digest
from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.store import digest, file_digest


def shared_by_pages(curriculum: Curriculum) -> str:
    """What every page is made of besides its own words, pictures and sound."""
    book = (curriculum.title, curriculum.author, curriculum.language, curriculum.base_url, curriculum.settings)
    data = (sorted(curriculum.facts.items()), sorted(curriculum.glossary.items()), curriculum.skills)
    pages = [(page.docname, page.address, page.title, page.number, page.front) for page in curriculum.published_pages()]
    modules = [_shown_of(module) for module in curriculum.modules]
    return digest(installation_digest(), *map(repr, (book, data, pages, modules)))


def _shown_of(module: Module) -> tuple[object, ...]:
    sign = module.look.sign
    drawn = file_digest(sign) if sign and sign.is_file() else ""
    return (module.slug, module.name, module.title, module.look, drawn, [page.docname for page in module.pages])


def words_and_pictures(page: Lesson, curriculum: Curriculum) -> Iterator[str]:
    """What is on one page: as it was read, with its links followed; its pictures and files."""
    yield page.fingerprint
    for name in page.files:
        path = curriculum.root / name
        yield file_digest(path) if path.is_file() else "none"
