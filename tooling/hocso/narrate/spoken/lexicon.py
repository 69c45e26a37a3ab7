"""What a book, or the language, says otherwise than it is written: the first step, so that it always wins."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from hocso.narrate.spoken.draft import Draft, Reason
from hocso.own_data import own_data
from hocso.vietnamese.syllables import analyse, words

_WORD = re.compile(r"[^\W_]+")


@cache
def abbreviations() -> Mapping[str, str]:
    """Abbreviations that any Vietnamese text may use."""
    found: dict[str, str] = own_data(__package__, "abbreviations.yml")
    return found


class Lexicon:
    """Entries found in a text, the longest first, at the edges of words only.

    An entry is found in any case, unless it could be read as a Vietnamese word: ``SIM`` is not ``sim``.
    """

    def __init__(self, entries: Mapping[str, str], reason: Reason = "lexicon") -> None:
        self._reason = reason
        self._exact = dict(entries)
        self._folded = {
            written.lower(): said for written, said in entries.items() if not all(map(analyse, words(written)))
        }
        self._first_words = {(_WORD.findall(written.lower()) or [""])[0] for written in entries}
        self._any = _alternatives(self._folded, re.IGNORECASE)
        self._same = _alternatives(self._exact, 0)

    def applied(self, draft: Draft) -> Draft:
        """The text with each entry replaced by what is said for it."""
        if self._same is None or self._first_words.isdisjoint(_WORD.findall(draft.text.lower() + " ")):
            return draft  # most sentences: looking for words is ten times as fast as the patterns
        draft = draft.sub(self._same, lambda m: f" {self._exact[m.group()]} ", self._reason)
        return draft.sub(self._any, self._said_in_any_case, self._reason) if self._any else draft

    def _said_in_any_case(self, found: re.Match[str]) -> str:
        return f" {self._folded[found.group().lower()]} "

    def word(self, word: str) -> str | None:
        """What is said for one word alone, if the lexicon has it."""
        return self._exact.get(word) or self._folded.get(word.lower())


@lru_cache(maxsize=8)
def _lexicon(entries: tuple[tuple[str, str], ...]) -> Lexicon:
    return Lexicon(dict(entries))


def lexicon_of(entries: Mapping[str, str]) -> Lexicon:
    """The lexicon of a book; made once for the same entries."""
    return _lexicon(tuple(entries.items()))


@cache
def common() -> Lexicon:
    return Lexicon(abbreviations(), "abbreviation")


def _alternatives(entries: Mapping[str, str], flags: int) -> re.Pattern[str] | None:
    if not entries:
        return None
    longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
    return re.compile("|".join(_bounded(entry) for entry in longest_first), flags)


def _bounded(entry: str) -> str:
    """Not inside a word, and not inside a web or mail address, whose parts are read by themselves."""
    before = r"(?<![\w@])(?<!\w\.)(?<!//)" if entry[0].isalnum() else ""
    after = r"(?!\w|@|\.\w)" if entry[-1].isalnum() else ""
    return before + re.escape(entry) + after
