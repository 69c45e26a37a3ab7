"""Words that point at something by its colour alone. The words themselves are data: ``<language>.yml`` beside this."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hocso.check.mask import BLANK
from hocso.own_data import own_data
from hocso.vietnamese.sentences import sentence_spans

_LANGUAGES = ("vi", "en")
_MARKS_OF_A_NAME = re.compile(rf"[“”\"‘«:{BLANK}\d]")
"""Quotation marks, a colon, code or a number: then something has a name, not just a colour."""


@dataclass(frozen=True)
class _Words:
    """The patterns of a language: what is pointed at by colour, and what else tells it apart.

    ``colours`` are plain words: only a text that holds one is searched.
    """

    colours: tuple[str, ...]
    pointing: tuple[re.Pattern[str], ...]
    told_apart: re.Pattern[str]


def by_colour_alone(text: str) -> Iterator[str]:
    """The words of a text that name a part of the screen by its colour, in a sentence that tells nothing else of it."""
    lower = text.lower()
    for words in _of_all_languages():
        if any(colour in lower for colour in words.colours) and any(part.search(text) for part in words.pointing):
            for start, end in sentence_spans(text):
                yield from _found(text[start:end], words)


def _found(sentence: str, words: _Words) -> Iterator[str]:
    found = next((match for pattern in words.pointing if (match := pattern.search(sentence))), None)
    if found and not words.told_apart.search(sentence) and not _names_something(sentence):
        yield found["thing"]


def _names_something(sentence: str) -> bool:
    """Also by a capital inside of it."""
    return bool(_MARKS_OF_A_NAME.search(sentence)) or any(word[0].isupper() for word in sentence.split()[1:])


@cache
def _of_all_languages() -> tuple[_Words, ...]:
    return tuple(_words_of(language) for language in _LANGUAGES)


def _words_of(language: str) -> _Words:
    data = own_data(__name__, f"{language}.yml")
    fields = {name: "|".join(data[name]) for name in ("verbs", "things", "colours", "shades")}
    told_apart = "|".join(data["told_apart"])
    return _Words(
        tuple(data["colours"]),
        tuple(re.compile(rf"(?<!\w){pattern.format(**fields)}(?!\w)", re.IGNORECASE) for pattern in data["patterns"]),
        re.compile(rf"(?<!\w)(?:{told_apart})(?!\w)", re.IGNORECASE),
    )
