"""What an input method would have made of keys that are left in a text: *ddieenj* (Telex) and *d9ie65n* (VNI)."""

import re
import unicodedata

from hocso.vietnamese.marking import placed
from hocso.vietnamese.syllables import Tone

_VOWELS = "aăâeêioôơuưy"

_TELEX_TONES = {"s": Tone.SAC, "f": Tone.HUYEN, "r": Tone.HOI, "x": Tone.NGA, "j": Tone.NANG}
_DOUBLED = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ"}
_WITH_W = {"uo": "ươ", "a": "ă", "o": "ơ", "u": "ư"}
_TELEX = re.compile(rf"[a-zđ{_VOWELS}]{{2,10}}")

_VNI_TONES = {"1": Tone.SAC, "2": Tone.HUYEN, "3": Tone.HOI, "4": Tone.NGA, "5": Tone.NANG}
_VNI_LETTERS = {
    "6": {"a": "â", "e": "ê", "o": "ô"},
    "7": {"uo": "ươ", "o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
    "9": {"d": "đ"},
}
_VNI = re.compile(r"[a-z]+(?:\d[a-z]*){1,4}")


def decoded(keys: str) -> str | None:
    """The syllable that Telex or VNI keys in small letters type; None if they type none or type it as it stands."""
    if _TELEX.fullmatch(keys):
        return _from_telex(keys)
    return _from_vni(keys) if _VNI.fullmatch(keys) else None


def _from_telex(keys: str) -> str | None:
    letters, tone = "", Tone.NGANG
    for key in keys:
        typed = _telex_letter(letters, key)
        if typed is not None:
            letters = typed
        elif key in _TELEX_TONES and tone is Tone.NGANG and _has_vowel(letters):
            tone = _TELEX_TONES[key]
        else:
            letters += key
    made = placed(letters, tone)
    return made if made != keys else None


def _telex_letter(letters: str, key: str) -> str | None:
    """The letters after a key that changes one of them; None if it changes none."""
    if letters[-1:] + key in _DOUBLED:
        return letters[:-1] + _DOUBLED[letters[-1] + key]
    if key in "aeo" and (at := letters.rfind(key)) > 0 and _has_vowel(letters[at]) and letters[at + 1 :].isalpha():
        return letters[:at] + _DOUBLED[key * 2] + letters[at + 1 :]
    return (_changed(letters, _WITH_W) or letters + "ư") if key == "w" else None


def _from_vni(keys: str) -> str | None:
    letters, tone = "", Tone.NGANG
    for key in keys:
        if key in _VNI_TONES and tone is Tone.NGANG:
            tone = _VNI_TONES[key]
        elif key in _VNI_LETTERS and (typed := _changed(letters, _VNI_LETTERS[key])):
            letters = typed
        else:
            letters += key
    return placed(letters, tone)


def _changed(letters: str, table: dict[str, str]) -> str | None:
    """The letters with the last of them that the table knows changed; pairs come before single letters."""
    for old, new in table.items():
        if (at := letters.rfind(old)) >= 0:
            return letters[:at] + new + letters[at + len(old) :]
    return None


def _has_vowel(letters: str) -> bool:
    return any(unicodedata.normalize("NFC", letter) in _VOWELS for letter in letters)
