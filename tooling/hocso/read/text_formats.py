"""Notebooks in formats that a book itself says how to read (``nb_custom_formats``), such as RMarkdown by jupytext."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sphinx.util import import_object

if TYPE_CHECKING:
    from nbformat import NotebookNode

SETTING = "nb_custom_formats"


def telling_lines(formats: Any) -> dict[str, list[Any]]:
    """MyST-NB's setting for the same formats, so that it is also told on which lines of the file the cells stand.

    TypeError says what is no such setting.
    """
    from myst_nb.core.config import custom_formats_converter  # who only asks for settings must not wait for MyST-NB

    return {
        suffix: [f"{__name__}.{read_telling_lines.__name__}", {"reader": reader, "options": options}, commonmark]
        for suffix, (reader, options, commonmark) in custom_formats_converter(formats).items()
    }


def read_telling_lines(text: str, reader: str, options: Mapping[str, Any]) -> "NotebookNode":
    """What ``reader`` makes of a text, with MyST-NB's ``source_map`` if it gives none."""
    notebook: NotebookNode = import_object(reader)(text, **options)
    notebook.metadata.setdefault("source_map", list(_first_rows(notebook, text.split("\n"))))
    return notebook


def _first_rows(notebook: "NotebookNode", rows: list[str]) -> Iterator[int]:
    """For each cell the row, from 0, that ends in its first words: in a program text stands behind signs."""
    at = 0
    for cell in notebook.cells:
        lines = cell.source.strip("\n").split("\n")
        at = next((row for row in range(at, len(rows)) if lines[0] and rows[row].endswith(lines[0])), at)
        yield at
        at += len(lines)
