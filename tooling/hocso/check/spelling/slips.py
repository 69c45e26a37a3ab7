"""The slips of the hand that make a word which no dictionary has, and what was meant.

Each is a function that gives what was meant, in small letters (with spaces, if words stuck together), or None if the
word is no such slip. ``SLIPS`` has them in the order in which they are tried: what explains most comes first.
"""

import re
from collections.abc import Callable
from typing import Literal

from hocso.check.spelling.counts import COMMON, EVERYDAY, USUAL, outweighs
from hocso.check.spelling.missing import is_everyday_name, missing_mark
from hocso.check.spelling.page_words import Word
from hocso.check.spelling.sense import Sense
from hocso.check.spelling.stuck import stuck_words
from hocso.check.spelling.unknown import unknown_syllable
from hocso.vietnamese.candidates import one_slip_away
from hocso.vietnamese.keystrokes import decoded
from hocso.vietnamese.marking import moved

Kind = Literal["misplaced-mark", "typed-keys", "missing-mark", "stuck-words", "unknown-syllable"]
Slip = Callable[[Word, Sense], str | None]

_NAME_IN_VNI = 5  # letters and digits of a name in VNI keys; less may be the name of a thing: Ga2n
_TELLING_TELEX = re.compile(r"aa|ee|oo|dd|[aou]w")
# VNI keys, not a number after a word ("bai1"): two digits of which one makes a letter, or a digit inside.
_CLEAR_VNI = re.compile(r"(?=\D*\d\D*\d)(?=.*[6-9])[a-z]{2}[a-z\d]*|[a-z][a-z\d]*\d[a-z]+\d?|d9[a-z]+\d?")


def misplaced_mark(word: Word, sense: Sense) -> str | None:
    """The tone mark stands on the wrong letter, and there is one right place."""
    meant = moved(word.lower)
    if meant is None or meant not in sense.vocabulary.syllables:
        return None
    if sense.vocabulary.count(meant) >= COMMON or sense.fits(word, meant):
        return meant
    other = sense.likeliest(word, one_slip_away(word.lower, sense.vocabulary))
    return meant if other is None or sense.vocabulary.count(other.word) < EVERYDAY else None


def typed_keys(word: Word, sense: Sense) -> str | None:
    """The keys of an input method stand there, as typed."""
    meant = decoded(word.lower)
    if meant is None or meant not in sense.vocabulary.syllables or _has_odd_capitals(word):
        return None
    if word.lower.startswith("dd") or (_TELLING_TELEX.search(word.lower) and sense.fits(word, meant)):
        return meant
    if not word.lower.isalpha():
        clear = _CLEAR_VNI.fullmatch(word.lower) and (not word.is_name or len(word.text) >= _NAME_IN_VNI)
        return meant if clear or sense.fits(word, meant) else None
    if word.lower in sense.vocabulary.english:
        return None
    if word.is_name and not (_TELLING_TELEX.search(word.lower) and sense.vocabulary.count(meant) >= USUAL):
        return meant if is_everyday_name(meant, word, sense) else None
    return meant if outweighs(meant, word.lower, sense, COMMON) else None


def _has_odd_capitals(word: Word) -> bool:
    """Whether capitals stand inside it, as in *GANs*."""
    return not word.text[1:].islower()


SLIPS: dict[Kind, Slip] = {
    "misplaced-mark": misplaced_mark,
    "typed-keys": typed_keys,
    "missing-mark": missing_mark,
    "stuck-words": stuck_words,
    "unknown-syllable": unknown_syllable,
}
