"""The names of the letters, for acronyms and whatever else can only be spelled."""

import unicodedata

from hocso.narrate.spoken.numbers import one_by_one

NAMES = {
    "a": "a", "ă": "á", "â": "ớ", "b": "bê", "c": "xê", "d": "dê", "đ": "đê", "e": "e", "ê": "ê", "f": "ép",
    "g": "giê", "h": "hát", "i": "i", "j": "gi", "k": "ca", "l": "lờ", "m": "mờ", "n": "nờ", "o": "o", "ô": "ô",
    "ơ": "ơ", "p": "pê", "q": "quy", "r": "rờ", "s": "sờ", "t": "tê", "u": "u", "ư": "ư", "v": "vê", "w": "vê kép",
    "x": "ích", "y": "i dài", "z": "dét",
}  # fmt: skip

# In a run of letters these are said shorter.
IN_A_RUN = NAMES | {"l": "lờ", "m": "em", "n": "en", "o": "ô", "s": "ét", "y": "y"}


LONGEST_ACRONYM = 7
VOWELS = frozenset("aeiouy")


def spelled(text: str) -> str:
    """Letter by letter; digits one by one; marks that are no letter of ours are left off. "" if nothing is left."""
    names = IN_A_RUN if len(text) > 1 else NAMES
    found = []
    for char in unicodedata.normalize("NFC", text.lower()):
        plain = char if char in names else unicodedata.normalize("NFD", char)[0]
        if plain in names:
            found.append(names[plain])
        elif char.isdecimal():
            found.append(one_by_one(char))
    return " ".join(found)


def looks_like_an_acronym(word: str) -> bool:
    """All capitals and not too long, or without any vowel."""
    letters = [char for char in unicodedata.normalize("NFD", word) if char.isalpha()]
    if not letters:
        return False
    capitals = all(char.isupper() for char in letters) and len(letters) <= LONGEST_ACRONYM
    return capitals or not VOWELS & {char.lower() for char in letters}
