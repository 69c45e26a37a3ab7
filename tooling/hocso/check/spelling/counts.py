"""What a count in print says of a word, and how much commoner one must be to be meant by another."""

from hocso.check.spelling.sense import Sense
from hocso.vietnamese.syllables import analyse
from hocso.vietnamese.vocabulary import Vocabulary

RARE = 10
BORROWED = 20  # a token that print has so often is a borrowed word, or a name
COMMON = 100  # a word that people write
USUAL = 500
EVERYDAY = 2000


def outweighs(meant: str, written: str, sense: Sense, times: int) -> bool:
    return sense.vocabulary.count(meant) >= times * (sense.vocabulary.counts.get(written, 0) + 1)


def is_borrowed(word: str, vocabulary: Vocabulary) -> bool:
    """Whether it is a foreign word as Vietnamese print writes it: *axít*, *ôtô*."""
    if word in vocabulary.joined or word in vocabulary.listed:
        return True
    return vocabulary.counts.get(word, 0) >= BORROWED and not analyse(word)
