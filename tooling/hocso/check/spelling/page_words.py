"""The words of a page's prose one by one, each with its neighbours and its place."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from docutils import nodes

from hocso.check.prose import Spot, pieces
from hocso.check.source import line_start, locate_exactly
from hocso.model.lesson import Lesson
from hocso.vietnamese.recognition import looks_vietnamese
from hocso.vietnamese.sentences import sentence_spans

_TOKEN = re.compile(r"\w+")
_TIES = re.compile(r"[-‐‑.'’@&+/\\#$%:=~|<>^*\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]")
_LONGEST_PHRASE = 5
_OPENERS = "“‘\"'«(["


@dataclass(frozen=True)
class Text:
    """One piece of prose as its runs of letters and digits; ``lower`` are the same in small letters."""

    text: str
    line: int
    found: tuple[re.Match[str], ...]
    lower: tuple[str, ...]

    @cached_property
    def beginnings(self) -> frozenset[int]:
        """Where sentences begin, and what is quoted."""
        after_openers = (at + 1 for at, char in enumerate(self.text) if char in _OPENERS)
        return frozenset((*(start for start, _ in sentence_spans(self.text)), *after_openers))

    def beside(self, number: int) -> bool:
        """Whether only blank space parts a word from the next."""
        if not 0 <= number < len(self.found) - 1:
            return False
        return self.text[self.found[number].end() : self.found[number + 1].start()].isspace()


@dataclass(frozen=True)
class Word:
    """A word in its text, by its number from 0."""

    of: Text
    number: int

    @property
    def text(self) -> str:
        return self.of.found[self.number][0]

    @property
    def lower(self) -> str:
        return self.of.lower[self.number]

    @property
    def before(self) -> str:
        """The word before it in small letters; "" where a mark or nothing stands between."""
        return self.of.lower[self.number - 1] if self.of.beside(self.number - 1) else ""

    @property
    def after(self) -> str:
        return self.of.lower[self.number + 1] if self.of.beside(self.number) else ""

    @property
    def is_name(self) -> bool:
        """Whether it has a capital that is not that of a sentence's beginning, or the next word has one as well."""
        if not self.text[0].isupper():
            return False
        next_one = self.of.found[self.number + 1][0] if self.after else ""
        return self.of.found[self.number].start() not in self.of.beginnings or next_one[:1].isupper()

    @property
    def is_whole(self) -> bool:
        """Whether no hyphen, stop or hidden character ties it to another, as in *Wi-Fi*, *a-xít*, *v.v.*"""
        text, match = self.of.text, self.of.found[self.number]
        before, after = text[: match.start()][-2:], text[match.end() :][:2]
        return not (_tied(before[::-1]) or _tied(after))


def is_in_phrase(of: Text, first: int, last: int, phrases: frozenset[str]) -> bool:
    """Whether some words, given by the numbers of the first and the last, stand in one of the phrases."""
    starts = range(max(0, last + 1 - _LONGEST_PHRASE), first + 1)
    return any(
        " ".join(of.lower[start:end]) in phrases
        for start in starts
        for end in range(last + 1, min(start + _LONGEST_PHRASE, len(of.lower)) + 1)
    )


def _tied(away: str) -> bool:
    """Whether a joining mark and then a letter or digit follow, going away from the word."""
    return bool(away) and bool(_TIES.match(away)) and (away[1:].isalnum() or away[0] > "\u00a0")


@lru_cache(maxsize=4)
def texts_of(doctree: nodes.document) -> tuple[Text, ...]:
    """The Vietnamese pieces of a page's prose."""
    return tuple(_text(piece.text, piece.line) for piece in pieces(doctree) if looks_vietnamese(piece.text))


def _text(text: str, line: int) -> Text:
    found = tuple(_TOKEN.finditer(text))
    return Text(text, line, found, tuple(one[0].lower() for one in found))


def spot_of(page: Lesson, of: Text, first: int, last: int) -> Spot:
    """Where a run of words, given by the numbers of the first and the last, stands in the page's source."""
    words = of.text[of.found[first].start() : of.found[last].end()]
    nth = sum(_times(words, text.text) for text in _same_line_before(page.doctree, of))
    nth += _times(words, of.text[: of.found[last].end()]) - 1
    at = locate_exactly(page, words, of.line, max(nth, 0))
    return Spot(words, at or line_start(page, of.line), at is not None)


def _same_line_before(doctree: nodes.document, of: Text) -> list[Text]:
    texts = texts_of(doctree)
    return [text for text in texts[: next(at for at, text in enumerate(texts) if text is of)] if text.line == of.line]


def _times(words: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text))
