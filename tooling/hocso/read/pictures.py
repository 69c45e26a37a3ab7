"""What is wrong with the files of a page's pictures: looked at when the page is read, as it is when one changes."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat

from docutils import nodes
from sphinx.application import Sphinx

from hocso.model.nodes import line_of
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.places import place_of
from hocso.read.problems import add_problem
from hocso.read.unreadable import page_path

LARGEST = 1_000_000
"""Bytes: ten seconds on a weak network, and more than a picture as wide as a screen takes."""

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
"""The endings of pictures that are looked into: those that every target can show."""

_END_OF_JPEG = b"\xff\xd9"


def note_pictures(app: Sphinx, doctree: nodes.document) -> None:
    """On ``doctree-read``, when Sphinx has found the files: keep what is wrong with them with the page."""
    env = app.env
    for picture in doctree.findall(nodes.image):
        candidates: dict[str, str] = picture.get("candidates", {})
        for uri in dict.fromkeys(candidates.values()):
            file = Path(env.srcdir) / uri
            if uri in env.images and file.is_file():
                place = Place(page_path(env, env.docname), *place_of(env, line_of(picture), file.name))
                for kind, fields in _faults(file):
                    add_problem(env, Problem(kind, place, {"picture": uri, **fields}))


def _faults(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    size = file.stat().st_size
    if size > LARGEST:
        yield "heavy-picture", {"megabytes": str(size // 1_000_000)}
    if file.suffix.lower() in KINDS and not is_whole(file):
        yield "damaged-picture", {}


def is_whole(file: Path) -> bool:
    """Whether a picture begins and ends as its kind does. What is in between is not drawn: that takes too long."""
    return _is_whole_svg(file) if file.suffix.lower() == ".svg" else _is_whole_of_pixels(file)


def _is_whole_svg(file: Path) -> bool:
    names: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _attributes: names.append(name.rpartition(" ")[2])
    try:
        parser.Parse(file.read_bytes(), True)
    except expat.ExpatError:
        return False
    return names[:1] == ["svg"]


@contextmanager
def _however_large() -> Iterator[None]:
    """Pillow warns of pictures of many pixels: we draw none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _is_whole_of_pixels(file: Path) -> bool:
    from PIL import Image  # many a page has none

    try:
        with _however_large(), file.open("rb") as stream, Image.open(stream) as picture:
            if picture.format == "JPEG":
                return _END_OF_JPEG in stream.read()  # behind its head, which may hold a small picture of its own
            if picture.format == "GIF":
                picture.load()
            else:
                picture.verify()
    except Image.DecompressionBombError:  # of very many pixels, and nothing else is known of it
        return True
    except Exception:  # whatever a broken file sets off in Pillow
        return False
    return True
