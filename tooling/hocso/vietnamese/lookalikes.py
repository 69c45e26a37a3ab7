"""Letters that look like Vietnamese ones and are others: of another alphabet, of print, of phonetic writing.

What Unicode itself calls a form of a plain letter (full width, bold, raised) is unfolded by Unicode; the table is for
the rest, and only for letters that look like one of Vietnamese.
"""

import re
import unicodedata
from collections.abc import Iterator

from hocso.vietnamese.syllables import analyse

_SAME_LOOK = dict(
    zip(
        # Cyrillic, Greek, and the D with stroke of other languages
        "аеорсухіѕјһԁԛԝАВЕКМНОРСТУХІЅЈԚԜοΑΒΕΖΗΙΚΜΝΟΡΤΥΧÐƉ",
        "aeopcyxisjhdqwABEKMHOPCTYXISJQWoABEZHIKMNOPTYXĐĐ",
        strict=True,
    )
)
_LIKE_ENOUGH = dict(zip("тквнмпαινυρκτηðƌɖɑɡıɩʋǎǍȃ", "tkbhmnaivupktnđđđagiivăĂâ", strict=True))
"""These stand for other sounds in their own languages: they are meant otherwise only if a Vietnamese word comes out."""

_FORMS = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\ufb00-\ufb06\u1d2c-\u1d6a\u02b0-\u02b8ªº]"
)
_SUSPECT = re.compile(f"[{''.join({**_SAME_LOOK, **_LIKE_ENOUGH})}]|{_FORMS.pattern}")
_WORD = re.compile(r"[\w\u0300-\u036f]+")


def suspects(text: str) -> Iterator[re.Match[str]]:
    """The words of a text in which such a letter stands for a Latin one; whole words of another alphabet are none."""
    if _SUSPECT.search(text):
        yield from (found for found in _WORD.finditer(text) if _SUSPECT.search(found[0]) and meant(found[0]))


def meant(word: str) -> str | None:
    """The word that a word with such letters is meant to be; None for one that means what it says."""
    plain = unicodedata.normalize("NFC", "".join(_plain(char) for char in word))
    if plain == word or not plain.isalnum() or not _is_latin(plain):
        return None
    if is_vietnamese(plain):
        return plain if _has_company(word) else None
    doubtful = any(char in _LIKE_ENOUGH or char in "ªº" for char in word)
    return plain if _has_company(word) and not doubtful and len(plain) > 2 else None


def is_vietnamese(word: str) -> bool:
    return analyse(word) is not None


def _plain(char: str) -> str:
    if _FORMS.match(char):
        return unicodedata.normalize("NFKC", char)
    return _SAME_LOOK.get(char) or _LIKE_ENOUGH.get(char) or char


def _is_latin(word: str) -> bool:
    return all(char.isdecimal() or unicodedata.name(char, "").startswith("LATIN") for char in word)


def _has_company(word: str) -> bool:
    """Whether a letter of the word is what it looks like, or all are forms of print (ｍáy, 𝐦𝐚́𝐲) and no formula's x."""
    others = [char for char in word if char.isalpha() and not _SUSPECT.match(char)]
    return bool(others) or (
        len(word) > 1 and all(_FORMS.match(char) for char in word if not unicodedata.combining(char))
    )
