"""Words typed without the space between them."""

import math
import re
from itertools import pairwise

from hocso.check.spelling.counts import COMMON, EVERYDAY, RARE, USUAL, is_borrowed
from hocso.check.spelling.page_words import Word
from hocso.check.spelling.sense import Sense
from hocso.check.spelling.unknown import unknown_syllable
from hocso.vietnamese.likeness import once_each
from hocso.vietnamese.spelling import old_style
from hocso.vietnamese.splitting import split
from hocso.vietnamese.syllables import analyse
from hocso.vietnamese.vocabulary import Vocabulary

_LONG_WORD = 6  # letters; shorter words without marks may be anything
_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_CAPITALISED = re.compile(rf"[{_CAPITAL}][^{_CAPITAL}\W\d_]+")


def stuck_words(word: Word, sense: Sense) -> str | None:
    """The space between words is left out."""
    vocabulary = sense.vocabulary
    if is_borrowed(word.lower, vocabulary):
        return None
    if at_capitals := _at_capitals(word, vocabulary):
        return at_capitals
    if once_each(word.lower) in vocabulary.syllables or (word.text[0].isupper() and analyse(word.lower)):
        return None
    bare = word.lower.isascii()
    if bare and (not word.text.islower() or word.lower in vocabulary.english):
        return None
    if bare and (meant := _bare_and_stuck(word.lower, vocabulary)):
        return meant
    pieces = split(word.lower, vocabulary, commoner_than=RARE)
    if pieces is None or (bare and len(set(pieces)) == 1):  # hihi, haha
        return None
    rarest, *_, commonest = sorted(vocabulary.count(old_style(piece)) for piece in pieces)
    makes_a_word = all(vocabulary.joins(one, other) for one, other in pairwise(map(old_style, pieces)))
    if bare:
        may_be_foreign = len(word.lower) < _LONG_WORD or word.lower in vocabulary.counts  # conda
        clear = makes_a_word or (rarest > EVERYDAY and not may_be_foreign)
    else:
        if word.is_name and len(pieces) > 2 and not any(vocabulary.joins(*pair) for pair in pairwise(pieces)):
            return None  # a foreign name as Vietnamese writes it: Galilê
        clear = rarest >= (COMMON if makes_a_word or word.text.islower() else USUAL)
        if word.text.islower() and len(pieces) == 2 and commonest >= USUAL:
            clear = clear or unknown_syllable(word, sense) is None
    return " ".join(pieces) if clear else None


def _at_capitals(word: Word, vocabulary: Vocabulary) -> str | None:
    """Syllables that each begin with a capital: *PhúThọ*; without any mark only those that make a word: *HoaLan*."""
    pieces = [piece.lower() for piece in _CAPITALISED.findall(word.text)]
    if len(pieces) < 2 or "".join(pieces) != word.lower or not vocabulary.syllables.issuperset(map(old_style, pieces)):
        return None
    has_marks = not word.lower.isascii()
    joins = len(pieces) == 2 and vocabulary.joins(*pieces) and word.lower not in vocabulary.english
    return " ".join(pieces) if has_marks or joins else None


def _bare_and_stuck(lower: str, vocabulary: Vocabulary) -> str | None:
    """The commonest word that letters without marks make, if it has marks: *dienthoai* is *điện thoại*."""
    if vocabulary.counts.get(lower, 0) or len(lower) < _LONG_WORD:
        return None
    made = (
        (vocabulary.weights[one] + vocabulary.weights[other], f"{one} {other}")
        for at in range(2, len(lower) - 1)
        for one in vocabulary.by_bare_letters.get(lower[:at], ())
        for other in vocabulary.by_bare_letters.get(lower[at:], ())
        if f"{one} {other}" in vocabulary.common
    )
    found = max(made, default=None) or _everyday_and_stuck(lower, vocabulary)
    return found[1] if found and found[1].replace(" ", "") != lower else None


def _everyday_and_stuck(lower: str, vocabulary: Vocabulary) -> tuple[float, str] | None:
    """The likeliest two everyday syllables that letters without marks make, where neither is one without them."""
    likely = math.log(EVERYDAY)
    halves = (
        [max(vocabulary.by_bare_letters.get(half, ()), key=vocabulary.count, default="") for half in cut]
        for cut in ((lower[:at], lower[at:]) for at in range(2, len(lower) - 1))
        if not vocabulary.syllables.intersection(cut)
    )
    made = ((min(vocabulary.weights[half] for half in pair), " ".join(pair)) for pair in halves if all(pair))
    found = max(made, default=None)
    return found if found and found[0] >= likely else None
