"""The theme: Jinja templates, one style sheet that stands inside each page, and two small scripts."""

import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

STYLES = {
    "page": ("page.css",),
    # Only pages that hold such things carry their styles.
    "books": ("books.css",),
    "paper": ("paper.css",),
    "trainer": ("trainer.css",),
}
SCRIPTS = {
    "lesson": ("player.js", "quiz.js", "memory.js", "progress.js"),
    "shelf": ("memory.js", "shelf.js"),
    "paper": ("memory.js", "paper.js"),
    "find": ("words.js", "rank.js", "find.js"),
}
OTHER_BOOKS = re.compile(
    r'class="[^"]*\b(admonition|highlight|sd-|docutils|math|cell|topic|sidebar|footnote)|<(table|dl)\b'
)


@cache
def environment() -> Environment:
    loader = PackageLoader("hocso.publish.site", "theme")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def styles_for(html: str) -> str:
    """The styles a page needs: the theme's own, and those of other people's books if it looks like one."""
    return style("page") + (style("books") if OTHER_BOOKS.search(html) else "")


@cache
def style(name: str) -> str:
    text = "".join(_text(file) for file in STYLES[name])
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()


@cache
def script(name: str) -> str:
    """A classic script without its comments and indents."""
    lines = (line.strip() for file in SCRIPTS[name] for line in _text(file).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def _text(file: str) -> str:
    return files("hocso.publish.site").joinpath("theme", file).read_text(encoding="utf-8")
