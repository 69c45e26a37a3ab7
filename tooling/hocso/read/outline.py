"""From a page's doctree to what is said on it: its passages and sentences, and what no voice covers."""

import re
from collections.abc import Iterator

from docutils import nodes

from hocso.messages import message
from hocso.model import nodes as hocso
from hocso.model.lesson import Passage, Sentence, Unspoken
from hocso.model.message import Language
from hocso.model.nodes import line_of
from hocso.read.sentences import TEXT_BLOCKS
from hocso.read.speakable import in_one_line, said_text, shown_text

_NOT_SHOWN = (
    nodes.comment,
    nodes.substitution_definition,
    nodes.system_message,
    nodes.pending,
    nodes.target,
    nodes.label,  # the number of a footnote, and its reference: signs of the page, not words
    nodes.footnote_reference,
    nodes.citation_reference,
    hocso.trainer,
)


# Of raw HTML, what is no word on the page: comments, styles, scripts, tags.
_SIGNS_OF_HTML = re.compile(r"<!--.*?-->|<(style|script)\b.*?</\1\s*>|</?[a-z][^>]*>", re.DOTALL | re.IGNORECASE)


def outline(document: nodes.document, language: Language) -> tuple[Passage, ...]:
    """The passages of a resolved doctree in reading order; each quiz is followed by its answers."""
    sentences = _sentences_by_passage(document)
    passages: list[Passage] = []
    for node in document.findall(hocso.Passage):
        passages.append(_passage(node, node["ids"][0], node["kind"], sentences))
        if isinstance(node, hocso.quiz) and node["answers"] in sentences:
            title = message("read.answers").in_language(language)
            passages.append(_passage(node, node["answers"], "answers", sentences, title))
    return tuple(passages)


def _passage(
    node: hocso.Passage, anchor: str, kind: str, sentences: dict[str, list[Sentence]], title: str | None = None
) -> Passage:
    return Passage(
        anchor=anchor,
        kind=kind,  # type: ignore[arg-type]
        title=_title(node) if title is None else title,
        number=node["number"],
        minutes=node["minutes"],
        line=line_of(node),
        sentences=tuple(sentences.get(anchor, ())),
    )


def _title(node: hocso.Passage) -> str:
    """The passage's heading; a prose passage takes its section's title."""
    heading: nodes.Node | None = next((child for child in node.children if isinstance(child, hocso.heading)), None)
    if heading is None and isinstance(node.parent, nodes.section):
        siblings = node.parent.children
        if next(child for child in siblings if isinstance(child, hocso.Passage)) is node:
            heading = next((child for child in siblings if isinstance(child, nodes.title)), None)
    return in_one_line(shown_text(heading)) if heading is not None else ""


def _sentences_by_passage(document: nodes.document) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    for node in document.findall(nodes.Element):
        if "passage" not in node:
            continue
        picture = not isinstance(node, hocso.sentence)
        text = in_one_line(_words_of(node) if picture else shown_text(node))
        said = text if picture else in_one_line(said_text(node))
        sentence = Sentence(node["ids"][-1], text, said, line_of(node), picture)
        found.setdefault(node["passage"], []).append(sentence)
    return found


def _words_of(picture: nodes.Element) -> str:
    """What is said of a picture: its caption, which a learner sees, then its alternative text."""
    alt = str(picture["alt"])
    title = str(picture["title"]) if isinstance(picture, hocso.screen) else ""
    return f"{title.rstrip('.')}. {alt}" if title else alt


def unspoken(document: nodes.document) -> tuple[Unspoken, ...]:
    """Everything a learner sees that stands in no sentence: code, formulas, raw HTML, printed output."""
    return tuple(
        Unspoken(in_one_line(node.astext()), line_of(node), type(node).__name__) for node in _uncovered(document)
    )


def _uncovered(node: nodes.Node) -> Iterator[nodes.Element]:
    for child in node.children:
        if isinstance(child, (nodes.image, *_NOT_SHOWN)) or not isinstance(child, nodes.Element):
            continue
        if isinstance(child, nodes.raw | nodes.math | hocso.sentence):
            yield from _inside_sentence(child)
        elif isinstance(child, nodes.FixedTextElement | nodes.math_block):
            yield child
        elif isinstance(child, nodes.citation) and not any(child.findall(hocso.sentence)):
            yield child  # an entry of a bibliography, whose words came after the sentences were set
        elif isinstance(child, nodes.TextElement) and not isinstance(child, TEXT_BLOCKS):
            if child.astext().strip():
                yield child
        elif "toctree-wrapper" not in child.get("classes", ()):
            yield from _uncovered(child)


def _inside_sentence(node: nodes.Element) -> Iterator[nodes.Element]:
    """Formulas and words in raw HTML, which the voice of a sentence leaves out."""
    for inner in node.findall(lambda inside: isinstance(inside, nodes.raw | nodes.math)):
        assert isinstance(inner, nodes.Element)
        if not isinstance(inner, nodes.raw) or _has_words(inner):
            yield inner


def _has_words(raw: nodes.raw) -> bool:
    is_html = "html" in raw.get("format", "").split()
    return is_html and bool(_SIGNS_OF_HTML.sub("", raw.astext()).strip())
