"""Words that were typed without the space between them, taken apart: *điệnthoại* is *điện thoại*."""

from hocso.vietnamese.spelling import old_style
from hocso.vietnamese.syllables import analyse
from hocso.vietnamese.vocabulary import Vocabulary

_LONGEST = 7  # letters of a Vietnamese syllable: nghiêng
_LETTER_WORDS = frozenset("àạáôơờởừyýủ")  # what is a word of one letter, and stands in a sentence
_PARTED = -17.0  # what another syllable costs, so that one long syllable is likelier than two odd ones
_JOINED = 6.0  # what two syllables gain that make a word


Cuts = dict[str, tuple[float, tuple[str, ...]]]
"""By their last syllable, ways to cut the beginning of a word, each with how likely it is."""


def split(word: str, vocabulary: Vocabulary, *, commoner_than: int = 0) -> tuple[str, ...] | None:
    """The likeliest syllables, two at least, that a word in small letters consists of; None if it cannot be cut so.

    Joined they are the word again. Each is in the vocabulary, with a count above ``commoner_than``.
    """
    best: list[Cuts] = [{"": (0.0, ())}]
    for end in range(1, len(word) + 1):
        best.append(_ending_at(end, word, best, vocabulary, commoner_than))
    found = max(best[-1].values(), default=None)
    return found[1] if found and len(found[1]) > 1 else None


def _ending_at(end: int, word: str, best: list[Cuts], vocabulary: Vocabulary, least: int) -> Cuts:
    """The likeliest cuts of the word up to ``end``, by their last syllable: the next may make a word with it."""
    found: Cuts = {}
    for start in range(max(0, end - _LONGEST), end):
        piece = word[start:end]
        syllable = old_style(piece)
        if best[start] and _stands_alone(piece) and _in_use(syllable, vocabulary, least):
            cost = _PARTED + vocabulary.weights[syllable]
            found[syllable] = max(
                (score + cost + _JOINED * vocabulary.joins(last, syllable), (*pieces, piece))
                for last, (score, pieces) in best[start].items()
            )
    return found


def _in_use(syllable: str, vocabulary: Vocabulary, least: int) -> bool:
    return syllable in vocabulary.syllables and vocabulary.count(syllable) > least and analyse(syllable) is not None


def _stands_alone(piece: str) -> bool:
    return len(piece) > 1 or piece in _LETTER_WORDS
