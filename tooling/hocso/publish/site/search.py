"""The search index: a classic script that the search page alone loads, so that it works from a USB stick too.

It holds the words as they are written, and a table that folds them; the script ranks exact marks first.
"""

import json
from collections.abc import Iterator

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson, Passage
from hocso.publish.site.addresses import Addresses, way
from hocso.vietnamese.folding import fold_table

ALPHABET = "aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"

Entry = tuple[int, str, str, str]
"""Number of the page, anchor, heading, words."""


def search_script(curriculum: Curriculum, addresses: Addresses) -> str:
    """``hocsoSearch = {fold, pages, entries}``: pages are ``[way, title, module]``, entries as ``Entry``."""
    pages, entries = [], []
    for number, page in enumerate(curriculum.published_pages()):
        module = curriculum.module_of(page)
        pages.append([way(addresses.search, addresses.pages[page.docname]), page.title, module.name if module else ""])
        entries += list(_entries(number, page))
    texts = [text for entry in entries for text in entry[2:]] + [page[1] for page in pages]
    data = {"fold": fold_table([ALPHABET, *texts]), "pages": pages, "entries": entries}
    script = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Old browsers take these two for line ends, and a string ends with its line.
    return f"var hocsoSearch={script};\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _entries(number: int, page: Lesson) -> Iterator[Entry]:
    """One entry a passage; the answers of a quiz are found at their question."""
    found: list[Entry] = []
    for passage in page.passages:
        words = _words(passage, page)
        if passage.kind == "answers" and found:
            number, anchor, title, text = found[-1]
            found[-1] = (number, anchor, title, f"{text} {words}")
        else:
            title = "" if passage.title == page.title else passage.title
            found.append((number, passage.anchor, title, words))
    yield from found


def _words(passage: Passage, page: Lesson) -> str:
    titles = {passage.title, page.title}
    return " ".join(sentence.text for sentence in passage.sentences if sentence.text not in titles)
