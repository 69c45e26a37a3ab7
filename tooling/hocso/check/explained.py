"""Whether a page explains a hard word: where the word stands, what is around it says so."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from hocso.check.phrases import Hit
from hocso.check.scope import Extract, around, extracts, is_heading, passage_of
from hocso.model import nodes
from hocso.model.lesson import Lesson

_CLOSING = r"[”’»\"')*]*"
_AFTER = re.compile(
    rf"{_CLOSING}\s*(?:\(|[–—]\s|:\s|=\s|,?\s*(?:là|tức|nghĩa là|có nghĩa|hay là|hay còn gọi|còn gọi|gọi nôm na|"
    r"viết tắt|dùng để|để chỉ)\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?:gọi là|gọi tắt là|gọi nôm na là|tên là|viết tắt là|còn gọi|nghĩa là|tức là|chính là|đó là|hay)"
    r"(?:\s+(?:một|cái|chiếc|mã|thẻ|dịch vụ|ứng dụng))?\s*[“\"(]?|\()$",
    re.IGNORECASE,
)


Find = Callable[[str], Iterable[Hit]]
"""Picks the hard words out of a text."""


class Use(NamedTuple):
    """A hard word where a page uses it first."""

    extract: Extract
    hit: Hit


def first_uses(page: Lesson, find: Find, scopes: tuple[str, ...]) -> dict[str, Use]:
    """Each of the words that running text in these scopes uses, by the word, where it does so first.

    Titles and objectives announce what the text below explains, so they do not count.
    """
    found: dict[str, Use] = {}
    for extract in extracts(page.doctree, scopes):
        if not _announces(extract):
            for hit in find(extract.text):
                found.setdefault(hit.phrase, Use(extract, hit))
    return found


def explained_in_time(page: Lesson, find: Find, use: Use) -> bool:
    """Whether the page explains a word before its first use, or in the same passage."""
    own = passage_of(use.extract.piece)
    passed = False
    for piece, text in extracts(page.doctree, ("learner",)):
        passed = passed or piece is use.extract.piece
        if passed and piece is not use.extract.piece and passage_of(piece) is not own:
            return False
        for hit in find(text):
            if hit.phrase == use.hit.phrase and explains(text, hit):
                return True
    return False


def explains(text: str, hit: Hit) -> bool:
    """Whether the words before or after say what a word means: ``X là …``, ``X (…)``, ``… gọi là X``."""
    return bool(_AFTER.match(text, hit.end) or _BEFORE.search(text, 0, hit.start))


def in_glossary(word: str, glossary: Mapping[str, str]) -> bool:
    """Whether an entry of the glossary is about a word: ``mã OTP`` explains ``OTP`` too."""
    entries = "\n".join(glossary)
    pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
    return bool(re.search(pattern, unicodedata.normalize("NFC", entries), re.IGNORECASE))


def _announces(extract: Extract) -> bool:
    """Titles, objectives, and what is written over or said for a picture."""
    piece = extract.piece
    return is_heading(piece) or around(piece.node, nodes.objectives, nodes.screen) is not None or piece.part == "alt"
