"""Faults planted in clean prose, one a paragraph: what people's hands, keyboards and programs do to words."""

import random
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from hocso.check.spelling.dictionary import dictionary
from hocso.check.wording import own_rules
from hocso.vietnamese.folding import fold
from hocso.vietnamese.spelling import old_style
from hocso.vietnamese.syllables import Tone, analyse, without_tone

WORD = re.compile(r"(?<![\w\-.])[^\W\d_]+(?![\w\-.])")
TELEX_LETTERS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
TELEX_TONES = {Tone.SAC: "s", Tone.HUYEN: "f", Tone.HOI: "r", Tone.NGA: "x", Tone.NANG: "j"}
CYRILLIC = {"a": "а", "c": "с", "e": "е", "h": "һ", "i": "і", "o": "о", "p": "р", "x": "х", "y": "у"}
TYPED_FOR = "abcdeghiklmnopqrstuvxy"


class Planted(NamedTuple):
    """A paragraph with a fault from ``start`` on, and what stood there before."""

    text: str
    start: int
    wrong: str
    right: str

    @property
    def clean(self) -> str:
        return self.text[: self.start] + self.right + self.text[self.start + len(self.wrong) :]


Spoil = Callable[[str, random.Random], str | None]


def spoil_a_word(spoil: Spoil) -> Callable[[str, random.Random], Planted | None]:
    """A planter that spoils one word in small letters that is a common syllable; None if no word can be spoiled."""

    def plant(text: str, chance: random.Random) -> Planted | None:
        found = [one for one in WORD.finditer(text) if one[0].islower() and len(one[0]) > 1 and is_common(one[0])]
        chance.shuffle(found)
        for one in found:
            wrong = spoil(one[0], chance)
            if wrong and wrong != one[0]:
                return Planted(text[: one.start()] + wrong + text[one.end() :], one.start(), wrong, one[0])
        return None

    return plant


def stuck(text: str, chance: random.Random) -> Planted | None:
    """The space between two words is left out, where that makes no syllable."""
    words = list(WORD.finditer(text))
    beside = [(a, b) for a, b in zip(words, words[1:], strict=False) if text[a.end() : b.start()] == " "]
    chance.shuffle(beside)
    for one, other in beside:
        wrong = one[0] + other[0]
        if other[0].islower() and analyse(one[0]) and analyse(other[0]) and not analyse(wrong):
            return Planted(
                text[: one.start()] + wrong + text[other.end() :], one.start(), wrong, f"{one[0]} {other[0]}"
            )
    return None


def hoi_for_nga(text: str, chance: random.Random) -> Planted | None:
    """A word of two syllables with hỏi for ngã or the other way round, where that is no word."""
    words = list(WORD.finditer(text))
    pairs = [(a, b) for a, b in zip(words, words[1:], strict=False) if text[a.end() : b.start()] == " "]
    chance.shuffle(pairs)
    for one, other in pairs:
        right = f"{one[0]} {other[0]}"
        if right not in dictionary().common:
            continue
        for wrong in (f"{_exchanged(one[0])} {other[0]}", f"{one[0]} {_exchanged(other[0])}"):
            if wrong != right and wrong not in dictionary().compounds:
                return Planted(text[: one.start()] + wrong + text[other.end() :], one.start(), wrong, right)
    return None


def wrong_phrase(text: str, chance: random.Random) -> Planted | None:
    """Words that a wording rule is about, in a sentence of their own."""
    (rule,) = [rule for rule in own_rules() if rule.name == "wrong-words"]
    rows = list(zip(rule.bad.split("\n"), rule.good.split("\n"), strict=True))
    wrong, right = chance.choice(rows)
    one = chance.choice(wrong.split(", "))
    return Planted(f"{text} Ở đây, {one}, là thế.", len(text) + len(" Ở đây, "), one, right)


def hidden(text: str, chance: random.Random) -> Planted | None:
    """A hard space for a space, or a hidden character before one."""
    spaces = [at for at, char in enumerate(text) if char == " "]
    if not spaces:
        return None
    at = chance.choice(spaces)
    character = chance.choice("\u00a0\u200b\u00ad\u2060\ufeff")
    replaced = " " if character == "\u00a0" else ""
    return Planted(text[:at] + character + text[at + len(replaced) :], at, character, replaced)


