"""Set one anchor a sentence: the id that page, captions, talking book, booklet and player share."""

import re
from collections import Counter
from collections.abc import Iterator

from docutils import nodes
from myst_nb.core.render import get_mime_priority
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from hocso.model import nodes as hocso
from hocso.read.speakable import shown_text
from hocso.vietnamese.sentences import sentence_spans

# Blocks whose text is prose. Everything else with text (code, formulas, raw HTML) is not for a voice.
TEXT_BLOCKS = (
    nodes.title,
    nodes.subtitle,
    nodes.rubric,
    nodes.paragraph,
    nodes.caption,
    nodes.term,
    nodes.line,
    nodes.attribution,
    hocso.heading,
    hocso.answer,
    hocso.feedback,
)
_SPLITTABLE = (nodes.strong, nodes.emphasis, nodes.inline)
_OPENS = re.compile(r"<(?!br|hr|img|wbr|input)[a-z][^>]*(?<!/)>$", re.IGNORECASE)


class MarkSentences(SphinxTransform):
    """Wrap each sentence of every passage in a ``sentence`` with its anchor; pictures carry their own."""

    default_priority = 880

    def apply(self, **_: object) -> None:
        mark_sentences(self.document)


def mark_sentences(document: nodes.document) -> None:
    """See ``MarkSentences``."""
    count: Counter[str] = Counter()
    for passage, block in _speakable(document):
        if isinstance(block, nodes.image | hocso.screen):
            if block.get("alt"):
                _anchor(block, passage, count)
        else:
            _mark(block, passage, count)


def _speakable(document: nodes.document) -> Iterator[tuple[str, nodes.Element]]:
    """Text blocks and pictures in reading order, each with the anchor of the passage that says it."""
    for block in list(document.findall(lambda node: isinstance(node, (*TEXT_BLOCKS, nodes.image, hocso.screen)))):
        assert isinstance(block, nodes.Element)
        anchor = _passage_anchor(block)
        if anchor and _is_shown(block):
            yield anchor, block


def _passage_anchor(block: nodes.Element) -> str | None:
    """The passage a block belongs to; a section's title to its first passage, feedback to the answers."""
    node: nodes.Node | None = block
    while node is not None and not isinstance(node, hocso.Passage):
        if isinstance(node, hocso.trainer):
            return None
        node = node.parent
    if isinstance(node, hocso.quiz) and _is_feedback(block):
        return str(node["answers"])
    if isinstance(node, hocso.Passage):
        return str(node["ids"][0])
    if isinstance(block, nodes.title | nodes.subtitle):
        siblings = block.parent.children
        return next((str(child["ids"][0]) for child in siblings if isinstance(child, hocso.Passage)), None)
    return None


def _is_feedback(block: nodes.Node) -> bool:
    while block is not None and not isinstance(block, hocso.Passage):
        if isinstance(block, hocso.feedback):
            return True
        block = block.parent
    return False


def _is_shown(block: nodes.Node) -> bool:
    """False inside the variants of a code cell's output that are not the one shown."""
    node: nodes.Node | None = block
    while node is not None:
        if isinstance(node, nodes.container) and "mime_type" in node:
            if node is not _chosen(node.parent):
                return False
        elif isinstance(node, nodes.comment):
            return False
        node = node.parent
    return True


def _chosen(bundle: nodes.Element) -> nodes.Node | None:
    priority = get_mime_priority("html", [])
    variants = {child["mime_type"]: child for child in bundle.children if isinstance(child, nodes.container)}
    return next((variants[mime] for mime in priority if mime in variants), None)


def _anchor(node: nodes.Element, passage: str, count: Counter[str]) -> None:
    count[passage] += 1
    node["ids"] = [*node["ids"], f"{passage}-c{count[passage]}"]
    node["passage"] = passage


def _mark(block: nodes.Element, passage: str, count: Counter[str]) -> None:
    """Replace the block's children by its sentences, with the white space between them kept."""
    if any(isinstance(child, hocso.sentence) for child in block.children):
        return
    spans = _whole(block, sentence_spans("".join(shown_text(child) for child in block.children)))
    children: list[nodes.Node] = []
    done = 0
    for start, end in spans:
        children += _slice(block, done, start)
        children.append(_sentence(block, passage, count, _slice(block, start, end)))
        done = end
    if not spans:
        if not any(block.findall(addnodes.pending_xref)):
            return  # nothing to read: only a picture, say
        children = [_sentence(block, passage, count, block.children)]  # a link whose words come when it is resolved
    else:
        children += _slice(block, done, None)
    block.children = []
    block.extend(children)


def _sentence(block: nodes.Element, passage: str, count: Counter[str], children: list[nodes.Node]) -> hocso.sentence:
    sentence = hocso.sentence("", "", *children)
    sentence.source, sentence.line = block.source, block.line
    _anchor(sentence, passage, count)
    return sentence


def _whole(block: nodes.Element, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans whose border falls inside something that cannot be cut: a link, a role, a code word."""
    borders = set(_uncuttable(block, 0))
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and any(at in borders for at in range(joined[-1][1], start + 1)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _uncuttable(parent: nodes.Element, at: int) -> Iterator[int]:
    """Offsets strictly inside nodes that stay in one piece, and inside what raw tags stand around."""
    opened: list[int] = []
    for child in parent.children:
        length = len(shown_text(child))
        if _closes(child) and opened:
            yield from range(opened.pop() + 1, at)
        elif isinstance(child, nodes.raw) and _OPENS.match(child.astext()):
            opened.append(at)
        if isinstance(child, _SPLITTABLE) and type(child) in _SPLITTABLE:
            yield from _uncuttable(child, at)
        elif not isinstance(child, nodes.Text):
            yield from range(at + 1, at + length)
        at += length


def _slice(parent: nodes.Element, start: int, end: int | None) -> list[nodes.Node]:
    """The children between two offsets of the shown text; a node without text goes with what follows it.

    A raw tag that closes another goes with what it closes.
    """
    pieces: list[nodes.Node] = []
    at = 0
    for child in parent.children:
        length = len(shown_text(child))
        low, high = max(start - at, 0), length if end is None else min(end - at, length)
        if at and _closes(child):
            empty_here = start < at and (end is None or at <= end)
        else:
            empty_here = length == 0 and start <= at and (end is None or at < end)
        if empty_here or (length and low <= 0 and high >= length):
            pieces.append(child)
        elif length and low < high:
            pieces.append(_cut(child, low, high))
        at += length
    return pieces


def _closes(node: nodes.Node) -> bool:
    return isinstance(node, nodes.raw) and node.astext().startswith("</")


def _cut(node: nodes.Node, low: int, high: int) -> nodes.Node:
    if isinstance(node, nodes.Text):
        return nodes.Text(str(node)[low:high])
    assert isinstance(node, nodes.Element)
    copy = node.copy()
    if low > 0:
        copy["ids"] = []
    copy.extend(_slice(node, low, high))
    return copy
