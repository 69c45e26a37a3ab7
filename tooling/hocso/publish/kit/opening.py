"""What a person sees who opens a kit: a file to double-click, a file to read first, and the folder with the pages."""

from collections.abc import Mapping
from html import escape
from importlib.resources import files
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.publish.site.addresses import HOME

PAGES = "trang"
FORWARD = "mo.js"
# Notepad of old Windows knows UTF-8 by its mark, and a line's end by two characters.
MARK, LINE_END = "\ufeff", "\r\n"


def with_opening(pages: Mapping[str, bytes | Path], curriculum: Curriculum, folder: str) -> dict[str, bytes | Path]:
    """All files of a kit, below one ``folder``."""
    named: dict[str, bytes | Path] = {f"{folder}/{PAGES}/{name}": content for name, content in pages.items()}
    start, read_me = f"{_word(curriculum, 'start-file')}.html", f"{_word(curriculum, 'read-me-file')}.txt"
    named[f"{folder}/{start}"] = _start(curriculum).encode("utf-8")
    named[f"{folder}/{PAGES}/{FORWARD}"] = f"location.replace('{PAGES}/{HOME}');\n".encode("ascii")
    named[f"{folder}/{read_me}"] = _read_me(curriculum, start).encode("utf-8")
    return named


def _word(curriculum: Curriculum, name: str, **fields: object) -> str:
    reader = curriculum.settings.reader
    said = message(f"kit.{name}", reader=reader, Reader=reader[:1].upper() + reader[1:], **fields)
    return said.in_language(curriculum.language)


def _start(curriculum: Curriculum) -> str:
    """Goes on to the home page by a script that lies beside the pages: where that is missing, the zip was not unpacked,
    and the page says what to do."""
    template = (files(__package__) / "start.html").read_text(encoding="utf-8")
    words = {name: _word(curriculum, name) for name in ("open", "not-unpacked")}
    told = {
        "language": curriculum.language, "title": curriculum.title, "forward": f"{PAGES}/{FORWARD}",
        "home": f"{PAGES}/{HOME}", "open": words["open"], "hint": words["not-unpacked"],
    }  # fmt: skip
    for name, text in told.items():
        template = template.replace("{" + name + "}", escape(text))
    return template


def _read_me(curriculum: Curriculum, start: str) -> str:
    place = curriculum.settings.locality
    text = _word(curriculum, "read-me", title=curriculum.title, start=start, home=f"{PAGES}/{HOME}")
    help_from = ", ".join(part for part in (place.helper, place.name, place.phone) if part)
    if help_from:
        text += "\n" + _word(curriculum, "read-me-help", who=help_from) + "\n"
    return MARK + text.replace("\n", LINE_END)
