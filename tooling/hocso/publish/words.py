"""Hard words where they stand: the first use of each on a page leads to its plain explanation."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from docutils import nodes as docutils_nodes

from hocso.model import nodes
from hocso.model.curriculum import Curriculum

# A tap there has another use or none, or the word is an example: a false message must not teach to tap.
KEPT_CLEAR = (
    docutils_nodes.reference, docutils_nodes.title, docutils_nodes.subtitle, docutils_nodes.rubric,
    docutils_nodes.literal, docutils_nodes.raw, docutils_nodes.math,
    nodes.heading, nodes.choice, nodes.message, nodes.fact, nodes.trainer,
)  # fmt: skip

LETTER = r"[\w\u0300-\u036f]"
NOTHING = "(?!)"

# Behind these a sentence begins anew, or what someone says or what a thing is called.
OPENING = tuple("“\"‘'«(:–—-.!?…")


@dataclass(frozen=True)
class Entry:
    """A word of the glossary: its explanation, and the anchor it has on the page of hard words."""

    word: str
    means: str
    anchor: str


@dataclass(frozen=True)
class Use:
    """Where a page uses a word first: the sentence's anchor, the piece of text, and the place in it."""

    entry: Entry
    anchor: str
    text: docutils_nodes.Text
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """The glossary of a book, ready to be looked for in its pages."""

    entries: tuple[Entry, ...]

    @cached_property
    def _by_word(self) -> dict[str, Entry]:
        return {_key(entry.word): entry for entry in self.entries}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The longest word first; tone marks exact, written in one sign or in two."""
        words = sorted(self._by_word, key=len, reverse=True)
        spelled = "|".join(map(_spellings, words)) or NOTHING
        return re.compile(rf"(?<!{LETTER})(?:{spelled})(?!{LETTER})")

    def first_uses(self, doctree: docutils_nodes.document) -> Iterator[Use]:
        """For each word that the page uses, where it does so first, in reading order."""
        seen: set[str] = set()
        for sentence in doctree.findall(nodes.sentence):
            if _is_clear(sentence):
                for use in self._in_sentence(sentence):
                    if use.entry.word not in seen:
                        seen.add(use.entry.word)
                        yield use

    def _in_sentence(self, sentence: nodes.sentence) -> Iterator[Use]:
        """The words that stand in one piece of text, outside of what must stay clear."""
        texts = list(sentence.findall(docutils_nodes.Text))
        starts = [0, *accumulate(len(text) for text in texts)]
        whole = "".join(texts)
        for match in self._pattern.finditer(whole):
            entry = self._entry(match, whole)
            place = bisect_right(starts, match.start()) - 1
            text = texts[place]
            if entry and match.end() <= starts[place + 1] and _is_clear(text):
                start = match.start() - starts[place]
                yield Use(entry, sentence["ids"][-1], text, start, start + len(match.group()))

    def _entry(self, match: re.Match[str], whole: str) -> Entry | None:
        """None for a capital that the glossary's word has not, in the middle of a sentence: a name."""
        entry = self._by_word[_key(match.group())]
        before = whole[: match.start()].rstrip()
        same = _plain(entry.word) == _plain(match.group())
        return entry if same or not before or before.endswith(OPENING) else None


def words_of(curriculum: Curriculum) -> Words:
    """The words of a book's glossary with their anchors; none for a book without one."""
    page = curriculum.word_list
    if page is None:
        return Words(())
    anchors = {_key(one.title): one.anchor for one in page.passages}
    listed = ((word, means, anchors.get(_key(word))) for word, means in curriculum.glossary.items())
    return Words(tuple(Entry(word, means, anchor) for word, means, anchor in listed if anchor))


def _is_clear(node: docutils_nodes.Node | None) -> bool:
    while node is not None:
        if isinstance(node, KEPT_CLEAR):
            return False
        node = node.parent
    return True


def _plain(word: str) -> str:
    """Marks joined to their letters, one space between words."""
    return " ".join(unicodedata.normalize("NFC", word).split())


def _key(word: str) -> str:
    """The same for a word with and without a capital at its beginning."""
    word = _plain(word)
    return word[:1].lower() + word[1:]


def _spellings(word: str) -> str:
    """A pattern for a word with and without a capital, with its marks joined to the letters or apart from them."""
    cased = (word, word[:1].upper() + word[1:])
    forms = dict.fromkeys(unicodedata.normalize(form, each) for each in cased for form in ("NFC", "NFD"))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
