"""The theme: Jinja templates, style sheets that stand inside each page, and small scripts."""

import re
from functools import cache
from importlib.resources import files

import rjsmin
from calmjs.parse import es5
from calmjs.parse.asttypes import ES5Program, String
from calmjs.parse.unparsers.es5 import minify_print
from calmjs.parse.walkers import Walker
from jinja2 import Environment, PackageLoader, StrictUndefined

from hocso.publish.site.trimming import any_of, names_in, only_needed

STYLES = {
    "page": ("page.css",),
    # Only pages that hold such things carry their styles.
    "books": ("books.css",),
    "offline": ("offline.css",),
    # And so do pages that say in their class what they are.
    "paper": ("paper.css",),
    "trainer": ("trainer.css",),
}
SCRIPTS = {
    "lesson": ("player.js", "follow.js", "faces.js", "reach.js", "quiz.js", "explain.js", "memory.js", "progress.js"),
    # For pages that have no use for the script of a lesson, which holds it too.
    "memory": ("memory.js",),
    "shelf": ("shelf.js",),
    "paper": ("memory.js", "paper.js"),
    "find": ("words.js", "rank.js", "find.js"),
    "offline": ("offline.js",),
    "sw": ("sw.js",),
}
MODERN = ("sw",)
"""Scripts that only browsers read which know more than ECMAScript 5."""
STYLE_HERE = "/* style */"
KINDS = ("paper", "trainer")
OTHER_BOOKS = re.compile(
    r'class="[^"]*\b(admonition|highlight|sd-|docutils|math|cell|topic|sidebar|footnote)|<(table|dl)\b'
)


@cache
def environment() -> Environment:
    loader = PackageLoader("hocso.publish.site", "theme")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def styled(html: str) -> str:
    """A whole page with its styles where ``STYLE_HERE`` stands, if it is one that has some."""
    return html.replace(STYLE_HERE, styles_for(html), 1)


def styles_for(html: str) -> str:
    """The styles a page needs: the theme's own, and those of other people's books if it looks like one.

    What neither the page nor one of its scripts names is left out.
    """
    sheet = style("page") + style("offline") + (style("books") if OTHER_BOOKS.search(html) else "")
    sheet += "".join(style(kind) for kind in KINDS if f'class="wrap {kind}"' in html)
    names = names_in(html).union(*(names_given_by(name) for name in SCRIPTS if f"{name}-" in html))
    return only_needed(sheet, names)


@cache
def names_given_by(name: str) -> frozenset[str]:
    """What may stand in a page once a script has run: any word in its strings."""
    strings = [] if name in MODERN else Walker().filter(_parsed(name), lambda node: isinstance(node, String))
    return frozenset(any_of(word for string in strings for word in re.findall(r"[\w-]+", string.value)))


@cache
def style(name: str) -> str:
    text = "".join(_text(file) for file in STYLES[name])
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()


@cache
def script(name: str) -> str:
    """A classic script without what only its authors need: comments, white space, long names of its own."""
    if name in MODERN:
        return f"{rjsmin.jsmin(_source(name))}\n"
    return f"{minify_print(_parsed(name), obfuscate=True, shadow_funcname=True, drop_semi=True)}\n"


@cache
def _parsed(name: str) -> ES5Program:
    """Its syntax; no script of a page that asks for more than ECMAScript 5 gets through here."""
    return es5(_source(name))


def _source(name: str) -> str:
    return "".join(_text(file) for file in SCRIPTS[name])


def _text(file: str) -> str:
    return files("hocso.publish.site").joinpath("theme", file).read_text(encoding="utf-8")
