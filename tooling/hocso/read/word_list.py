"""The page of hard words: made of ``glossary.yml`` as if someone had written it, so that it is spoken and found too."""

from collections.abc import Collection, Iterator, Mapping
from itertools import count

from docutils import frontend, nodes
from docutils.utils import new_document

from hocso.messages import message
from hocso.model import nodes as hocso
from hocso.model.lesson import Lesson
from hocso.model.message import Language
from hocso.read.contents import Contents
from hocso.read.data_files import GLOSSARY_FILE
from hocso.read.outline import outline
from hocso.read.sentences import mark_sentences
from hocso.store import digest
from hocso.vietnamese.ordering import order_of
from hocso.vietnamese.slugs import slug_of


def word_list(glossary: Mapping[str, str], contents: Contents, language: Language, reader: str) -> Lesson | None:
    """A page with a passage a word, in the order of dictionaries; None for a book that explains none.

    Its passages' anchors are made of the words, so that they hold when others are added.
    """
    words = sorted((word for word in glossary if word.strip() and glossary[word].strip()), key=order_of)
    if not words:
        return None
    title = message("read.word-list").in_language(language)
    opening = message("read.word-list-opening", reader=reader).in_language(language)
    docname = _free_docname("tu-kho", contents)
    entries = [_entry(word, glossary[word], anchor) for word, anchor in zip(words, _anchors(words), strict=True)]
    doctree = _document(f"{docname}.yml", title, opening, entries)
    return Lesson(
        docname=docname,
        address=contents.address(docname),
        path=f"{contents.folder}/{GLOSSARY_FILE}".lstrip("/"),
        title=title,
        number=None,
        source="",
        front=None,
        opened=lambda: doctree,
        passages=outline(doctree, language),
        unspoken=(),
        files=(),
        fingerprint=digest(title, opening, *(part for word in words for part in (word, glossary[word]))),
    )


def _free_docname(name: str, contents: Contents) -> str:
    folder = f"{contents.folder}/" if contents.folder else ""
    names = (f"{folder}{name}{'-' * times}" for times in count())
    return next(each for each in names if each not in contents.docnames)


def _anchors(words: Collection[str]) -> Iterator[str]:
    taken: dict[str, int] = {}
    for word in words:
        anchor = f"tu-{slug_of(word) or 'khac'}"
        taken[anchor] = taken.get(anchor, 0) + 1
        yield anchor if taken[anchor] == 1 else f"{anchor}-x{taken[anchor]}"


def _document(name: str, title: str, opening: str, entries: list[hocso.prose]) -> nodes.document:
    document = new_document(name, frontend.get_default_settings())
    lead = hocso.opening("", nodes.paragraph("", opening), ids=["mo-dau"], kind="opening", number=None, minutes=None)
    document += nodes.section("", nodes.title("", title), lead, *entries, ids=["tu-kho"])
    mark_sentences(document)
    return document


def _entry(word: str, meaning: str, anchor: str) -> hocso.prose:
    heading, words = hocso.heading("", _as_sentence(word)), nodes.paragraph("", _as_sentence(meaning, "."))
    return hocso.prose("", heading, words, ids=[anchor], classes=["card"], kind="prose", number=None, minutes=None)


def _as_sentence(text: str, stop: str = "") -> str:
    """With a capital, unless the first word has a spelling of its own (eSIM), and with its full stop."""
    text = " ".join(text.split())
    first = text.split()[0]
    text = text[0].upper() + text[1:] if first.islower() else text
    return text if text.endswith((".", "!", "?", "…")) else text + stop
