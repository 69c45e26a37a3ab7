"""Words without their marks, for people who search without typing them: ``lừa đảo`` is found by ``lua dao``."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache


def fold(text: str) -> str:
    """Lower case, ``đ`` as ``d``, no tone marks or letter marks; as many letters as the NFC form of ``text`` has."""
    return "".join(_bare(letter) for letter in unicodedata.normalize("NFC", text))


def fold_table(texts: Iterable[str]) -> dict[str, str]:
    """Each letter of ``texts`` that folding changes, and what it becomes; lower-case letters stand for both."""
    letters = {letter.lower() for text in texts for letter in unicodedata.normalize("NFC", text)}
    return {letter: fold(letter) for letter in sorted(letters) if len(letter) == 1 and fold(letter) != letter}


@lru_cache(maxsize=2048)
def _bare(letter: str) -> str:
    """One letter for one letter, so that a place in folded text is the same place in the text."""
    lower = letter.lower() if len(letter.lower()) == 1 else letter
    if lower == "đ":
        return "d"
    base = unicodedata.normalize("NFD", lower)[0]
    return lower if unicodedata.combining(lower) else base
