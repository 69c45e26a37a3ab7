"""The program of a page as its author wrote it. A lesson's doctree has only what it gives.

MyST-NB leaves each notebook that it reads in a folder ``jupyter_execute`` beside Sphinx's output, and notes of one
written as text where its cells stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from nbformat.v4 import reads

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson


@dataclass(frozen=True)
class CodeCell:
    """``index`` counts the cells of the notebook, of whatever kind, as MyST-NB does in the doctree."""

    index: int
    source: str
    metadata: Mapping[str, Any]


@dataclass(frozen=True)
class Program:
    """The code cells of a page in order, also those it does not show, and the kernel and language that run them."""

    cells: tuple[CodeCell, ...] = ()
    kernel: str = "python3"
    display_name: str = ""
    language: str = ""

    def place(self, node: nodes.Element) -> int | None:
        """Which of ``cells`` a node of the doctree shows; None if it is of a program that is not there any more."""
        return next((place for place, cell in enumerate(self.cells) if cell.index == int(node["cell_index"])), None)


def program_of(curriculum: Curriculum, page: Lesson) -> Program:
    """The program of a page; one without cells for a page that is only text."""
    environment = curriculum.environment
    if page.path.endswith(".md") and "source_map" not in environment.metadata.get(page.docname, {}):
        return Program()
    file = Path(environment.app.outdir).parent / "jupyter_execute" / f"{page.docname}.ipynb"
    if not file.is_file():
        return Program()
    own = reads(file.read_text(encoding="utf-8"))  # type: ignore[no-untyped-call]
    cells = (
        CodeCell(index, cell.source, cell.metadata) for index, cell in enumerate(own.cells) if cell.cell_type == "code"
    )
    kernel, language = own.metadata.get("kernelspec", {}), own.metadata.get("language_info", {})
    name = _word(kernel, "name") or Program.kernel
    spoken = _word(kernel, "language") or _word(language, "name")
    return Program(tuple(cells), name, _word(kernel, "display_name"), spoken)


def _word(of: object, key: str) -> str:
    """A value of what an author may have filled with anything; "" if it is no word."""
    found = of.get(key) if isinstance(of, Mapping) else None
    return found if isinstance(found, str) else ""
