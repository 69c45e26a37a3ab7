"""One sound, two letters: *kĩ* and *kỹ* are the same word."""

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OTHER = {"i": "y", "y": "i", "I": "Y", "Y": "I"}


def other_spelling(syllable: str) -> str:
    """A syllable that ends in i or y with the other letter, tone and case kept; any other as it is."""
    letters = unicodedata.normalize("NFD", syllable)
    toneless = letters.rstrip(_TONES)
    last = toneless[-1:]
    if last not in _OTHER:
        return syllable
    return unicodedata.normalize("NFC", toneless[:-1] + _OTHER[last] + letters[len(toneless) :])
