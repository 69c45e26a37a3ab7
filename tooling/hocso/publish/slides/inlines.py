"""Words inside a paragraph, a line a sentence, and the pictures that stand among them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docutils import nodes

from hocso.model import nodes as ours
from hocso.publish.slides.model import Line, Picture, Run, Words
from hocso.publish.slides.pictures import picture_of
from hocso.publish.slides.reading import Reading
from hocso.publish.typesetting.markup import SPACES, printable
from hocso.publish.typesetting.renderers.raw import BREAK, shows_something
from hocso.publish.typesetting.renderers.silent import GROUPS, SILENT

BOLD = frozenset({"strong", "literal_strong", "emphasis", "literal_emphasis", "title_reference"})
"""Slanted letters are hard to read from the last row."""
CODE = frozenset({"literal", "math", "option"})
MARKED = frozenset({"footnote_reference", "citation_reference"})
PLAIN = frozenset(
    {*GROUPS, "reference", "subscript", "superscript", "answer", "feedback", "heading", "paragraph", "bullet_list"}
    | {"enumerated_list", "list_item", "line_block", "line", "literal_block", "container", "block_quote", "field_list"}
    | {"field", "field_name", "field_body", "definition_list", "definition_list_item", "term", "definition"}
    | {"table", "tgroup", "thead", "tbody", "row", "entry", "figure", "caption", "legend"}
)
"""What changes nothing about the letters in it; the blocks among them may stand in a cell of a table."""


@dataclass(frozen=True)
class Letters:
    """A run, and the anchor of the sentence that it belongs to; "" between sentences."""

    run: Run
    sentence: str


def lines(node: nodes.Element, reading: Reading) -> Iterator[Line | Picture]:
    """A line a sentence, then the pictures."""
    found = list(_letters(node.children, reading, Letters(Run(""), "")))
    yield from map(Line, _sentences(part for part in found if isinstance(part, Letters)))
    yield from (part for part in found if not isinstance(part, Letters))


def words(node: nodes.Element, reading: Reading) -> Words:
    """All the words of a node as one line."""
    found = _letters(node.children, reading, Letters(Run(""), ""))
    return tidy(part.run for part in found if isinstance(part, Letters))


def _letters(children: Iterable[nodes.Node], reading: Reading, so: Letters) -> Iterator[Letters | Line | Picture]:
    """The letters of nodes that look ``so`` unless they say otherwise."""
    for child in children:
        kind = type(child).__name__
        if isinstance(child, nodes.Text):
            yield replace(so, run=replace(so.run, text=printable(SPACES.sub(" ", child.astext()))))
        elif not isinstance(child, nodes.Element) or kind in SILENT:
            continue
        elif isinstance(child, nodes.image | ours.screen):
            yield from picture_of(child, reading)
        elif isinstance(child, nodes.raw):
            yield from _raw(child, reading, so)
        elif kind in MARKED:
            yield replace(so, run=replace(so.run, text=f" [{child.astext()}]"))
        else:
            yield from _letters(child.children, reading, _look(child, kind, reading, so))


def _look(node: nodes.Element, kind: str, reading: Reading, so: Letters) -> Letters:
    if isinstance(node, ours.sentence):
        return replace(so, sentence=node["ids"][0])
    if kind == "math":
        reading.note_once("math-as-code", node)
    if kind in BOLD:
        return replace(so, run=replace(so.run, bold=True))
    if kind in CODE:
        return replace(so, run=replace(so.run, code=True))
    if not any(base.__name__ in PLAIN for base in type(node).__mro__):
        reading.note("unknown-node", node, kind=kind)
    return so


def _raw(node: nodes.raw, reading: Reading, so: Letters) -> Iterator[Letters]:
    if "html" not in node.get("format", "").split():
        return
    if BREAK.fullmatch(node.astext()):
        yield replace(so, run=replace(so.run, text=" "))
    elif shows_something(node.astext()):
        reading.note("raw-skipped", node, format="html")


def _sentences(letters: Iterable[Letters]) -> Iterator[Words]:
    """The words of each sentence; what stands between two goes with the one before."""
    sentence, part = "", list[Run]()
    for one in letters:
        if one.sentence and sentence and one.sentence != sentence:
            yield tidy(part)
            part = []
        sentence = one.sentence or sentence
        part.append(one.run)
    if said := tidy(part):
        yield said


def tidy(runs: Iterable[Run]) -> Words:
    """Runs that look alike joined, one space between words, none at either end."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].text.endswith(" "):
            run = replace(run, text=run.text.lstrip(" "))
        if joined and (joined[-1].bold, joined[-1].code) == (run.bold, run.code):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)
