"""Which pages have code cells, read the way MyST-NB reads them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import nbformat
from myst_nb.core.config import NbParserConfig
from myst_nb.core.read import create_nb_reader
from myst_parser.config.main import MdParserConfig

from hocso.read.execution import CodePage
from hocso.read.front_matter import parse_front_matter
from hocso.read.places import cell_lines


@dataclass(frozen=True)
class Unsound:
    """A page that is no whole notebook: nothing in it is run, and what is wrong with it the read says."""

    path: Path


def code_pages(root: Path, docnames: Iterable[str], sphinx: Mapping[str, Any]) -> Iterator[CodePage | Unsound]:
    """The pages that MyST-NB takes for notebooks, also those without a code cell: it would start a kernel for them."""
    myst = _syntax(sphinx)
    for docname in docnames:
        for suffix in (".md", ".ipynb"):
            path = root / f"{docname}{suffix}"
            if path.is_file():
                try:
                    page = _code_page(docname, path, myst, sphinx.get("nb_kernel_rgx_aliases", {}))
                except Exception:  # whatever it is that MyST-NB or nbformat stumble over
                    yield Unsound(path)
                else:
                    if page is not None:
                        yield page


def _syntax(sphinx: Mapping[str, Any]) -> MdParserConfig:
    """What the book's pages are parsed with: a cell inside a box is none, but only where there are boxes."""
    known = {item.name for item in fields(MdParserConfig)}
    own = {key.removeprefix("myst_"): value for key, value in sphinx.items() if key.startswith("myst_")}
    try:
        return MdParserConfig(**{name: value for name, value in own.items() if name in known})
    except (TypeError, ValueError):
        return MdParserConfig()


def _code_page(docname: str, path: Path, myst: MdParserConfig, aliases: Mapping[str, str]) -> CodePage | None:
    source = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".md":
        if not parse_front_matter(source, "").readable:
            return None  # it is read without its front matter, as a text
        if "{code-cell}" not in source:
            # Still a notebook to MyST-NB, which would start a kernel for it; only its kernel's name matters.
            source = "".join(source.partition("\n---\n")[:2])
    reader = create_nb_reader(str(path), myst, NbParserConfig(), source)
    if reader is None:
        return None
    read = reader.read(source)
    notebook = nbformat.from_dict(read)  # type: ignore[no-untyped-call]  # an old format gives another class
    _refuse_unsound(notebook)
    _rename_kernel(notebook, aliases)
    own = notebook.metadata.get("mystnb", {})
    if own.get("execution_mode") == "off":
        return None
    return CodePage(
        docname=docname,
        path=path,
        notebook=notebook,
        lines=_first_lines(notebook, source),
        seconds=int(own.get("execution_timeout") or 0),
        allow_errors=own.get("execution_allow_errors"),
        in_temp=own.get("execution_in_temp"),
        saved_with_outputs=path.suffix == ".ipynb" and _has_outputs(notebook),
    )


def _rename_kernel(notebook: nbformat.NotebookNode, aliases: Mapping[str, str]) -> None:
    """As MyST-NB does it: the kernel's name is part of the cache's key."""
    name = notebook.metadata.get("kernelspec", {}).get("name", "")
    alias = next((alias for pattern, alias in aliases.items() if re.fullmatch(pattern, name)), None)
    if alias:
        notebook.metadata["kernelspec"]["name"] = alias


def _refuse_unsound(notebook: nbformat.NotebookNode) -> None:
    """Raise whatever comes of a notebook that is none, or that no file can hold: a date, half a character."""
    nbformat.validate(notebook)
    json.dumps(notebook, ensure_ascii=False, sort_keys=True).encode("utf-8")


def _first_lines(notebook: nbformat.NotebookNode, source: str) -> tuple[int, ...]:
    """For each cell the source line on which its text begins, from 1; after a code cell's own options."""
    starts = cell_lines(source, notebook.metadata.get("source_map", ())).starts
    return starts if len(starts) == len(notebook.cells) else (1,) * len(notebook.cells)


def _has_outputs(notebook: nbformat.NotebookNode) -> bool:
    """Whether every cell that has code has outputs, which is when Jupyter Book's ``auto`` leaves a notebook alone."""
    return all(cell.outputs for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip())
