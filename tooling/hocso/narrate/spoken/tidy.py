"""The text with everything in one form, and without what has no sound."""

import re
import unicodedata
from collections.abc import Iterator

from hocso.narrate.spoken.draft import Draft

_FOLDED = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u00ad": None, "\u200b": None, "\u200d": None,
        "\ufeff": None, "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2014": "–", "\u2015": "–", "\u2212": "−",
        "\u2032": "'", "\u2019": "'", "\u2018": "'", "₫": "đ", "…": "...", "∼": "~", "²": "2", "³": "3",
        "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8", "℃": "°C", "℉": "°F",
        "·": ".", "：": ":", "，": ",",
    }
    | {0x2460 + at: str(at + 1) for at in range(20)}  # numbers in circles
)  # fmt: skip

_TO_FOLD = re.compile(f"[{''.join(map(chr, _FOLDED))}]")
_DEGREE = re.compile(r"(?<=\d)( ?)(?:[º˚ᵒ]|o(?=[CF](?!\w)))")
_WHOLE_AND_PART = re.compile(r"(\d)(?=[½⅓⅔¼¾⅕⅛])")
_CHUNK = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|\S")
_SPACES = re.compile(r"^\s+|\s+$|\s{2,}|[^\S ]")

# Pictures, joiners, skin tones, arrows and dingbats say nothing; arrows that lead somewhere are dealt with as symbols.
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u20e3\U000e0000-\U000e007f]+")


def tidy(draft: Draft) -> Draft:
    """NFC; one kind of space, dash and apostrophe; letters of look-alike alphabets plain; no pictures."""
    draft = draft.sub(_DEGREE, lambda m: f"{m[1]}°")  # however the little ring was typed
    if not _is_tidy(draft.text):
        draft = draft.sub(_WHOLE_AND_PART, lambda m: f"{m[1]} và ", "fraction")
        draft = draft.sub(_CHUNK, lambda m: _folded(m.group()))
    return draft.sub(_PICTURES, " ").sub(_SPACES, _one_space)


def pictures(text: str) -> Iterator[str]:
    """The pictures of a text, which ``tidy`` drops; a run of them is one."""
    return (found.group() for found in _PICTURES.finditer(text) if unicodedata.category(found.group()[0]) == "So")


def _is_tidy(text: str) -> bool:
    return text.isascii() or (unicodedata.is_normalized("NFKC", text) and not _TO_FOLD.search(text))


def _folded(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", char) if char.isalpha() else char for char in text)
    return unicodedata.normalize("NFC", plain).translate(_FOLDED)


def _one_space(found: re.Match[str]) -> str:
    return " " if found.start() and found.end() < len(found.string) else ""
