"""Marks between words: what is said for them, what is a pause, what is nothing; and the pauses made tidy."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from hocso.narrate.spoken.draft import Draft

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

PAUSES = ",:;!?."
"""The weakest first."""

_BULLETS = "●◦▪|<>`´"  # symbols to Unicode, punctuation to a writer

_QUOTED_MARK = re.compile(
    r"[“«`]\s*([^\w\s]|_)\s*[”»`]|(?<!\w)(?P<quote>[\"'])([^\w\s]|_)(?P=quote)(?!\w)"
    r"|(?:(?<=dấu )|(?<=phím ))([*#@&%_/\\|^~$+=<>])(?![^\s.,;:?!)])"
)
_PAUSE = re.compile(r"\s*(?:\.{2,}|[()\[\]{}<>|•●◦▪→⇒➜–]|(?<!\w)[-*]+(?!\w)|(?<=\w)/(?=\w)| / |(?<=\s)[-/](?=\s))\s*")
_NOTHING = re.compile(r"[“”\"'«»‘’`´„‚_\\™®©]")
_JOINED = re.compile(r"(?<=\w)-(?=\w)")
_SYMBOL = re.compile(r"[^\w\s,.?!;:]|_")


def quoted_marks(draft: Draft) -> Draft:
    """``dấu “@”`` with the name of the mark."""
    return draft.sub(_QUOTED_MARK, _named, "symbol")


def _named(found: re.Match[str]) -> str:
    mark = found[1] or found[3] or found[4]
    return f" {ALONE.get(mark, mark)} "


def marks(draft: Draft) -> Draft:
    """The text with only letters, digits, spaces and ``,.?!;:``."""
    draft = draft.sub(_PAUSE, ", ").sub(_JOINED, " ").sub(_NOTHING, " ")
    return draft.sub(_SYMBOL, lambda m: f" {SAID.get(m.group(), '')} ", "symbol")


def unheard(text: str) -> Iterator[str]:
    """The symbols of a text for which nothing is said, or only a pause: ``→``, ``©``. Punctuation is none."""
    for char in text:
        if not char.isascii() and unicodedata.category(char)[0] == "S" and char not in SAID and char not in _BULLETS:
            yield char


def with_pauses(tokens: Iterable[str]) -> list[str]:
    """Each word with the pause after it: of several the strongest, none before the first word, no comma at the end."""
    line: list[str] = []
    for token in tokens:
        if token not in PAUSES:
            line.append(token)
        elif line and line[-1][-1] in PAUSES:
            line[-1] = line[-1][:-1] + max(line[-1][-1], token, key=PAUSES.index)
        elif line:
            line[-1] += token
    return [*line[:-1], line[-1].removesuffix(",")] if line else []
