"""Counted figures of how easy a text is to read: how many sentences, and how long they are.

They are counts and no grade. A formula for Vietnamese would need to have been tried on readers like ours, and its
numbers to be at hand in its source; neither is so, and a score nobody can check is worse than none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hocso.vietnamese.syllables import count_syllables


@dataclass(frozen=True)
class Lengths:
    """The lengths of some sentences in written syllables. No sentence is as short as sentences can be."""

    sentences: int
    syllables: int
    longest: int

    @property
    def average(self) -> float:
        return self.syllables / self.sentences if self.sentences else 0.0


def lengths(sentences: Iterable[str]) -> Lengths:
    counts = [count_syllables(sentence) for sentence in sentences]
    return Lengths(len(counts), sum(counts), max(counts, default=0))
