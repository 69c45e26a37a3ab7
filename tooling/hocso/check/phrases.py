"""Finding phrases in prose: whole words, any blank space between them, a gap where the author left one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

GAP = "…"
"""In a phrase: one to five words of the same clause, as in ``được … bởi``."""

_TOKEN = re.compile(r"\w+|[^\w\s]")
_GAP = r"(?:\s+[\w/-]+){1,5}?"


class Hit(NamedTuple):
    """A phrase that was found: which one, and where it stands in the text."""

    phrase: str
    start: int
    end: int


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[tuple[str, int], ...]:
    """The words and marks of a text in small letters, each with its offset; cut once for all rules."""
    return tuple((found[0].lower(), found.start()) for found in _TOKEN.finditer(text))


class Phrases:
    """A list of phrases to look for. Small letters are found in any case, a phrase with a capital as it is written.

    The longest phrase that fits at a place is taken. What is in ``spared`` is passed over with all that begins in it.
    ``before``: a phrase only counts when one of these follows it directly.
    """

    def __init__(self, wanted: Iterable[str], spared: Iterable[str] = (), before: Iterable[str] = ()) -> None:
        following = "|".join(_pattern(words) for words in map(tidy, before))
        behind = rf"(?=\s*(?:{following}))" if following else ""
        self._spared = _by_first((words, "") for words in spared)
        self._wanted = _by_first((words, behind) for words in wanted)
        self._firsts = self._wanted.keys() | self._spared.keys()

    def find(self, text: str) -> Iterator[Hit]:
        end = 0
        for token, start in tokens(text):
            if start < end or token not in self._firsts:
                continue
            if spared := _longest(self._spared, token, text, start):
                end = spared.end
            elif hit := _longest(self._wanted, token, text, start):
                yield hit
                end = hit.end

    def __contains__(self, text: str) -> bool:
        return next(self.find(text), None) is not None


def tidy(phrase: str) -> str:
    """A phrase as it is looked for: in its normal form, one space between words."""
    return " ".join(unicodedata.normalize("NFC", phrase).replace("...", GAP).replace(GAP, f" {GAP} ").split())


def can_be_found(phrase: str) -> bool:
    """Whether there are words in it, and words on both sides of every gap."""
    parts = tidy(phrase).split(" ")
    return bool(_TOKEN.match(parts[0])) and GAP not in (parts[0], parts[-1]) and f"{GAP} {GAP}" not in tidy(phrase)


def _by_first(phrases: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for raw, behind in phrases:
        phrase = tidy(raw)
        first = _TOKEN.match(phrase)
        assert first is not None, "the form of a rule is looked at before"
        found[first[0].lower()].append((phrase, behind))
    for row in found.values():
        row.sort(key=lambda entry: len(entry[0]), reverse=True)
    return dict(found)


def _longest(rows: dict[str, list[tuple[str, str]]], token: str, text: str, start: int) -> Hit | None:
    for phrase, behind in rows.get(token, ()):
        if found := _compiled(phrase, behind).match(text, start):
            return Hit(phrase, start, found.end())
    return None


@cache
def _compiled(phrase: str, behind: str) -> re.Pattern[str]:
    """Made when a text first holds how the phrase begins: few of the many phrases ever are."""
    return re.compile(rf"(?<!\w){_pattern(phrase)}{behind}")


def _pattern(phrase: str) -> str:
    """Whole words with any blank space between them; small letters in any case."""
    parts = [_GAP if word == GAP else r"\s+" + re.escape(word) for word in phrase.split(" ")]
    text = "".join(parts).removeprefix(r"\s+")
    end = r"(?!\w)" if re.match(r"\w", phrase[-1]) else ""
    return f"(?i:{text}){end}" if phrase == phrase.lower() else text + end
