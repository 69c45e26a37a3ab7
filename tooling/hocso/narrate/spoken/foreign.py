"""Words that are not Vietnamese, as a Vietnamese speaker says them: ``internet`` as ``in tơ nét``.

Known words come from ``loanwords.yml``; any other is cut into consonants and vowels and each piece is written as
the nearest Vietnamese syllable. A curriculum's own lexicon comes before all this.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from hocso.narrate.spoken.draft import Reason
from hocso.narrate.spoken.letters import looks_like_an_acronym, spelled
from hocso.narrate.spoken.numbers import whole
from hocso.own_data import own_data
from hocso.vietnamese.marking import moved
from hocso.vietnamese.syllables import Tone, analyse

# Consonants as they begin a Vietnamese syllable; the longest match comes first.
ONSETS = {
    "sch": "s", "tch": "ch", "ch": "ch", "ck": "k", "gh": "g", "kh": "kh", "kn": "n", "ng": "ng", "nh": "nh",
    "ph": "ph", "qu": "qu", "sh": "s", "th": "th", "tr": "tr", "wh": "qu", "wr": "r", "b": "b", "c": "k", "d": "đ",
    "đ": "đ", "f": "ph", "g": "g", "h": "h", "j": "gi", "k": "k", "l": "l", "m": "m", "n": "n", "p": "p", "q": "k",
    "r": "r", "s": "x", "t": "t", "v": "v", "w": "qu", "x": "x", "z": "d",
}  # fmt: skip
VOWELS = {
    "eau": "ô", "ee": "i", "ea": "i", "oo": "u", "ou": "ao", "ow": "ao", "oa": "o", "ai": "ai", "ay": "ây",
    "ei": "ây", "ey": "i", "au": "o", "aw": "o", "ie": "i", "ue": "u", "ew": "iu", "oi": "oi", "oy": "oi",
    "a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "y": "i",
}  # fmt: skip
CODAS = {
    "ck": "c", "ch": "ch", "ng": "ng", "nh": "nh", "b": "p", "c": "c", "d": "t", "g": "c", "k": "c", "l": "n",
    "m": "m", "n": "n", "nk": "ng", "p": "p", "t": "t",
}  # fmt: skip
AFTER_I = {"ng": "nh", "nk": "nh", "ck": "ch", "c": "ch", "k": "ch", "g": "ch"}
VOWEL_LETTERS = "aeiouy"
UNSTRESSED = "ờ"  # what a consonant without a vowel of its own is said with

SILENT_E = re.compile(rf"(?<=[{VOWEL_LETTERS}][^{VOWEL_LETTERS}])e$")
# VNeID is VN, e, ID; IDs is ID and s; other capitals that small letters follow begin a word.
_PIECES = re.compile(r"\d+|[A-ZĐ]{2,}(?=[a-zđ][A-ZĐ]|s(?!\w))|[A-ZĐ]+(?![a-zà-ỹđ])|[A-ZĐ]?[a-zà-ỹđ]+|[^\W\d_]+")


@dataclass(frozen=True)
class Reading:
    """A word as Vietnamese syllables, and how they were come by."""

    syllables: tuple[str, ...]
    reason: Reason = "written"


def as_syllables(word: str) -> tuple[str, ...]:
    """A word as Vietnamese syllables, in small letters; none if it has no letter or digit of ours."""
    return tuple(syllable for reading in readings(word) for syllable in reading.syllables)


@lru_cache(maxsize=4096)
def readings(word: str) -> tuple[Reading, ...]:
    """How each piece of a word is read: ``VTV1`` is spelled first, and then a known number."""
    lower = word.lower()
    if analyse(word):
        return (Reading((lower,)),)
    known = loanwords().get(lower)
    if known:
        return (Reading(tuple(known.split()), "loanword"),)
    mended = moved(lower)
    if mended:
        return (Reading((mended,), "spelling"),)
    pieces = _PIECES.findall(word)
    if len(pieces) > 1:
        return tuple(reading for piece in pieces for reading in readings(piece))
    if lower.isdecimal():
        return (Reading(tuple(whole(lower).split()), "number"),)
    if looks_like_an_acronym(word):
        return (Reading(tuple(spelled(word).split()), "letters"),)
    return (Reading(tuple(_respelled(lower).split()), "respelled"),)


@cache
def loanwords() -> Mapping[str, str]:
    """Foreign words in common use, in small letters, and how they are said."""
    found: dict[str, str] = own_data(__package__, "loanwords.yml")
    return found


def _respelled(word: str) -> str:
    """The word in pieces that can be said; letter names for what cannot."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.replace("đ", "\0")) if not unicodedata.combining(c))
    rest = plain.replace("\0", "đ")
    if word.isascii():
        rest = SILENT_E.sub("", rest)
    found: list[str] = []
    while rest:
        onset = _longest(ONSETS, rest)
        vowel = _longest(VOWELS, rest[len(onset) :])
        coda = _coda(rest[len(onset) + len(vowel) :]) if vowel else ""
        if not onset and not vowel:
            found.append(spelled(rest[0]))
            rest = rest[1:]
            continue
        if found and not set(rest) & set(VOWEL_LETTERS):
            break  # what is left after the last vowel is not heard: bank as bang
        found += _syllable(onset, vowel, coda)
        rest = rest[len(onset) + len(vowel) + len(coda) :]
        if coda and rest[:1] == coda[-1:]:
            rest = rest[1:]
    return " ".join(filter(None, found))


