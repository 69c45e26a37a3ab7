"""Which icon an author's word means, with or without its marks."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from hocso.model.icons import ICONS
from hocso.vietnamese.folding import fold

NEAR = 4


@cache
def _folded() -> Mapping[str, tuple[str, str]]:
    """Each word without its marks: the word as it is written, and its icon."""
    return {fold(word): (word, name) for name, words in ICONS.items() for word in words}


def icon_named(word: str) -> str:
    """The icon of ``hocso.model.icons`` that a word names; "" if it names none."""
    return _folded().get(_bare(word), ("", ""))[1]


def nearest(word: str) -> list[str]:
    """The known words that look most like an unknown one, the most alike first."""
    return [_folded()[match][0] for match in get_close_matches(_bare(word), _folded(), n=NEAR, cutoff=0)]


def _bare(word: str) -> str:
    return " ".join(fold(word).split())
