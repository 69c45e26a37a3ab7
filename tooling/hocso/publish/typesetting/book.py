"""What the templates read of a book: its names, its look, who helps, and the words in its language."""

from itertools import chain
from pathlib import Path

from hocso.messages import sentences
from hocso.model.curriculum import Curriculum, Module
from hocso.model.place import Place
from hocso.publish.typesetting.pictures import DRAWABLE, Pictures

REGIONS = {"vi": "VN", "en": "US"}
PLAIN = {"colour": "#1f3a5f", "soft": "#eef3f9", "sign": None}
"""The look of what belongs to no module."""


def book_data(curriculum: Curriculum, module: Module | None, pictures: Pictures, *catalogues: str) -> dict[str, object]:
    """What ``theme.typ`` reads. ``catalogues``: the message catalogues whose words the templates use."""
    local = curriculum.settings.locality
    return {
        "name": module.name if module else curriculum.title,
        "title": module.title if module else curriculum.title,
        "series": curriculum.title,
        "author": curriculum.author,
        "language": curriculum.language,
        "region": REGIONS[curriculum.language],
        "print": {"size": curriculum.settings.print.size, "paper": curriculum.settings.print.paper},
        "look": _look(curriculum, module, pictures) if module else PLAIN,
        "locality": {key: getattr(local, key) for key in ("name", "helper", "phone", "hours", "slogan")},
        "words": dict(chain.from_iterable(sentences(name, curriculum.language).items() for name in catalogues)),
    }


def _look(curriculum: Curriculum, module: Module, pictures: Pictures) -> dict[str, object]:
    place = Place(module.page.path if module.page else curriculum.home.path)
    sign = module.look.sign
    drawn = sign if sign is not None and drawable(sign) else None
    return {
        "colour": module.look.colour,
        "soft": module.look.soft,
        "sign": pictures.add(drawn.read_bytes(), drawn.suffix.lower(), place) if drawn else None,
    }


def drawable(path: Path) -> bool:
    """Whether it is a file of a kind that Typst draws."""
    return path.is_file() and path.suffix.lower() in DRAWABLE
