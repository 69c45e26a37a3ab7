"""The slips of the hand that make a word which no dictionary has, and what was meant.

Each is a function that gives what was meant, in small letters (with spaces, if words stuck together), or None if the
word is no such slip. ``SLIPS`` has them in the order in which they are tried: what explains most comes first.
"""

import math
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from hocso.check.spelling.dictionary import seldom_bare
from hocso.check.spelling.page_words import Word
from hocso.check.spelling.sense import Sense
from hocso.vietnamese.candidates import one_slip_away, with_marks_added
from hocso.vietnamese.confusion import confused_with
from hocso.vietnamese.folding import fold
from hocso.vietnamese.keystrokes import decoded
from hocso.vietnamese.marking import moved
from hocso.vietnamese.spelling import old_style
from hocso.vietnamese.splitting import split
from hocso.vietnamese.surnames import SURNAMES
from hocso.vietnamese.syllables import Tone, analyse
from hocso.vietnamese.vocabulary import Vocabulary

Kind = Literal["misplaced-mark", "typed-keys", "missing-mark", "stuck-words", "unknown-syllable"]
Slip = Callable[[Word, Sense], str | None]

_HOI_FOR_NGA = str.maketrans({Tone.HOI.value: Tone.NGA.value, Tone.NGA.value: Tone.HOI.value})

_RARE = 10
_SHORTEST = 3  # shorter words are near to too many others to say which was meant
_COMMON = 100  # a count: what was meant is a word that people write
_USUAL = 500
_EVERYDAY = 2000
_LONG_RUN = 6  # words without any mark; Vietnamese has that many in a row now and then
_NAME_IN_VNI = 5  # letters and digits of a name in VNI keys; less may be the name of a thing: Ga2n
_LONG_WORD = 6  # letters; shorter words without marks may be anything
_BORROWED = 20  # a token that print has so often is a borrowed word, or a name

_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_CAPITALISED = re.compile(rf"[{_CAPITAL}][^{_CAPITAL}\W\d_]+")
_READILY = ("hoi-nga", "left-out")
_TELLING_TELEX = re.compile(r"aa|ee|oo|dd|[aou]w")
_STOPPED = re.compile(r"[aeiouy](?:c|ch|p|t)$")
# VNI keys, not a number after a word ("bai1"): two digits of which one makes a letter, or a digit inside.
_CLEAR_VNI = re.compile(r"(?=\D*\d\D*\d)(?=.*[6-9])[a-z]{2}[a-z\d]*|[a-z][a-z\d]*\d[a-z]+\d?|d9[a-z]+\d?")


def misplaced_mark(word: Word, sense: Sense) -> str | None:
    """The tone mark stands on the wrong letter, and there is one right place."""
    meant = moved(word.lower)
    if meant is None or meant not in sense.vocabulary.syllables:
        return None
    if sense.vocabulary.count(meant) >= _COMMON or sense.fits(word, meant):
        return meant
    other = sense.likeliest(word, one_slip_away(word.lower, sense.vocabulary))
    return meant if other is None or sense.vocabulary.count(other.word) < _EVERYDAY else None


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
    if word.is_name and not (_TELLING_TELEX.search(word.lower) and sense.vocabulary.count(meant) >= _USUAL):
        return meant if _is_everyday_name(meant, word, sense) else None
    return meant if _outweighs(meant, word.lower, sense, _COMMON) else None


def missing_mark(word: Word, sense: Sense) -> str | None:
    """A mark, or all of them, is left out."""
    if word.lower in seldom_bare() and (meant := _seldom_bare(word, sense)):
        return meant
    if sense.knows(word):
        return _half_of_a_bare_word(word, sense)
    as_name = SURNAMES if word.is_name else ()
    marked = with_marks_added(word.lower, sense.vocabulary)
    guess = sense.likeliest(word, marked, lambda meant: 12.0 * (meant in as_name))
    if guess is None:
        return None
    if not word.lower.isascii():
        may_be_a_name = word.is_name and analyse(word.lower)
        return (
            guess.word if guess.fits or (sense.vocabulary.count(guess.word) >= _COMMON and not may_be_a_name) else None
        )
    if _is_among_bare_words(word, sense):
        return None
    if word.is_name:
        return guess.word if _is_everyday_name(guess.word, word, sense) else None
    if word.lower in sense.vocabulary.english:
        if sense.is_foreign(word.before) or sense.is_foreign(word.after):
            return None
        fits = guess.fits and _outweighs(guess.word, word.lower, sense, 20 if _beside_bare(word) else 50)
        times = 300 if _STOPPED.search(word.lower) else 1000
        clear = fits or _outweighs(guess.word, word.lower, sense, times)
    else:
        clear = guess.fits or _outweighs(guess.word, word.lower, sense, 30)
    return guess.word if clear else None


