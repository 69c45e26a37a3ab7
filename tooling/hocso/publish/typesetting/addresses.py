"""Where the pages of a book stand on the web, and the codes that a phone's camera reads."""

import io
from urllib.parse import quote

from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson


def page_address(curriculum: Curriculum, page: Lesson) -> str:
    """The public address of a page, or "" when the book has none."""
    return f"{curriculum.base_url}{quote(page.address)}.html" if curriculum.base_url else ""


def sound_address(curriculum: Curriculum, lesson: Lesson) -> str:
    """Where the site has a whole lesson as one sound, or "" when the book has no address."""
    return f"{curriculum.base_url}audio/{quote(lesson.address)}.mp3" if curriculum.base_url else ""


def module_address(curriculum: Curriculum, module: Module) -> str:
    """The module's own page, or the book's home for a module without one."""
    return page_address(curriculum, module.page or curriculum.home)


def code_svg(address: str) -> bytes:
    """A QR code in vectors, with the quiet zone that cheap cameras need. Always the same for the same address."""
    import segno  # not for the processes that only typeset

    drawing = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawing, kind="svg", border=4, light="#fff", dark="#000", omitsize=True, xmldecl=True, nl=False)
    return drawing.getvalue()
