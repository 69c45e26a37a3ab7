"""Give every part of a page its place in a passage: wrap what stands loose between the directives."""

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from hocso.messages import message
from hocso.model import nodes as hocso
from hocso.read.problems import book_language
from hocso.read.roster import page_matter

logger = logging.getLogger(__name__)

_ANCHORS: dict[type[hocso.Passage], str] = {
    hocso.opening: "mo-dau",
    hocso.step: "buoc",
    hocso.scam: "canh-bao",
    hocso.quiz: "cau-hoi",
    hocso.practice: "thuc-hanh",
    hocso.remember: "ghi-nho",
    hocso.prose: "doan",
}
_ANSWERS_ANCHOR = "dap-an"

# What a page may hold outside every passage: it shows nothing, or nothing to a learner.
_OUTSIDE = (nodes.Invisible, nodes.system_message, hocso.trainer, addnodes.toctree)


class MarkPassages(SphinxTransform):
    """Wrap loose content into ``opening`` and ``prose``; number and name all passages of the page."""

    default_priority = 870

    def apply(self, **_: object) -> None:
        matter = page_matter(self.env, self.env.docname)
        front = matter.lesson
        if front is not None:
            drop_code_inputs(self.document)
        for section in _top_sections(self.document):
            _wrap(section, first=True)
        if front is not None and front.opening:
            next(self.document.findall(hocso.opening))["minutes"] = front.opening
        if front is not None and front.objectives:
            self._show_objectives(front.objectives, matter.objective_lines)
        _number(self.document, plain=front is None)

    def _show_objectives(self, objectives: tuple[str, ...], lines: tuple[int, ...]) -> None:
        opening = next(self.document.findall(hocso.opening))
        language = book_language(self.config)
        words = message("read.objectives", reader=self.config.hocso_reader).in_language(language)
        heading = hocso.heading(words, words)
        items = [nodes.paragraph(text, text) for text in objectives]
        for node, line in zip((heading, *items), (lines[0], *lines), strict=True):
            node.line = line
        listed = nodes.bullet_list("", *(nodes.list_item("", item) for item in items))
        opening.insert(0, hocso.objectives("", heading, listed))


class LooseTransitions(SphinxTransform):
    """Take away a line of dashes at the beginning of a box or a quotation: docutils breaks down on one there."""

    default_priority = 829  # just before docutils looks at them

    def apply(self, **_: object) -> None:
        for node in list(self.document.findall(nodes.transition)):
            if node.parent[0] is node and not isinstance(node.parent, nodes.document | nodes.section):
                logger.warning("Document or section may not begin with a transition.", location=node)
                node.parent.remove(node)


def drop_code_inputs(document: nodes.document) -> None:
    """A lesson shows only what its code cells give."""
    for cell in list(document.findall(nodes.container)):
        if cell.get("nb_element") == "cell_code_source":
            cell.parent.remove(cell)


def _top_sections(document: nodes.document) -> list[nodes.Element]:
    sections = [node for node in document.children if isinstance(node, nodes.section)]
    return list(sections) or [document]


def _wrap(section: nodes.Element, *, first: bool) -> None:
    """Group the section's children into passages; ``first`` gives it an opening. Sections inside follow."""
    head, loose, subsections = _split(section)
    grouped = _group(loose, hocso.opening if first else hocso.prose)
    if not any(isinstance(node, hocso.Passage) for node in grouped) and head:
        grouped.insert(0, _new(hocso.opening if first else hocso.prose))
    section.children = []
    section.extend([*head, *grouped, *subsections])
    for subsection in subsections:
        _wrap(subsection, first=False)


def _split(section: nodes.Element) -> tuple[list[nodes.Node], list[nodes.Node], list[nodes.section]]:
    head: list[nodes.Node] = []
    loose: list[nodes.Node] = []
    subsections: list[nodes.section] = []
    for node in section.children:
        if isinstance(node, nodes.section):
            subsections.append(node)
        elif isinstance(node, nodes.title | nodes.subtitle):
            head.append(node)
        else:
            loose.append(node)
    return head, loose, subsections


def _group(loose: Iterable[nodes.Node], leading: type[hocso.Passage]) -> list[nodes.Node]:
    """Loose nodes become passages; the output of a code cell joins the passage before it."""
    grouped: list[nodes.Node] = []
    kind = leading
    for node in loose:
        last = next((done for done in reversed(grouped) if not isinstance(done, _OUTSIDE)), None)
        if isinstance(node, hocso.Passage | hocso.trainer) and kind is hocso.opening and last is None:
            grouped.insert(0, _new(hocso.opening))
        if isinstance(node, (hocso.Passage, *_OUTSIDE)):
            grouped.append(node)
            kind = hocso.prose if not isinstance(node, _OUTSIDE[:2]) else kind
        elif isinstance(last, hocso.Passage) and (_is_cell(node) or isinstance(last, kind)):
            last.append(node)
        else:
            grouped.append(_new(kind, node))
    return grouped


def _is_cell(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _new(kind: type[hocso.Passage], *children: nodes.Node) -> hocso.Passage:
    passage = kind("", *children, kind=kind.__name__, minutes=None)
    passage.line = next((child.line for child in children if isinstance(child, nodes.Element) and child.line), None)
    return passage


def _number(document: nodes.document, *, plain: bool) -> None:
    """Give each passage its anchor and, to a step, its number; on a plain page sections are the steps."""
    seen: dict[str, int] = {}
    sections = 0
    for passage in document.findall(hocso.Passage):
        word = _ANCHORS[type(passage)]
        seen[word] = seen.get(word, 0) + 1
        once = isinstance(passage, hocso.opening) and seen[word] == 1
        anchor = word if once else f"{word}-{seen[word]}"
        passage["ids"] = [anchor]
        passage["number"] = seen[word] if isinstance(passage, hocso.step | hocso.quiz) else None
        if plain and isinstance(passage, hocso.prose) and _opens_second_level(passage):
            sections += 1
            passage["number"] = sections
        if isinstance(passage, hocso.quiz):
            passage["answers"] = f"{_ANSWERS_ANCHOR}-{seen[word]}"


def _opens_second_level(passage: hocso.prose) -> bool:
    section = passage.parent
    if not isinstance(section, nodes.section) or not isinstance(section.parent, nodes.section):
        return False
    first = next(node for node in section.children if isinstance(node, hocso.Passage))
    return first is passage and isinstance(section.parent.parent, nodes.document)