def _half_of_a_bare_word(word: Word, sense: Sense) -> str | None:
    """What *thoai* is in *dien thoai*, though alone it is a word, as in *thoai thoải*."""
    vocabulary = sense.vocabulary
    before, after = (
        () if one in vocabulary.syllables else tuple(with_marks_added(one, vocabulary))
        for one in (word.before, word.after)
    )
    halves = (
        half
        for half in with_marks_added(word.lower, vocabulary)
        if any(vocabulary.joins(one, half) for one in before) or any(vocabulary.joins(half, one) for one in after)
    )
    guess = None if _is_among_bare_words(word, sense) else sense.likeliest(word, halves)
    return guess.word if guess else None


def _seldom_bare(word: Word, sense: Sense) -> str | None:
    """What a syllable that is hardly ever written alone was meant to be among words with marks."""
    neighbours = [one for one in (word.before, word.after) if one]
    if word.is_name or _is_among_bare_words(word, sense) or all(one.isascii() for one in neighbours):
        return None
    joins = sense.vocabulary.joins
    if joins(word.before, word.lower) or joins(word.lower, word.after) or any(map(sense.is_foreign, neighbours)):
        return None
    guess = sense.likeliest(word, with_marks_added(word.lower, sense.vocabulary))
    return guess.word if guess else None


def stuck_words(word: Word, sense: Sense) -> str | None:
    """The space between words is left out."""
    vocabulary = sense.vocabulary
    if _is_borrowed(word.lower, vocabulary):
        return None
    if at_capitals := _at_capitals(word, vocabulary):
        return at_capitals
    if _once_each(word.lower) in vocabulary.syllables or (word.text[0].isupper() and analyse(word.lower)):
        return None
    bare = word.lower.isascii()
    if bare and (not word.text.islower() or word.lower in vocabulary.english):
        return None
    if bare and (meant := _bare_and_stuck(word.lower, vocabulary)):
        return meant
    pieces = split(word.lower, vocabulary, commoner_than=_RARE)
    if pieces is None or (bare and len(set(pieces)) == 1):  # hihi, haha
        return None
    rarest, *_, commonest = sorted(vocabulary.count(old_style(piece)) for piece in pieces)
    makes_a_word = all(vocabulary.joins(one, other) for one, other in pairwise(map(old_style, pieces)))
    if bare:
        clear = makes_a_word or (rarest > _EVERYDAY and word.lower not in vocabulary.counts)
    else:
        if word.is_name and len(pieces) > 2 and not any(vocabulary.joins(*pair) for pair in pairwise(pieces)):
            return None  # a foreign name as Vietnamese writes it: Galilê
        clear = rarest >= (_COMMON if makes_a_word or word.text.islower() else _USUAL)
        if word.text.islower() and len(pieces) == 2 and commonest >= _USUAL:
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
    likely = math.log(_EVERYDAY)
    halves = (
        [max(vocabulary.by_bare_letters.get(half, ()), key=vocabulary.count, default="") for half in cut]
        for cut in ((lower[:at], lower[at:]) for at in range(2, len(lower) - 1))
        if not vocabulary.syllables.intersection(cut)
    )
    made = ((min(vocabulary.weights[half] for half in pair), " ".join(pair)) for pair in halves if all(pair))
    found = max(made, default=None)
    return found if found and found[0] >= likely else None


def unknown_syllable(word: Word, sense: Sense) -> str | None:
    """One letter is too many, too few or another."""
    vocabulary = sense.vocabulary
    if sense.knows(word):
        return _rare_for_common(word, sense)
    if word.lower.isascii() or word.is_name or _is_borrowed(word.lower, vocabulary):
        return None
    near = filter(analyse, one_slip_away(word.lower, vocabulary))
    if len(word.lower) < _SHORTEST:
        near = filter(lambda meant: _sound(word.lower) == _sound(meant), near)
    guess = sense.likeliest(word, near, lambda meant: _alike(word.lower, meant))
    return guess.word if guess and (guess.fits or vocabulary.count(guess.word) >= _COMMON) else None


