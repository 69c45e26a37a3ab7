"""A module written as Typst source with everything its templates need."""

from collections.abc import Mapping

from hocso.messages import sentences
from hocso.model.curriculum import Curriculum, Module
from hocso.model.place import Place
from hocso.publish.booklet.addresses import code_svg, module_address
from hocso.publish.booklet.backmatter import answers, sources
from hocso.publish.booklet.chapters import chapter, wanted
from hocso.publish.booklet.forms import FORMS
from hocso.publish.booklet.notes import Notes
from hocso.publish.booklet.pictures import DRAWABLE, Pictures
from hocso.publish.booklet.typesetting import Manuscript
from hocso.publish.booklet.writing import Writing

REGIONS = {"vi": "VN", "en": "US"}
IMPORTS = '#import "/templates/booklet.typ": *\n#show: booklet-page\n#cover()\n#contents()'


def write_module(curriculum: Curriculum, module: Module, notes: Notes) -> Manuscript:
    """The learner's booklet of a module: cover, contents, its pages, answers, sources."""
    pages = (module.page, *module.lessons) if module.page else module.lessons
    pictures = Pictures(curriculum.root)
    links = wanted(pages)
    writings = [Writing(FORMS, curriculum, module, page, links, pictures, notes) for page in pages]
    body = [IMPORTS, *map(chapter, writings), *answers(writings), *sources(writings)]
    data = cover_data(curriculum, module, pictures)
    return Manuscript(module.slug, "\n".join(body) + "\n", data, pictures.files, pictures.places)


def cover_data(curriculum: Curriculum, module: Module, pictures: Pictures) -> Mapping[str, object]:
    """What the templates read beside the text: ``/book.json``."""
    address = module_address(curriculum, module)
    place = Place(module.page.path if module.page else curriculum.home.path)
    sign = module.look.sign
    drawable = sign is not None and sign.is_file() and sign.suffix.lower() in DRAWABLE
    local = curriculum.settings.locality
    return {
        "name": module.name,
        "title": module.title,
        "series": curriculum.title,
        "author": curriculum.author,
        "language": curriculum.language,
        "region": REGIONS[curriculum.language],
        "address": address,
        "code": pictures.add(code_svg(address), ".svg", place) if address else None,
        "minutes": [page.front.minutes for page in module.lessons if page.front],
        "look": {
            "colour": module.look.colour,
            "soft": module.look.soft,
            "sign": pictures.add(sign.read_bytes(), sign.suffix.lower(), place) if sign and drawable else None,
        },
        "locality": {key: getattr(local, key) for key in ("name", "helper", "phone", "hours", "slogan")},
        "words": dict(sentences("booklet", curriculum.language)),
    }