def around_a_mark(spoil: Callable[[str, str], tuple[str, str]]) -> Callable[[str, random.Random], Planted | None]:
    """A planter that spoils a comma or a full stop between two words together with the space behind it."""

    def plant(text: str, chance: random.Random) -> Planted | None:
        found = list(re.finditer(r"(?<=[^\W\d_]{2})([,.;])( )(?=[^\W\d_])", text))
        if not found:
            return None
        one = chance.choice(found)
        wrong = "".join(spoil(one[1], one[2]))
        return Planted(text[: one.start()] + wrong + text[one.end() :], one.start(), wrong, one[0])

    return plant


def foreign_letter(word: str, chance: random.Random) -> str | None:
    """One letter from the Cyrillic alphabet that looks the same."""
    places = [at for at, letter in enumerate(word) if letter in CYRILLIC]
    if not places:
        return None
    at = chance.choice(places)
    return word[:at] + CYRILLIC[word[at]] + word[at + 1 :]


def moved_mark(word: str, chance: random.Random) -> str | None:
    letters, tone, at = without_tone(word) or ("", Tone.NGANG, None)
    others = [place for place, letter in enumerate(letters) if fold(letter) in "aeiouy" and place != at]
    if at is None or not others:
        return None
    place = chance.choice(others)
    wrong = unicodedata.normalize("NFC", letters[: place + 1] + tone.value + letters[place + 1 :])
    return None if analyse(wrong) else wrong


def left_out_mark(word: str, chance: random.Random) -> str | None:
    """The tone, or what makes ươ of uo, left out so that no syllable stays."""
    letters, tone, _ = without_tone(word) or ("", Tone.NGANG, None)
    wrongs = [letters] if tone is not Tone.NGANG else []
    wrongs += [word.replace("ươ", "uơ"), word.replace("ướ", "uớ"), word.replace("ượ", "uợ"), word.replace("iế", "ié")]
    wrongs = [wrong for wrong in wrongs if wrong != word and not wrong.isascii() and not analyse(wrong)]
    return chance.choice(wrongs) if wrongs else None


def bare(word: str, _chance: random.Random) -> str | None:
    wrong = fold(word)
    return None if wrong in dictionary().syllables or len(wrong) < 3 else wrong


def mistyped(word: str, chance: random.Random) -> str | None:
    """One letter twice, too few, exchanged with the next, or another; what stays has a mark and is no syllable."""
    for _ in range(20):
        at = chance.randrange(len(word))
        wrong = chance.choice(
            (
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
                word[:at] + chance.choice(TYPED_FOR) + word[at + 1 :],
            )
        )
        if len(wrong) > 2 and not wrong.isascii() and old_style(wrong) not in dictionary().syllables:
            return wrong
    return None


def telex(word: str, _chance: random.Random) -> str | None:
    letters, tone, _ = without_tone(word) or ("", Tone.NGANG, None)
    wrong = "".join(TELEX_LETTERS.get(letter, letter) for letter in letters) + TELEX_TONES.get(tone, "")
    return None if len(wrong) < 4 or wrong in dictionary().syllables or wrong in dictionary().english else wrong


def decomposed(word: str, _chance: random.Random) -> str | None:
    return unicodedata.normalize("NFD", word)


KINDS = {
    "stuck words": stuck,
    "misplaced mark": spoil_a_word(moved_mark),
    "missing mark": spoil_a_word(left_out_mark),
    "no marks": spoil_a_word(bare),
    "unknown syllable": spoil_a_word(mistyped),
    "telex keys": spoil_a_word(telex),
    "loose marks": spoil_a_word(decomposed),
    "look-alike letters": spoil_a_word(foreign_letter),
    "hidden characters": hidden,
    "space before a mark": around_a_mark(lambda mark, space: (" " + mark, space)),
    "no space after a mark": around_a_mark(lambda mark, _space: (mark, "")),
    "mark typed twice": around_a_mark(lambda mark, space: (mark + mark, space)),
    "wrong phrases": wrong_phrase,
    "hỏi and ngã": hoi_for_nga,
}


def is_common(word: str) -> bool:
    return dictionary().count(old_style(word)) >= 500 and analyse(word) is not None


def _exchanged(word: str) -> str:
    swap = {Tone.HOI.value: Tone.NGA.value, Tone.NGA.value: Tone.HOI.value}
    return unicodedata.normalize("NFC", "".join(swap.get(char, char) for char in unicodedata.normalize("NFD", word)))