def _beside_bare(word: Word) -> bool:
    """Whether a neighbour has no marks either."""
    return any(one and one.isascii() for one in (word.before, word.after))


def _is_everyday_name(meant: str, word: Word, sense: Sense) -> bool:
    """Whether a name without marks stands for one that everybody knows, before a name with marks: *Nguyen Thị*."""
    stays = sense.vocabulary.counts.get(word.lower, 0)
    has_marks = word.after in sense.vocabulary.syllables and not word.after.isascii()
    return has_marks and meant in SURNAMES and sense.vocabulary.count(meant) >= 30 * stays


def is_rare(lower: str, vocabulary: Vocabulary) -> bool:
    """Whether a syllable with marks stands in the word list, but hardly ever in print: *đở*, *sữ*, *triêu*."""
    return lower in vocabulary.listed and not lower.isascii() and vocabulary.counts.get(lower, 0) < _BORROWED


def _rare_for_common(word: Word, sense: Sense) -> str | None:
    """The everyday syllable that a rare one, which makes no word with its neighbours, is readily written for."""
    vocabulary, lower = sense.vocabulary, old_style(word.lower)
    if word.is_name or not is_rare(lower, vocabulary) or sense.fits(word, lower):
        return None
    alike = [other for other, how in confused_with(lower, vocabulary) if how in _READILY]
    guess = sense.likeliest(word, alike, lambda meant: _alike(lower, meant))
    if guess is None or guess.fits:  # a word of two syllables is for another rule to see
        return None
    return guess.word if vocabulary.count(guess.word) >= _EVERYDAY else None


def _is_borrowed(word: str, vocabulary: Vocabulary) -> bool:
    """Whether it is a foreign word as Vietnamese print writes it: *axít*, *ôtô*."""
    if word in vocabulary.joined or word in vocabulary.listed:
        return True
    return vocabulary.counts.get(word, 0) >= _BORROWED and not analyse(word)


def _alike(written: str, meant: str) -> float:
    """How readily one is written for the other: a mark or a letter of the same sound sooner than any other letter."""
    if _with_other_tone(written) == meant:
        return 8.0
    if fold(written) == fold(meant):
        return 3.0
    if _once_each(written) == meant:
        return 4.0
    return 2.0 if _sound(written) == _sound(meant) else 0.0


def _with_other_tone(word: str) -> str:
    """The word with hỏi for ngã and ngã for hỏi: most of the country says them alike."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_HOI_FOR_NGA))


def _once_each(word: str) -> str:
    """The word without what a finger that stayed too long on a key made of it."""
    return re.sub(r"(.)\1", r"\1", word)


def _sound(word: str) -> str:
    """The word with every beginning that sounds like another written alike."""
    return re.sub(r"^(?:k|q(?=u))", "c", re.sub(r"^(ng|g)h", r"\1", word))


def _has_odd_capitals(word: Word) -> bool:
    """Whether capitals stand inside it, as in *GANs*."""
    return not word.text[1:].islower()


def _outweighs(meant: str, written: str, sense: Sense, times: int) -> bool:
    return sense.vocabulary.count(meant) >= times * (sense.vocabulary.counts.get(written, 0) + 1)


def _is_among_bare_words(word: Word, sense: Sense) -> bool:
    """Whether whole words of bare letters stand around it: somebody's message is quoted as it was sent."""
    lower = word.of.lower
    start, end = word.number, word.number + 1
    while start > 0 and lower[start - 1].isascii():
        start -= 1
    while end < len(lower) and lower[end].isascii():
        end += 1
    unknown = sum(one not in sense.vocabulary.syllables and one.isalpha() for one in lower[start:end])
    return unknown >= (1 if end - start >= _LONG_RUN else 4)


SLIPS: dict[Kind, Slip] = {
    "misplaced-mark": misplaced_mark,
    "typed-keys": typed_keys,
    "missing-mark": missing_mark,
    "stuck-words": stuck_words,
    "unknown-syllable": unknown_syllable,
}
