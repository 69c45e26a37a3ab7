"""Telling Vietnamese from other languages by its letters."""

import unicodedata

# Letters that, among languages in Latin script, hardly any but Vietnamese has.
_OWN = frozenset("đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_SHARE = 0.04  # Vietnamese prose has 15 to 20 in a hundred letters


def looks_vietnamese(text: str) -> bool:
    """Whether a text is Vietnamese; one with no letters counts as Vietnamese, our own language."""
    letters = [letter for letter in unicodedata.normalize("NFC", text.lower()) if letter.isalpha()]
    return not letters or sum(letter in _OWN for letter in letters) >= _SHARE * len(letters)
