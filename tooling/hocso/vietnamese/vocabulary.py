"""The words of a language as the checker knows them: how often each stands in print, and which stand together."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from hocso.vietnamese.folding import fold
from hocso.vietnamese.syllables import analyse

# Below this a syllable is as likely a slip of the press as a word: in a corpus of 20 million tokens, "giử" has 5.
_ATTESTED = 50
# A word of the list with Vietnamese letters that stands so often in print need not be looked at.
_SURE = 500
# What a syllable counts that stands in the word list only: such lists hold many that nobody writes.
_LISTED = 5


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All in small letters, NFC, the tone mark in the old style.

    ``counts`` says how often a token stands in a corpus, whatever its language; ``compounds`` are Vietnamese words of
    two syllables and more, ``common`` those that everybody knows; ``listed`` are syllables that stand in a word list,
    alone or in a compound; ``joined`` are foreign words as Vietnamese writes them, in one piece; ``english`` is what
    English has.
    """

    counts: Mapping[str, int]
    compounds: frozenset[str]
    common: frozenset[str]
    listed: frozenset[str]
    joined: frozenset[str]
    english: frozenset[str]

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Every Vietnamese syllable in use. The word list has foreign words too, and slips of its own."""
        attested = {word for word, count in self.counts.items() if count >= _ATTESTED and not word.isascii()}
        sure = {word for word in attested & self.listed if self.counts[word] >= _SURE}
        return frozenset(sure.union(word for word in (attested | self.listed) - sure if analyse(word)))

    @cached_property
    def by_bare_letters(self) -> Mapping[str, tuple[str, ...]]:
        """The syllables that look alike when all marks are left out, by how they look then."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for syllable in sorted(self.syllables):
            found[fold(syllable)].append(syllable)
        return {bare: tuple(alike) for bare, alike in found.items()}

    def thought_through(self) -> Self:
        """Itself, with everything that takes long to find out found out."""
        self.by_bare_letters, self.weights  # noqa: B018 (each is kept when it is asked for)
        return self

    def count(self, syllable: str) -> int:
        """How common a syllable is; never 0 for one in use. One that is spelled as an English word has no count."""
        return max(self.counts.get(syllable, 0), _LISTED if syllable in self.listed else 0)

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """The logarithm of each syllable's count: adding weights compares how likely words are together."""
        return {syllable: math.log(self.count(syllable) + 0.5) for syllable in self.syllables}

    def joins(self, first: str, second: str) -> bool:
        """Whether two syllables make a word."""
        return f"{first} {second}" in self.compounds
