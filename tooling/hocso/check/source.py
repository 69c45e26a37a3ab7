"""Where the words of a page stand in its source, exactly where possible.

The doctree decides what is a fault; the source beside it only tells the column.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from hocso.check.mask import readable
from hocso.check.rule import At
from hocso.model.lesson import Lesson

_FRONT_MATTER = re.compile(r"\ufeff?---[ ]*\r?\n.*?^(?:---|\.\.\.)[ ]*\r?$", re.DOTALL | re.MULTILINE)


@lru_cache(maxsize=8)
def lines_of(source: str) -> tuple[str, ...]:
    """The lines of a source as every line number here counts them: only a newline ends a line."""
    return tuple(source.split("\n"))


def position(source: str, offset: int) -> At:
    """The line and column of a character."""
    starts = _starts_of(source)
    line = bisect_right(starts, offset)
    return At(line, offset - starts[line - 1] + 1)


def line_start(page: Lesson, line: int) -> At:
    """The first visible character of a line; line 1 if there is no such line."""
    lines = lines_of(page.source)
    if not 1 <= line <= len(lines):
        line = 1
    text = lines[line - 1]
    return At(line, len(text) - len(text.lstrip()) + 1)


def locate_exactly(page: Lesson, words: str, line: int, nth: int = 0) -> At | None:
    """Where the ``nth`` (from 0) ``words`` stand from ``line`` on, as whole words of prose; None if nowhere.

    Words may be parted by any blank space, also a line's end.
    """
    parts = words.split()
    if not parts:
        return None
    pattern = re.compile(r"(?<!\w)" + r"[\s>]+".join(map(re.escape, parts)) + r"(?!\w)")
    return _nearest(page.source, readable(page.source), pattern, line, nth)


def locate(page: Lesson, words: str, line: int, nth: int = 0) -> At:
    """Like ``locate_exactly``, or else the beginning of the line."""
    return locate_exactly(page, words, line, nth) or line_start(page, line)


def locate_known(page: Lesson, known: re.Pattern[str], line: int, nth: int = 0) -> At | None:
    """Where the ``nth`` (from 0) part of a text stands in the page's prose that is known by its ``surroundings``."""
    return _nearest(page.source, readable(page.source), known, line, nth, group=1)


def locate_beginning(page: Lesson, text: str, line: int) -> At:
    """Where a sentence begins: by its first words, as many of them as the source has unbroken by markup."""
    words = text.split()
    for count in (5, 3, 2, 1):
        if found := locate_exactly(page, " ".join(words[:count]), line):
            return found
    return line_start(page, line)


def locate_markup(page: Lesson, markup: str, line: int, nth: int = 0) -> At:
    """Where a piece of markup stands, to the letter, from ``line`` on, or else the beginning of the line."""
    pattern = re.compile(re.escape(markup))
    return _nearest(page.source, page.source, pattern, line, nth) or line_start(page, line)


def in_front_matter(page: Lesson, words: str, under: str = "") -> At:
    """Where something stands in the front matter: a key with its colon, or a value; line 1 if nowhere.

    With ``under``, a key, only what stands behind it counts.
    """
    block = _FRONT_MATTER.match(page.source)
    start = block[0].find(f"{under}:") if block and under else 0
    pattern = re.compile(rf"(?<![\w/.:-]){re.escape(words)}(?![\w/-]|\.\w)")
    found = pattern.search(block[0], start) if block and start >= 0 else None
    return position(page.source, found.start()) if found else At(1, 1)


@lru_cache(maxsize=8)
def _starts_of(source: str) -> Sequence[int]:
    """The offset at which each line begins."""
    return list(accumulate((len(line) + 1 for line in lines_of(source)), initial=0))[:-1]


@lru_cache(maxsize=64)
def _places(text: str, pattern: re.Pattern[str], start: int, group: int) -> Sequence[int]:
    """All places of a pattern, which is asked for one after the other."""
    return [found.start(group) for found in pattern.finditer(text, start)]


def _nearest(source: str, text: str, pattern: re.Pattern[str], line: int, nth: int, group: int = 0) -> At | None:
    starts = _starts_of(source)
    start = starts[line - 1] if 1 <= line <= len(starts) else 0
    if first := pattern.search(text, start):
        after = _places(text, pattern, start, group) if nth else (first.start(group),)
        return position(source, after[min(nth, len(after) - 1)])
    before = [found.start(group) for found in pattern.finditer(text, 0, start)]
    return position(source, before[-1]) if before else None
