"""Which pages have code cells, read the way MyST-NB reads them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat
import yaml
from myst_nb.core.config import NbParserConfig
from myst_nb.core.read import create_nb_reader
from myst_parser.config.main import MdParserConfig

from hocso.read.execution import CodePage


def code_pages(root: Path, docnames: Iterable[str]) -> Iterator[CodePage]:
    """The pages that hold at least one code cell. A page that cannot be read as a notebook is left to the read."""
    for docname in docnames:
        for suffix in (".md", ".ipynb"):
            path = root / f"{docname}{suffix}"
            if path.is_file():
                page = _code_page(docname, path)
                if page is not None:
                    yield page


def _code_page(docname: str, path: Path) -> CodePage | None:
    try:
        source = path.read_text(encoding="utf-8-sig")
        reader = create_nb_reader(str(path), MdParserConfig(), NbParserConfig(), source)
        notebook = reader.read(source) if reader else None
    except (UnicodeDecodeError, yaml.YAMLError, ValueError, nbformat.reader.NotJSONError):
        return None
    if notebook is None or not any(cell.cell_type == "code" for cell in notebook.cells):
        return None
    if path.suffix == ".ipynb" and _has_outputs(notebook):
        return None
    lines = notebook.metadata.get("source_map", [])
    return CodePage(docname, path, notebook, tuple(int(line) + 1 for line in lines))


def _has_outputs(notebook: nbformat.NotebookNode) -> bool:
    """An .ipynb that was saved with its outputs keeps them, as Jupyter Book's ``auto`` does."""
    return all(cell.outputs for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip())
