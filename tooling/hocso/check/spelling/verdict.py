"""Which slip a word of a page is, and what was meant. A word has one slip at most: the first that fits."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from docutils import nodes

from hocso.check.mending import replace
from hocso.check.rule import Context, Fault, PageCheck
from hocso.check.spelling.dictionary import dictionary, seldom_bare
from hocso.check.spelling.page_words import Text, Word, is_in_phrase, spot_of, texts_of
from hocso.check.spelling.sense import Sense
from hocso.check.spelling.slips import SLIPS, Kind
from hocso.check.spelling.unknown import is_rare
from hocso.check.wording import own_wrong_words
from hocso.model.lesson import Lesson
from hocso.vietnamese.spelling import old_style
from hocso.vietnamese.syllables import Tone

_SPELLED_WITH = re.compile(r"[a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ\d]+")
_LONGEST_ACRONYM = 5

Verdict = tuple[Word, Kind, str]


def finds(kind: Kind, *, safe: bool = False) -> PageCheck:
    """A check for one kind of slip."""

    def on_page(page: Lesson, context: Context) -> Iterator[Fault]:
        for word, found, meant in verdicts(page.doctree, spared(context)):
            if found == kind:
                spot = spot_of(page, word.of, word.number, word.number)
                better = in_capitals_of(word.text, meant)
                fix = replace(page, spot.at, spot.words, better, safe=safe) if spot.exact else None
                yield Fault(spot.at, {"word": word.text, "better": better}, fix)

    return on_page


def spared(context: Context) -> frozenset[str]:
    """The words that a book explains or says how to read: it writes them on purpose."""
    return frozenset(part for name in (*context.lexicon, *context.glossary) for part in name.lower().split())


@lru_cache(maxsize=4)
def verdicts(doctree: nodes.document, own: frozenset[str]) -> tuple[Verdict, ...]:
    """Every word of a page that is a slip; ``own`` are words of the book that are none."""
    texts = texts_of(doctree)
    if not texts:
        return ()
    sense = Sense(dictionary(), Counter(word for text in texts for word in text.lower))
    return tuple(verdict for text in texts for word in _unknown(text, own) if (verdict := _verdict(word, sense)))


def _unknown(text: Text, own: frozenset[str]) -> Iterator[Word]:
    """The words that the dictionary does not have; and of those it has, the rare and those that seldom lack marks."""
    known = dictionary().syllables
    strange = [
        number
        for number, lower in enumerate(text.lower)
        if lower not in known and lower not in own and old_style(lower) not in known
    ]
    words = dictionary()
    seldom = (at for at, lower in enumerate(text.lower) if lower in seldom_bare() or is_rare(lower, words))
    for number in (*strange, *_bare_neighbours(text, strange).union(seldom)):
        word = Word(text, number)
        if _may_be_ours(word) and not is_in_phrase(text, number, number, own_wrong_words()):
            yield word


def _bare_neighbours(text: Text, strange: list[int]) -> set[int]:
    """Where the other half of *dien thoai* stands, when one half alone is a word: *thoai* as in *thoai thoải*."""
    bare = {number for number in strange if text.lower[number].isascii() and text.lower[number].isalpha()}
    beside = {number + 1 for number in bare if text.beside(number)} | {n - 1 for n in bare if text.beside(n - 1)}
    return {number for number in beside - set(strange) if text.lower[number].isascii()}


def _may_be_ours(word: Word) -> bool:
    """Whether a word is spelled with our letters, and is no acronym, number or part of something else."""
    text = word.text
    if len(text) < 2 or text[0].isdigit() or not _SPELLED_WITH.fullmatch(word.lower) or not word.is_whole:
        return False
    return not (text.isupper() and len(text) <= _LONGEST_ACRONYM and not _has_tone(word.lower))


def _has_tone(lower: str) -> bool:
    """Whether a letter has a tone mark: in an acronym none has."""
    return any(tone.value in unicodedata.normalize("NFD", lower) for tone in Tone if tone.value)


def _verdict(word: Word, sense: Sense) -> Verdict | None:
    for kind, slip in SLIPS.items():
        if (kind == "typed-keys" or word.lower.isalpha()) and (meant := slip(word, sense)):
            return (
                (word, kind, meant) if kind in ("missing-mark", "unknown-syllable") or not sense.knows(word) else None
            )
    return None


def in_capitals_of(written: str, meant: str) -> str:
    """What was meant, with the capitals of what was written."""
    if written.isupper():
        return meant.upper()
    if len(meant.replace(" ", "")) == len(written):
        letters = iter(written)
        return "".join(one if one == " " else _as_large_as(next(letters), one) for one in meant)
    return meant[:1].upper() + meant[1:] if written[:1].isupper() else meant


def _as_large_as(model: str, letter: str) -> str:
    return letter.upper() if model.isupper() else letter
