"""Telling Vietnamese from other languages by its letters."""

import re
import unicodedata

from hocso.vietnamese.syllables import analyse

# Letters that, among languages in Latin script, hardly any but Vietnamese has.
_OWN = frozenset("đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_SHARE = 0.04  # Vietnamese prose has 15 to 20 in a hundred letters


# In a few words none of those letters may stand: "Nhà tôi có ba con trâu."
_FEW = 20
_WORD = re.compile(r"[^\W\d_]+")


def looks_vietnamese(text: str) -> bool:
    """Whether a text is Vietnamese; one with no letters counts as Vietnamese, our own language."""
    lower = unicodedata.normalize("NFC", text.lower())
    letters = [letter for letter in lower if letter.isalpha()]
    return not letters or sum(letter in _OWN for letter in letters) >= _SHARE * len(letters) or _is_syllables(lower)


def _is_syllables(lower: str) -> bool:
    """Whether it is a few words, most of them Vietnamese syllables, and not all without marks."""
    words: list[str] = _WORD.findall(lower)
    if not 2 < len(words) <= _FEW:
        return False
    ours = [word for word in words if analyse(word)]
    return 4 * len(ours) >= 3 * len(words) and not all(word.isascii() for word in ours)
