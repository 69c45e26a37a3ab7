"""Typst source written safely: text is always a quoted string, so that no text can become markup.

Everything is markup mode: a call is ``#name(named: value)[content];``, a text ``#"…";``. The semicolon ends
the expression, so that a bracket or a dot that follows is never read as part of it.
"""

import json
import re
from collections.abc import Iterable

from hocso.publish.direction import from_right

# Typst has no glyph for control characters and a PDF/UA may not contain what no font can show.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SPACES = re.compile(r"[ \t\n]+")


def printable(text: str) -> str:
    """The text without control characters."""
    return CONTROLS.sub("", text)


def string(text: str) -> str:
    """A Typst string literal that is exactly ``text``, control characters left out."""
    kept = printable(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + kept.replace("\n", "\\n").replace("\t", "\\t") + '"'


def words(text: str) -> str:
    """Running text as markup: as it stands, with every run of spaces and line ends a single space."""
    flat = SPACES.sub(" ", text)
    return f"#{string(flat)};" if printable(flat) else ""


def content(markup: str) -> str:
    """Markup as a value to hand over."""
    return f"[{markup}]"


def array(values: Iterable[str]) -> str:
    """A Typst array of values that are code already; a comma after each keeps one value an array."""
    return "(" + "".join(f"{value}, " for value in values) + ")"


def value(of: object) -> str:
    """A Python value as Typst code."""
    if of is None:
        return "none"
    if isinstance(of, bool):
        return "true" if of else "false"
    if isinstance(of, int):
        return str(of)
    if isinstance(of, str):
        return string(of)
    raise TypeError(f"no Typst form for {json.dumps(repr(of))}")


def directed(text: str, markup: str) -> str:
    """The markup of a paragraph, a heading, a list or a cell, set the way in which its ``text`` is read."""
    return call("from-right", markup) if from_right(text) else markup


def call(name: str, /, *bodies: str, **arguments: str) -> str:
    """Markup that calls a template function: ``arguments`` are code, ``bodies`` are markup in brackets after them."""
    named = ", ".join(f"{key.replace('_', '-')}: {code}" for key, code in arguments.items())
    return f"#{name}({named})" + "".join(content(body) for body in bodies) + ";"
