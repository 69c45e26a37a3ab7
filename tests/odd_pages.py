"""Files that no author means to write: bytes at random, real lessons cut and shuffled, every construct gone wrong."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import strategies as st

TESTS = Path(__file__).parent

SEEDS = tuple(
    path.read_bytes()
    for folder in ("rules", "cases/reading", "cases/cells", "books/tiny")
    for path in sorted((TESTS / folder).rglob("*.md"))
)
"""Pages as authors write them: ours."""

LINES = tuple((TESTS / "cases" / "odd-lines.txt").read_text("utf-8").replace("␀", "\0").split("\n"))
"""Lines and pieces of lines that open, close, refer or mean something to one of the readers; ``␀`` is NUL."""

_CHARACTERS = st.one_of(
    st.sampled_from(
        "\0\x01\x0b\x0c\x1b\x7f\x85\u2028\u2029\u200b\ufeff\ufffe\ufffd\U0010ffff\u0301ạ`:{}[]()<>|$\\&*_-~#%!\"'\t\r\n"
    ),
    st.characters(),
)
_TEXT = st.text(_CHARACTERS, max_size=60)

Mutation = Callable[[list[str], int, int, str], list[str]]


def _nested(rows: list[str], start: int, count: int, word: str) -> list[str]:
    """Deep nesting of one kind of mark before a line."""
    return [*rows[:start], (word[:3] or ">") * (count * 40) + "x", *rows[start:]]


MUTATIONS: tuple[Mutation, ...] = (
    lambda rows, start, count, _: rows[:start] + rows[start + count :],
    lambda rows, start, count, _: rows[: start + count] + rows[start:],
    lambda rows, start, count, _: rows[start : start + count] + rows[:start] + rows[start + count :],
    lambda rows, start, _, word: [*rows[:start], word, *rows[start:]],
    lambda rows, start, count, _: [
        *rows[:start],
        *(f"    {row}" for row in rows[start : start + count]),
        *rows[start + count :],
    ],
    lambda rows, start, count, _: [
        *rows[:start],
        *(f"> {row}" for row in rows[start : start + count]),
        *rows[start + count :],
    ],
    lambda rows, start, count, word: [
        *rows[:start],
        *(row[:count] + word + row[count:] for row in rows[start : start + 2]),
        *rows[start + 2 :],
    ],
    lambda rows, start, count, _: rows[:start] + [row[:count] for row in rows[start : start + 1]] + rows[start + 1 :],
    lambda rows, _start, _count, word: [row.replace(word, "") for row in rows] if word else rows,
    _nested,
)

_LINES = st.one_of(st.sampled_from(LINES), _TEXT)


@st.composite
def _changed(draw: st.DrawFn) -> bytes:
    """A real page after a few changes."""
    rows = draw(st.sampled_from(SEEDS)).decode("utf-8", "replace").split("\n")
    for _ in range(draw(st.integers(1, 6))):
        change = draw(st.sampled_from(MUTATIONS))
        rows = change(rows, draw(st.integers(0, len(rows))), draw(st.integers(1, 12)), draw(_LINES))
    return "\n".join(rows).encode("utf-8", "surrogatepass")


@st.composite
def _composed(draw: st.DrawFn) -> bytes:
    """Odd lines in a row, with or without front matter before them."""
    head = draw(st.lists(_LINES, max_size=6))
    front = ["---", *head, "---"] if draw(st.booleans()) else []
    return "\n".join([*front, *draw(st.lists(_LINES, max_size=25))]).encode("utf-8", "surrogatepass")


@st.composite
def _saved_otherwise(draw: st.DrawFn, pages: st.SearchStrategy[bytes]) -> bytes:
    """A page in another encoding, with other line ends, cut short, or with a byte too many."""
    page = draw(pages)
    text = page.decode("utf-8", "replace")
    at = draw(st.integers(0, len(page)))
    return draw(
        st.sampled_from(
            (
                page.replace(b"\n", b"\r"),
                page.replace(b"\n", b"\r\n"),
                text.encode("utf-16"),
                text.encode("utf-8-sig"),
                text.encode("latin-1", "replace"),
                page[:at],
                page[:at] + draw(st.binary(min_size=1, max_size=3)) + page[at:],
            )
        )
    )


_texts = st.one_of(_changed(), _composed())
TEXT_PAGES: st.SearchStrategy[bytes] = st.one_of(_texts, _saved_otherwise(_texts), st.binary(max_size=200))

_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _LINES, st.sampled_from(LINES)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_LINES, inner, max_size=3)),
    max_leaves=6,
)
_OUTPUT = {"output_type": "stream", "name": "stdout", "text": ["x\n"]}
_NOTEBOOK: dict[str, object] = {
    "cells": [
        {"cell_type": "markdown", "source": ["# Sổ\n", "\n", "Chữ."], "metadata": {}, "id": "a"},
        {"cell_type": "code", "source": "x", "metadata": {}, "id": "b", "execution_count": 1, "outputs": [_OUTPUT]},
        {"cell_type": "raw", "source": "x", "metadata": {"format": "text/html"}, "id": "c"},
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "P"}, "language_info": {"name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@st.composite
def _notebook(draw: st.DrawFn) -> bytes:
    """A notebook with an odd value somewhere in it."""
    notebook = json.loads(json.dumps(_NOTEBOOK))
    for _ in range(draw(st.integers(1, 3))):
        _spoil(draw, notebook)
    return json.dumps(notebook, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")


def _spoil(draw: st.DrawFn, value: object) -> None:
    """Put an odd value somewhere into a tree of lists and mappings, or take something out."""
    while isinstance(value, dict | list) and value:
        keys: Sequence[object] = sorted(value) if isinstance(value, dict) else range(len(value))
        key = draw(st.sampled_from(keys))
        inner = value[key]  # type: ignore[call-overload,index]
        if isinstance(inner, dict | list) and inner and draw(st.integers(0, 3)):
            value = inner
        elif draw(st.integers(0, 3)):
            value[key] = draw(_VALUES)  # type: ignore[call-overload,index]
            return
        else:
            del value[key]  # type: ignore[call-overload,arg-type]
            return


NOTEBOOKS: st.SearchStrategy[bytes] = st.one_of(_notebook(), _saved_otherwise(_notebook()), st.binary(max_size=60))

_KEYS = st.sampled_from([line for line in LINES if ": " in line and not line.startswith((" ", "-", ":"))])
_data = (
    st.lists(st.one_of(_KEYS, _KEYS, _LINES), max_size=8)
    .map("\n".join)
    .map(lambda text: text.encode("utf-8", "surrogatepass"))
)
DATA_FILES: st.SearchStrategy[bytes] = st.one_of(_data, _KEYS.map(str.encode), _saved_otherwise(_data))
