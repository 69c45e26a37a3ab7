"""The Vietnamese dictionary, from the files of two libraries. They are read, once and when needed; nothing is imported.

See ``decisions/0020-check-dictionary.md``.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from hocso.messages import message
from hocso.model.errors import HocsoError
from hocso.own_data import own_data
from hocso.prepared import prepared
from hocso.vietnamese.spelling import in_old_style
from hocso.vietnamese.vocabulary import Vocabulary

_COUNTS = ("g2p-hamster", "g2p_hamster/02_data/core_domain/vi_syllable_vocab.tsv")
_ENGLISH = ("g2p-hamster", "g2p_hamster/t0/data/words_en.txt")
_WORDS = ("underthesea", "underthesea/corpus/data/Viet74K.txt")
_COMMON_WORDS = ("underthesea", "underthesea/corpus/data/Viet22K.txt")

_ONCE = "\t1\n"
# Everyday words that the counts leave out, for English has them too.
_SPELLED_AS_ENGLISH = {"to": 3000, "in": 2000}


class NoDictionary(HocsoError):
    """A library that the dictionary is read from is missing, or holds other files than it should."""


@cache
def dictionary() -> Vocabulary:
    """What is known of Vietnamese words; NoDictionary if it cannot be read."""
    return prepared("dictionary", lambda: _read().thought_through())


def _read() -> Vocabulary:
    words = _text(_WORDS).split("\n")
    own = _own_words()
    whole = [*own, *(word for word in words if "-" not in word)]
    return Vocabulary(
        counts=_counts(_text(_COUNTS)),
        compounds=frozenset(word for word in whole if " " in word),
        common=frozenset((*own, *_text(_COMMON_WORDS).split("\n"))),
        listed=frozenset(_syllables(whole)),
        joined=frozenset(word.replace("-", "") for word in words if "-" in word),
        english=frozenset(_text(_ENGLISH).split()),
    )


def _text(place: tuple[str, str]) -> str:
    """A file of a library as everything here is written: NFC, small letters, old style."""
    library, path = place
    try:
        text = Path(str(distribution(library).locate_file(path))).read_text(encoding="utf-8")
    except (PackageNotFoundError, OSError, UnicodeDecodeError) as error:
        raise NoDictionary(message("check.no-dictionary", library=library, file=path)) from error
    return in_old_style(unicodedata.normalize("NFC", text).lower())


def _counts(text: str) -> dict[str, int]:
    """How often each token stands, for those that stand more than once, which come first."""
    counts: dict[str, int] = {}
    for line in text.partition(_ONCE)[0].split("\n"):
        word, parted, count = line.partition("\t")
        if parted and count.isdecimal():
            counts[word] = counts.get(word, 0) + int(count)
    return counts | _SPELLED_AS_ENGLISH


def _syllables(words: Iterable[str]) -> set[str]:
    return set(" ".join(words).split())


def _own_words() -> tuple[str, ...]:
    """Words that are younger than the list."""
    return _data("young-words.yml")


@cache
def seldom_bare() -> frozenset[str]:
    """Syllables without marks that hardly anybody writes alone."""
    return frozenset(_data("seldom-bare.yml"))


def _data(name: str) -> tuple[str, ...]:
    return tuple(own_data(__package__, name))
