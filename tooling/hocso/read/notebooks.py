"""Which pages have code cells, read the way MyST-NB reads them."""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import nbformat
from myst_nb.core.config import NbParserConfig
from myst_nb.core.read import create_nb_reader
from myst_parser.config.main import MdParserConfig
from nbformat import NotebookNode

from hocso.read.cell_memory import CellMemory, CodeCells
from hocso.read.cell_results import CodePage
from hocso.read.front_matter import parse_front_matter
from hocso.read.known_results import code_key
from hocso.read.places import cell_lines
from hocso.read.shortcuts import take_shortcuts
from hocso.read.text_formats import SETTING

_Read = Callable[[Path, bytes], NotebookNode | None]


@dataclass(frozen=True)
class Unsound:
    """A page that is no whole notebook: nothing in it is run, and what is wrong with it the read says."""

    path: Path


def code_pages(
    root: Path, docnames: Iterable[str], sphinx: Mapping[str, Any], memory: CellMemory | None = None
) -> Iterator[CodePage | Unsound]:
    """The pages that MyST-NB takes for notebooks, also those without a code cell: it would start a kernel for them.

    A page that ``memory`` knows is not parsed.
    """
    take_shortcuts()
    memory = memory or CellMemory(root)
    formats = NbParserConfig(custom_formats=sphinx.get(SETTING, {}))
    aliases = sphinx.get("nb_kernel_rgx_aliases", {})
    read = partial(_notebook, myst=_syntax(sphinx), formats=formats, aliases=aliases)
    for docname in docnames:
        for suffix in dict.fromkeys((".md", ".ipynb", *formats.custom_formats)):
            path = root / f"{docname}{suffix}"
            if path.is_file():
                page = _code_page(docname, path, read, memory)
                if page is not None:
                    yield page


def _code_page(docname: str, path: Path, read: _Read, memory: CellMemory) -> CodePage | Unsound | None:
    try:
        raw = path.read_bytes()
        found = memory.recall(path, raw)
        if found:
            return _page(docname, path, found.cells, cache(partial(read, path, raw)))
        notebook = read(path, raw)
        cells = _cells(notebook, path, raw) if notebook else None
    except Exception:  # whatever it is that MyST-NB or nbformat stumble over
        return Unsound(path)
    if not (notebook and _loads_code(notebook)):
        memory.note(path, raw, cells)
    return _page(docname, path, cells, lambda: notebook)


def _page(
    docname: str, path: Path, cells: CodeCells | None, notebook: Callable[[], NotebookNode | None]
) -> CodePage | None:
    return CodePage(docname, path, cells, cast(Callable[[], NotebookNode], notebook)) if cells else None


def _syntax(sphinx: Mapping[str, Any]) -> MdParserConfig:
    """What the book's pages are parsed with: a cell inside a box is none, but only where there are boxes."""
    known = {item.name for item in fields(MdParserConfig)}
    own = {key.removeprefix("myst_"): value for key, value in sphinx.items() if key.startswith("myst_")}
    try:
        return MdParserConfig(**{name: value for name, value in own.items() if name in known})
    except (TypeError, ValueError):
        return MdParserConfig()


def _notebook(
    path: Path, raw: bytes, myst: MdParserConfig, formats: NbParserConfig, aliases: Mapping[str, str]
) -> NotebookNode | None:
    """The page as MyST-NB reads it; None if it is no notebook to it."""
    source = _text(raw)
    if path.suffix == ".md" and ".md" not in formats.custom_formats:
        if not parse_front_matter(source, "").readable:
            return None  # it is read without its front matter, as a text
        if "{code-cell}" not in source:
            # Still a notebook to MyST-NB, which would start a kernel for it; only its kernel's name matters.
            source = "".join(source.partition("\n---\n")[:2])
    reader = create_nb_reader(str(path), myst, formats, source)
    if reader is None:
        return None
    read = reader.read(source)
    notebook: NotebookNode = nbformat.from_dict(read)  # type: ignore[no-untyped-call]  # an old format gives another class
    _refuse_unsound(notebook)
    _rename_kernel(notebook, aliases)
    return notebook


def _text(raw: bytes) -> str:
    return io.StringIO(raw.decode("utf-8-sig"), newline=None).getvalue()


def _cells(notebook: NotebookNode, path: Path, raw: bytes) -> CodeCells | None:
    """What is to be known of its code cells; None where the page wants nothing to be run."""
    own = notebook.metadata.get("mystnb", {})
    if own.get("execution_mode") == "off":
        return None
    return CodeCells(
        key=code_key(notebook),
        lines=_first_lines(notebook, _text(raw)),
        seconds=int(own.get("execution_timeout") or 0),
        allow_errors=own.get("execution_allow_errors"),
        in_temp=own.get("execution_in_temp"),
        saved_with_outputs=path.suffix == ".ipynb" and _has_outputs(notebook),
    )


def _rename_kernel(notebook: NotebookNode, aliases: Mapping[str, str]) -> None:
    """As MyST-NB does it: the kernel's name is part of the cache's key."""
    name = notebook.metadata.get("kernelspec", {}).get("name", "")
    alias = next((alias for pattern, alias in aliases.items() if re.fullmatch(pattern, name)), None)
    if alias:
        notebook.metadata["kernelspec"]["name"] = alias


def _refuse_unsound(notebook: NotebookNode) -> None:
    """Raise whatever comes of a notebook that is none, or that no file can hold: a date, half a character."""
    nbformat.validate(notebook)
    json.dumps(notebook, ensure_ascii=False, sort_keys=True).encode("utf-8")


def _first_lines(notebook: NotebookNode, source: str) -> tuple[int, ...]:
    """For each code cell the source line on which its text begins, from 1; after the cell's own options."""
    found = cell_lines(source, notebook.metadata.get("source_map", ())).starts
    starts = found if len(found) == len(notebook.cells) else (1,) * len(notebook.cells)
    return tuple(start for cell, start in zip(notebook.cells, starts, strict=True) if cell.cell_type == "code")


def _loads_code(notebook: NotebookNode) -> bool:
    """Whether a cell's code is that of another file (``:load:``): it may change without the page."""
    return any("load" in cell.metadata for cell in notebook.cells)


def _has_outputs(notebook: NotebookNode) -> bool:
    """Whether every cell that has code has outputs, which is when Jupyter Book's ``auto`` leaves a notebook alone."""
    return all(cell.outputs for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip())
