"""The search index: a classic script that the search page alone loads, so that it works from a USB stick too.

It holds the words as they are written, in shorthand, and a table that folds them; the script ranks exact marks first.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from hocso.kept import Kept
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson, Passage
from hocso.publish.site.addresses import Addresses, way
from hocso.publish.site.shorthand import Shorthand, shorthand_for, words_in
from hocso.store import digest
from hocso.vietnamese.folding import fold_table

ALPHABET = "aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"


@dataclass(frozen=True)
class Entry:
    """A place that can be found: its anchor on the page, its heading and its text in words."""

    anchor: str
    heading: Sequence[str]
    text: Sequence[str]


@dataclass(frozen=True)
class Findable:
    """What can be found on a page: its title in words, its places, and how often it has each word."""

    title: Sequence[str]
    entries: Sequence[Entry]
    counts: Counter[str]


def search_script(curriculum: Curriculum, addresses: Addresses) -> str:
    """``hocsoSearch = {fold, words, pages}``, with everything people read as codes of ``Shorthand``.

    ``pages`` are ``[way, title, module, is it a lesson, [[anchor, heading, words], …]]``; ``words`` is a word a line,
    in the order of their letters.
    """
    pages = list(zip(curriculum.published_pages(), _findable(curriculum), strict=True))
    code = shorthand_for(found.counts for _, found in pages)
    data = {
        "fold": fold_table([ALPHABET, *code.words]),
        "words": "\n".join(code.words),
        "pages": [_page(page, found, curriculum, addresses, code) for page, found in pages],
    }
    script = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Old browsers take these two for line ends, and a string ends with its line.
    return f"var hocsoSearch={script};\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _page(page: Lesson, found: Findable, curriculum: Curriculum, addresses: Addresses, code: Shorthand) -> list[object]:
    module = curriculum.module_of(page)
    entries = [[entry.anchor, code.write(entry.heading), code.write(entry.text)] for entry in found.entries]
    address = way(addresses.search, addresses.pages[page.docname])
    return [address, code.write(found.title), module.name if module else "", int(page.front is not None), entries]


def _findable(curriculum: Curriculum) -> list[Findable]:
    """Of every page; that of one which did not change is kept."""
    kept = Kept(curriculum.root / ".hocso" / "findable")
    found = [
        kept.of(digest(page.fingerprint, page.title), partial(_findable_on, page))
        for page in curriculum.published_pages()
    ]
    kept.forget_unused()
    return found


def _findable_on(page: Lesson) -> Findable:
    entries, title = list(_entries(page)), words_in(_text(page.title))
    parts = [title, *(part for entry in entries for part in (entry.heading, entry.text))]
    return Findable(title, entries, Counter(chain.from_iterable(parts)))


def _entries(page: Lesson) -> Iterator[Entry]:
    """One entry a passage; the answers of a quiz are found at their question."""
    places: list[tuple[str, str, str]] = []
    for passage in page.passages:
        words = _words(passage, page)
        if passage.kind == "answers" and places:
            anchor, heading, question = places.pop()
            places.append((anchor, heading, f"{question} {words}"))
        else:
            places.append((passage.anchor, "" if passage.title == page.title else passage.title, words))
    for anchor, heading, text in places:
        yield Entry(anchor, words_in(_text(heading)), words_in(_text(text)))


def _words(passage: Passage, page: Lesson) -> str:
    titles = {passage.title, page.title}
    return " ".join(sentence.text for sentence in passage.sentences if sentence.text not in titles)


def _text(text: str) -> str:
    """Marks as one letter with what they stand on: a word typed in either way is one word."""
    return unicodedata.normalize("NFC", text)
