"""A page as the cells of a notebook: one of Markdown a passage, and the page's own program between them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

import nbformat
from docutils import nodes
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from hocso.model import nodes as ours
from hocso.publish.notebooks.markdown.passages import framed, split, timed, trainers_note
from hocso.publish.notebooks.markdown.text import joined
from hocso.publish.notebooks.markdown.writing import Writing, link_list
from hocso.publish.notebooks.programs import Program, program_of
from hocso.publish.notebooks.results import results

PYTHON = Program(display_name="Python 3 (ipykernel)", language="python")
TRAINER = "trainer"
"""The tag of a cell that is for whoever leads the class."""

Piece = str | nodes.Element
"""Markdown, the title of a section, a code cell or a trainer's note, in the order of the page."""


def notebook(writing: Writing) -> nbformat.NotebookNode:
    """The notebook of a page, valid by nbformat; the same page gives the same one."""
    program = program_of(writing.curriculum, writing.page)
    cells = _Cells(program, writing)
    for piece in _pieces(writing.page.doctree, writing):
        cells.add(piece)
    cells.add(link_list(writing))
    cells.close()
    made: nbformat.NotebookNode = new_notebook(  # type: ignore[no-untyped-call]
        cells=cells.made, metadata=_metadata(program, writing)
    )
    for number, cell in enumerate(made.cells, 1):
        cell["id"] = f"cell-{number}"  # nbformat would throw dice
    nbformat.validate(made)
    return made


def _metadata(program: Program, writing: Writing) -> dict[str, object]:
    known = PYTHON if program.kernel == PYTHON.kernel else program
    author = writing.curriculum.author
    return {
        "kernelspec": {
            "name": known.kernel,
            "display_name": known.display_name or known.kernel,
            **({"language": known.language} if known.language else {}),
        },
        **({"language_info": {"name": known.language}} if known.language else {}),
        "title": writing.page.title,
        "authors": [{"name": author}] if author else [],
        "lang": writing.curriculum.language,
    }


def is_cell(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _pieces(node: nodes.Element, writing: Writing) -> Iterator[Piece]:
    """What a document or a section holds."""
    for child in node.children:
        if isinstance(child, nodes.section):
            yield from _pieces(child, writing.deeper())
        elif isinstance(child, ours.Passage):
            yield from _passage(child, writing)
        elif isinstance(child, nodes.title | ours.trainer) or is_cell(child):
            assert isinstance(child, nodes.Element)
            yield _title(child, writing) if isinstance(child, nodes.title) else child
        else:
            yield writing.write(child)


def _title(title: nodes.title, writing: Writing) -> "Title":
    front = writing.page.front
    minutes = front.minutes if front and writing.depth == 1 else None
    return Title(joined([writing.heading(title), timed(minutes, writing)]))


def _passage(node: ours.Passage, writing: Writing) -> Iterator[Piece]:
    """A passage; where a program stands in it, its frame ends before and begins again behind."""
    heading, rest = split(node)
    begun = False
    for code, group in groupby(rest, lambda part: is_cell(part) or isinstance(part, ours.trainer)):
        if not code or not begun:
            yield framed(node, heading if not begun else None, [] if code else list(group), writing)
            begun = True
        if code:
            yield from (part for part in group if isinstance(part, nodes.Element))
    if not begun:
        yield framed(node, heading, [], writing)


class Title(str):
    """The Markdown of a section's title: the first passage stands in one cell with it."""


@dataclass
class _Cells:
    """Puts pieces into cells. A program that the page does not show stands where it is, before the next one shown."""

    program: Program
    writing: Writing
    made: list[nbformat.NotebookNode] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _run: int = 0

    def add(self, piece: Piece) -> None:
        if isinstance(piece, ours.trainer):
            self._end_words()
            self.made.append(_markdown(trainers_note(piece, self.writing), tags=[TRAINER]))
        elif isinstance(piece, nodes.Element):
            self._end_words()
            self._add_code(piece, self.program.place(piece))
        elif piece:
            if isinstance(piece, Title) or not (self._words and isinstance(self._words[-1], Title)):
                self._end_words()
            self._words.append(piece)

    def close(self) -> None:
        self._end_words()
        self._add_unseen(len(self.program.cells))

    def _end_words(self) -> None:
        if self._words:
            self.made.append(_markdown("\n\n".join(self._words)))
            self._words = []

    def _add_code(self, cell: nodes.Element, place: int | None) -> None:
        if place is None:
            self._words.append(self.writing.write(cell))
            return
        self._add_unseen(place)
        own = self.program.cells[place]
        made = new_code_cell(own.source, metadata=own.metadata)  # type: ignore[no-untyped-call]
        made.outputs = list(results(cell, self.writing))
        made.execution_count = cell.get("exec_count")
        self.made.append(made)
        self._run = place + 1

    def _add_unseen(self, before: int) -> None:
        for own in self.program.cells[self._run : before]:
            self.made.append(new_code_cell(own.source, metadata=own.metadata))  # type: ignore[no-untyped-call]
        self._run = max(self._run, before)


def _markdown(text: str, **metadata: object) -> nbformat.NotebookNode:
    made: nbformat.NotebookNode = new_markdown_cell(text, metadata=metadata)  # type: ignore[no-untyped-call]
    return made
