"""Where Vietnamese sentences end."""

import re

HARD_BREAK = "\u2028"
"""Marks a line break that the author asked for: a sentence ends there whatever stands before it."""

# Abbreviations whose full stop does not end a sentence, compared in lower case without the stop.
_ABBREVIATIONS = frozenset(
    ("tp", "tx", "tt", "tr", "ts", "ths", "pgs", "gs", "bs", "ks", "nxb", "đ/c", "vd", "mr", "mrs", "ms", "dr", "st")
)

_END = re.compile(r"[.!?…]+[”’\"'»)\]]*(?=\s|$)|" + HARD_BREAK)
_WORD_BEFORE = re.compile(r"([^\s.(“\"']+)$")
_OPENERS = "“‘\"'«([–—-*"


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph as (start, end) offsets, without the white space around them.

    A full stop inside a number, an address or after an abbreviation ends nothing, and neither does a mark
    that is followed by a small letter ("Thế à?" bà hỏi.). The spans cover everything but white space.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _ends_sentence(text, start, match):
            _append_trimmed(spans, text, start, match.end())
            start = match.end()
    _append_trimmed(spans, text, start, len(text))
    return spans


def sentence_around(text: str, at: int) -> str:
    """The sentence of a paragraph that an offset is in."""
    return next((text[start:end] for start, end in sentence_spans(text) if at < end), "")


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group() == HARD_BREAK:
        return True
    following = text[match.end() :].lstrip().lstrip(_OPENERS).lstrip()
    if following[:1].islower():
        return False
    return match.group() != "." or not _is_abbreviation(text[start : match.start()])


def _is_abbreviation(before: str) -> bool:
    """Whether a full stop after these words belongs to the last one: "TP.", "A.", or a list number "1."."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    last = word.group(1)
    if last.isdigit():
        return before.strip() == last
    return last.casefold() in _ABBREVIATIONS or (len(last) == 1 and last.isupper())


def _append_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        spans.append((start + left, start + right))
