"""The text with everything in one form, and without what has no sound."""

import re
import unicodedata
from collections.abc import Iterator

_FOLDED = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u00ad": None, "\u200b": None, "\u200d": None,
        "\ufeff": None, "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2014": "–", "\u2015": "–", "\u2212": "−",
        "\u2032": "'", "\u2019": "'", "\u2018": "'", "₫": "đ", "…": "...", "∼": "~", "²": "2", "³": "3",
        "½": "1/2", "¼": "1/4", "¾": "3/4", "×": "×", "·": ".", "：": ":", "，": ",",
    }
)  # fmt: skip

# Pictures, joiners, skin tones, arrows and dingbats say nothing; arrows that lead somewhere are dealt with as symbols.
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u20e3\U000e0000-\U000e007f]+")


def tidy(text: str) -> str:
    """NFC; one kind of space, dash and apostrophe; letters of look-alike alphabets plain; no pictures."""
    plain = "".join(unicodedata.normalize("NFKC", char) if char.isalpha() else char for char in text)
    folded = unicodedata.normalize("NFC", plain).translate(_FOLDED)
    return re.sub(r"\s+", " ", _PICTURES.sub(" ", folded)).strip()


def pictures(text: str) -> Iterator[str]:
    """The pictures of a text, which ``tidy`` drops; a run of them is one."""
    return (found.group() for found in _PICTURES.finditer(text) if unicodedata.category(found.group()[0]) == "So")