def _longest(table: Mapping[str, str], text: str) -> str:
    return next((text[:size] for size in (3, 2, 1) if text[:size] in table), "")


def _coda(text: str) -> str:
    """The consonants that close a syllable: those before the next consonant or the end."""
    digraph = _longest(ONSETS, text)
    if len(digraph) > 1 and text[len(digraph) : len(digraph) + 1] in tuple(VOWEL_LETTERS):
        return ""
    for size in (2, 1):
        closing, following = text[:size], text[size : size + 1]
        if len(closing) == size and closing in CODAS and following not in tuple(VOWEL_LETTERS):
            return closing
    return "r" if text[:1] == "r" and text[1:2] not in tuple(VOWEL_LETTERS) else ""


def _syllable(onset: str, vowel: str, coda: str) -> Iterator[str]:
    """One piece: the first spelling of it that is a Vietnamese syllable, else its letters' names."""
    begin = _softened(ONSETS.get(onset, ""), onset, vowel)
    if not vowel:
        yield _first_possible(begin + UNSTRESSED, "cờ" if begin == "k" else "", spelled(onset))
        return
    nucleus = "ơ" if vowel == "e" and coda == "r" else VOWELS[vowel]
    closing = AFTER_I.get(coda, CODAS.get(coda, "")) if nucleus == "i" else CODAS.get(coda, "")
    yield _first_possible(
        *(start + core + end for end in (closing, "") for core in (nucleus, nucleus[0]) for start in _variants(begin)),
        spelled(onset + vowel + coda),
    )


def _softened(begin: str, onset: str, vowel: str) -> str:
    """c before e, i, y is x."""
    return "x" if onset == "c" and vowel[:1] in ("e", "i", "y") else begin


def _variants(begin: str) -> tuple[str, ...]:
    """The other ways to write an onset, for the spelling before other vowels."""
    return {"k": ("k", "c"), "g": ("g", "gh"), "ng": ("ng", "ngh"), "qu": ("qu", "")}.get(begin, (begin,))


def _first_possible(*spellings: str) -> str:
    """The first that is a syllable, with the rising tone where a stop asks for one; else the last as it is."""
    for spelling in spellings[:-1]:
        if analyse(spelling):
            return spelling
        for at, char in enumerate(spelling):
            raised = unicodedata.normalize("NFC", spelling[: at + 1] + Tone.SAC.value + spelling[at + 1 :])
            if char.lower() in "aăâeêioôơuưy" and analyse(raised):
                return raised
    return spellings[-1]
