"""The ways between a hard word on a page and its explanation on the page of hard words."""

from collections.abc import Mapping
from functools import partial
from itertools import groupby

from docutils import nodes as docutils_nodes

from hocso.kept import Kept
from hocso.model import nodes
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.publish.words import Use, Words
from hocso.store import digest

FirstUses = Mapping[str, tuple[Lesson, str]]
"""By the word's anchor: the page that uses it first, and the anchor of the sentence there."""


class hard_word(docutils_nodes.Inline, docutils_nodes.TextElement):
    """A word that the glossary explains, where a page uses it first. Attributes: ``refuri``, ``means``."""


def first_uses(curriculum: Curriculum, words: Words) -> FirstUses:
    """Lessons come before the pages that only present them."""
    found: dict[str, tuple[Lesson, str]] = {}
    kept, pages = Kept(curriculum.root / ".hocso" / "word-uses"), list(curriculum.pages()) if words.entries else []
    for page in sorted(pages, key=lambda page: page.number is None):
        made_of = digest(repr(words.entries), page.fingerprint)
        for word, sentence in kept.of(made_of, partial(_uses_on, page, words)):
            found.setdefault(word, (page, sentence))
    kept.forget_unused()
    return found


def _uses_on(page: Lesson, words: Words) -> list[tuple[str, str]]:
    """The anchors of each word that the page uses, and of the sentence where it does so first."""
    return [(use.entry.anchor, use.anchor) for use in words.first_uses(page.doctree)]


def link_words(doctree: docutils_nodes.document, words: Words, address: str) -> None:
    """Put a ``hard_word`` where the page first uses each of them; ``address`` is the way to their page."""
    for _, uses in groupby(list(words.first_uses(doctree)), key=lambda use: id(use.text)):
        _link(list(uses), address)


def _link(uses: list[Use], address: str) -> None:
    """The words in one piece of text, which becomes several."""
    old, pieces, done = uses[0].text, list[docutils_nodes.Node](), 0
    for use in uses:
        target = f"{address}#{use.entry.anchor}"
        word = hard_word("", old[use.start : use.end], refuri=target, means=use.entry.means)
        pieces += [docutils_nodes.Text(old[done : use.start]), word]
        done = use.end
    pieces.append(docutils_nodes.Text(old[done:]))
    old.parent.replace(old, [piece for piece in pieces if piece.astext()])


def add_ways_back(doctree: docutils_nodes.document, links: Mapping[str, tuple[str, str]]) -> None:
    """Below each word its lesson, as ``(words, address)`` by the word's anchor. It is not part of what is said."""
    for passage in doctree.findall(nodes.prose):
        for words, address in filter(None, [links.get(passage["ids"][0])]):
            link = docutils_nodes.reference("", words, refuri=address, internal=True)
            passage += docutils_nodes.paragraph("", "", link, classes=["meta"])
