"""A module written as the learner's booklet."""

from dataclasses import replace

from hocso.model.curriculum import Curriculum, Module
from hocso.model.edition import Edition
from hocso.model.place import Place
from hocso.publish.booklet.backmatter import answers, sources
from hocso.publish.booklet.chapters import chapter, wanted
from hocso.publish.booklet.hard_words import first_uses, glossary, marks_of
from hocso.publish.booklet.takeaways import cards, whom_to_call
from hocso.publish.typesetting.addresses import module_address
from hocso.publish.typesetting.book import book_data
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.pictures import Pictures
from hocso.publish.typesetting.renderers import RENDERERS
from hocso.publish.typesetting.writing import Writing

IMPORTS = '#import "/templates/booklet.typ": *\n#show: booklet-page\n#cover()\n#contents()'


def write_module(edition: Edition, module: Module, notes: Notes) -> Manuscript:
    """The learner's booklet of a module."""
    curriculum = edition.curriculum
    heard = edition.lessons.keys() - ({module.page.docname} if module.page else set())
    pictures = Pictures(curriculum.root)
    links = wanted(module.pages)
    uses = first_uses(curriculum, module)
    first = Writing(RENDERERS, curriculum, module, module.pages[0], links, pictures, notes, marks=marks_of(uses))
    writings = [replace(first, lesson=page) for page in module.pages]
    chapters = [chapter(writing, heard=writing.lesson.docname in heard) for writing in writings]
    back = [*answers(writings), *glossary(uses, first), *sources(writings)]
    body = [IMPORTS, *chapters, *back, *whom_to_call(writings), *cards(writings)]
    data = {**book_data(curriculum, module, pictures, "booklet"), **_cover(curriculum, module, pictures)}
    return Manuscript(f"booklets/{module.slug}.pdf", "\n".join(body) + "\n", data, pictures.files, pictures.places)


def _cover(curriculum: Curriculum, module: Module, pictures: Pictures) -> dict[str, object]:
    """What the cover says of the module as a whole."""
    address = module_address(curriculum, module)
    place = Place(module.page.path if module.page else curriculum.home.path)
    return {
        "address": address,
        "code": pictures.add_code(address, place) if address else None,
        "minutes": [page.front.minutes for page in module.lessons if page.front],
    }
