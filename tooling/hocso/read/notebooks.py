"""Which pages have code cells, read the way MyST-NB reads them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

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


def code_pages(root: Path, docnames: Iterable[str]) -> Iterator[CodePage | Unsound]:
    """The pages that MyST-NB takes for notebooks, also those without a code cell: it would start a kernel for them."""
    for docname in docnames:
        for suffix in (".md", ".ipynb"):
            path = root / f"{docname}{suffix}"
            if path.is_file():
                try:
                    page = _code_page(docname, path)
                except Exception:  # whatever it is that MyST-NB or nbformat stumble over
                    yield Unsound(path)
                else:
                    if page is not None:
                        yield page


def _code_page(docname: str, path: Path) -> CodePage | None:
    source = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".md":
        if not parse_front_matter(source, "").readable:
            return None  # it is read without its front matter, as a text
        if "{code-cell}" not in source:
            # Still a notebook to MyST-NB, which would start a kernel for it; only its kernel's name matters.
            source = "".join(source.partition("\n---\n")[:2])
    reader = create_nb_reader(str(path), MdParserConfig(), NbParserConfig(), source)
    notebook = reader.read(source) if reader else None
    if notebook is None:
        return None
    _refuse_unsound(notebook)
    own = notebook.metadata.get("mystnb", {})
    if own.get("execution_mode") == "off":
        return None
    return CodePage(
        docname=docname,
        path=path,
        notebook=notebook,
        lines=_first_lines(notebook, source),
        seconds=int(own.get("execution_timeout") or 0),
        saved_with_outputs=path.suffix == ".ipynb" and _has_outputs(notebook),
    )


def _refuse_unsound(notebook: nbformat.NotebookNode) -> None:
    """Raise whatever comes of a notebook that is none, or whose code no file can hold (half a character)."""
    nbformat.validate(notebook)
    json.dumps([notebook.metadata, *notebook.cells], ensure_ascii=False).encode("utf-8")


def _first_lines(notebook: nbformat.NotebookNode, source: str) -> tuple[int, ...]:
    """For each cell the source line on which its text begins, from 1; after a code cell's own options."""
    starts = cell_lines(source, notebook.metadata.get("source_map", ())).starts
    return starts if len(starts) == len(notebook.cells) else (1,) * len(notebook.cells)


def _has_outputs(notebook: nbformat.NotebookNode) -> bool:
    """Whether every cell that has code has outputs, which is when Jupyter Book's ``auto`` leaves a notebook alone."""
    return all(cell.outputs for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip())
