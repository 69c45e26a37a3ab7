"""The search index: a classic script that the search page alone loads, so that it works from a USB stick too.

It holds the words as they are written, in shorthand, and a table that folds them; the script ranks exact marks first.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson, Passage
from hocso.publish.site.addresses import Addresses, way
from hocso.publish.site.shorthand import shorthand_for, words_in
from hocso.vietnamese.folding import fold_table

ALPHABET = "aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"


@dataclass(frozen=True)
class Entry:
    """A place that can be found: its anchor on the page, its heading and its words."""

    anchor: str
    heading: str
    text: str


def search_script(curriculum: Curriculum, addresses: Addresses) -> str:
    """``hocsoSearch = {fold, words, pages}``, with everything people read as codes of ``Shorthand``.

    ``pages`` are ``[way, title, module, is it a lesson, [[anchor, heading, words], …]]``; ``words`` is a word a line,
    in the order of their letters.
    """
    pages = [(page, list(_entries(page))) for page in curriculum.published_pages()]
    texts = [text for _, entries in pages for entry in entries for text in (entry.heading, entry.text)]
    texts += [_text(page.title) for page, _ in pages]
    words = {text: words_in(text) for text in texts}
    code = shorthand_for(words[text] for text in texts)
    written = {text: code.write(found) for text, found in words.items()}
    data = {
        "fold": fold_table([ALPHABET, *code.words]),
        "words": "\n".join(code.words),
        "pages": [_page(page, entries, curriculum, addresses, written) for page, entries in pages],
    }
    script = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Old browsers take these two for line ends, and a string ends with its line.
    return f"var hocsoSearch={script};\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _page(
    page: Lesson, entries: list[Entry], curriculum: Curriculum, addresses: Addresses, written: Mapping[str, str]
) -> list[object]:
    module = curriculum.module_of(page)
    found = [[entry.anchor, written[entry.heading], written[entry.text]] for entry in entries]
    address = way(addresses.search, addresses.pages[page.docname])
    return [address, written[_text(page.title)], module.name if module else "", int(page.front is not None), found]


def _entries(page: Lesson) -> Iterator[Entry]:
    """One entry a passage; the answers of a quiz are found at their question."""
    found: list[Entry] = []
    for passage in page.passages:
        words = _words(passage, page)
        if passage.kind == "answers" and found:
            question = found.pop()
            found.append(Entry(question.anchor, question.heading, f"{question.text} {words}"))
        else:
            heading = "" if passage.title == page.title else passage.title
            found.append(Entry(passage.anchor, _text(heading), words))
    yield from found


def _words(passage: Passage, page: Lesson) -> str:
    titles = {passage.title, page.title}
    return _text(" ".join(sentence.text for sentence in passage.sentences if sentence.text not in titles))


def _text(text: str) -> str:
    """Marks as one letter with what they stand on: a word typed in either way is one word."""
    return unicodedata.normalize("NFC", text)
