"""Marks between words: what is said for them, what is a pause, what is nothing; and the pauses made tidy."""

import re
import unicodedata
from collections.abc import Iterator

# Said wherever they stand. A mark between numbers was dealt with as part of an amount.
SAID = {
    "&": "và", "+": "cộng", "=": "bằng", "×": "nhân", "÷": "chia", "±": "cộng trừ", "≈": "khoảng", "~": "khoảng",
    "≥": "lớn hơn hoặc bằng", "≤": "nhỏ hơn hoặc bằng", "≠": "khác", "%": "phần trăm", "‰": "phần nghìn",
    "@": "a còng", "#": "thăng", "$": "đô la", "€": "ơ rô", "°": "độ", "√": "căn", "^": "mũ",
    "§": "mục", "№": "số", "−": "trừ",
}  # fmt: skip

# A mark alone, as on a key or in a quiz, has a name.
ALONE = {
    "!": "chấm than", "?": "hỏi chấm", ".": "chấm", ",": "phẩy", ";": "chấm phẩy", ":": "hai chấm", "/": "gạch chéo",
    "-": "gạch ngang", "_": "gạch dưới", "<": "nhỏ hơn", ">": "lớn hơn", "\\": "gạch chéo ngược", "|": "gạch đứng",
    "*": "sao", **SAID,
}  # fmt: skip

_BULLETS = "●◦▪|<>`´"  # symbols to Unicode, punctuation to a writer

_QUOTED_MARK = re.compile(r"[“\"'«‘`]\s*([^\w\s])\s*[”\"'»’`]")
_PAUSE = re.compile(r"\s*(?:\.{2,}|[()\[\]{}<>|•●◦▪→⇒➜–]|(?<!\w)[-*]+(?!\w)|(?<=\w)/(?=\w)| / |(?<=\s)[-/](?=\s))\s*")
_NOTHING = re.compile(r"[“”\"'«»‘’`´„‚_\\™®©]")
_JOINED = re.compile(r"(?<=\w)-(?=\w)")
_STRENGTH = ",:;!?."


def quoted_marks(text: str) -> str:
    """``dấu “@”`` with the name of the mark."""
    return _QUOTED_MARK.sub(lambda m: f" {ALONE.get(m[1], m[1])} ", text)


def marks(text: str) -> str:
    """The text with only letters, digits, spaces and ``,.?!;:``."""
    text = _PAUSE.sub(", ", text)
    text = _NOTHING.sub(" ", _JOINED.sub(" ", text))
    return re.sub(r"[^\w\s,.?!;:]|_", lambda m: f" {SAID.get(m.group(), '')} ", text)


def unheard(text: str) -> Iterator[str]:
    """The symbols of a text for which nothing is said, or only a pause: ``→``, ``©``. Punctuation is none."""
    for char in text:
        if not char.isascii() and unicodedata.category(char)[0] == "S" and char not in SAID and char not in _BULLETS:
            yield char


def settled(tokens: list[str]) -> str:
    """Words and pauses as one line: of several pauses together the strongest, none at the beginning."""
    line: list[str] = []
    for token in tokens:
        if token not in _STRENGTH:
            line.append(token)
        elif line and line[-1] in _STRENGTH:
            line[-1] = max(line[-1], token, key=_STRENGTH.index)
        elif line:
            line.append(token)
    while line and line[-1] == ",":
        line.pop()
    return "".join(token if token in _STRENGTH else f" {token}" for token in line).strip()
