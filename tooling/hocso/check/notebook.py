"""A notebook's file (``.ipynb``) with only the prose of its text cells left, character for character.

What a person wrote stands there inside strings of JSON. Names, code, results and all that is escaped is blanked, so
that no word is found, and nothing mended, where that would break the notebook or change what its code does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

BLANK = "\ufffc"

_TOKEN = re.compile(r'"(?P<text>(?:[^"\\\n]|\\.)*)"|[][{}:,]')
_ESCAPED = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_UNSAYABLE = re.compile(r'["\\\x00-\x1f]')
_AT_CELLS = 3  # the file, its list of cells, one cell


@dataclass(frozen=True)
class _Text:
    """A string in one cell, without its quotes: where it begins and ends."""

    start: int
    end: int


def is_notebook(source: str) -> bool:
    """Whether a page's file is a notebook's, not a text."""
    return source.lstrip("\ufeff \t\r\n").startswith("{") and '"cells"' in source


@lru_cache(maxsize=8)
def prose_of_notebook(source: str) -> str:
    """The file with all blanked but what its text cells say; line ends stay."""
    kept, end = [], 0
    for text in _said(source):
        kept += [blank(source[end : text.start]), _ESCAPED.sub(lambda found: blank(found[0]), _of(source, text))]
        end = text.end
    return "".join([*kept, blank(source[end:])])


def fits_into_json(text: str) -> bool:
    """Whether a text can stand in a string of JSON as it is."""
    return not _UNSAYABLE.search(text)


def _said(source: str) -> Iterator[_Text]:
    """The strings of the text cells, in order."""
    depth, key, kind = 0, "", ""
    texts: list[_Text] = []
    for token in _TOKEN.finditer(source):
        sign = token[0]
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            if sign == "}" and depth == _AT_CELLS:
                yield from texts if kind == "markdown" else ()
                key, kind, texts = "", "", []
            depth -= 1
        elif sign not in ":,":
            if depth == _AT_CELLS and _is_key(source, token.end()):
                key = token["text"]
            elif depth == _AT_CELLS and key == "cell_type":
                kind = token["text"]
            elif key == "source" and depth in (_AT_CELLS, _AT_CELLS + 1):
                texts.append(_Text(token.start("text"), token.end("text")))


def _is_key(source: str, end: int) -> bool:
    return source[end : end + 20].lstrip().startswith(":")


def _of(source: str, text: _Text) -> str:
    return source[text.start : text.end]


def blank(text: str) -> str:
    return re.sub(r"[^\n]", BLANK, text)
