"""Scripts made small; no script that asks for more than ECMAScript 5 gets through here, unless it is called modern."""

import re
from functools import lru_cache

import rjsmin
from calmjs.parse import es5
from calmjs.parse.asttypes import ES5Program, String
from calmjs.parse.unparsers.es5 import minify_print
from calmjs.parse.walkers import Walker


def minified(source: str, *, modern: bool) -> str:
    """A script without comments and white space, and, if it is not modern, with short names."""
    if modern:
        return f"{rjsmin.jsmin(source)}\n"
    return f"{minify_print(_parsed(source), obfuscate=True, shadow_funcname=True, drop_semi=True)}\n"


def words_in_strings(source: str) -> frozenset[str]:
    """Every word in the strings of a script."""
    strings = Walker().filter(_parsed(source), lambda node: isinstance(node, String))
    return frozenset(word for string in strings for word in re.findall(r"[\w-]+", string.value))


@lru_cache(maxsize=1)
def _parsed(source: str) -> ES5Program:
    return es5(source)
