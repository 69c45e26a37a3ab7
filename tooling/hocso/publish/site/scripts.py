"""The theme's scripts, as pages load them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hocso.prepared import prepared

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


@dataclass(frozen=True)
class Script:
    """``text`` is small; ``words`` are those in its strings, any of which it may put into a page."""

    text: str
    words: frozenset[str]


def script(name: str) -> str:
    """A classic script without what only its authors need: comments, white space, long names of its own."""
    return _scripts()[name].text


def words_in_script(name: str) -> frozenset[str]:
    """What may stand in a page once a script has run."""
    return _scripts()[name].words


@cache
def _scripts() -> Mapping[str, Script]:
    """To make them small takes longer than to write the pages of a small site."""
    return prepared("scripts", lambda: {name: _made(name) for name in SCRIPTS})


def _made(name: str) -> Script:
    from hocso.publish.site.minifying import minified, words_in_strings

    source = "".join(map(_text, SCRIPTS[name]))
    modern = name in MODERN
    return Script(minified(source, modern=modern), frozenset() if modern else words_in_strings(source))


def _text(file: str) -> str:
    return files("hocso.publish.site").joinpath("theme", file).read_text(encoding="utf-8")
