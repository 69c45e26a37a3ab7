"""Text as Markdown that shows exactly that text, and Markdown put inside of Markdown."""

import re
import string
import unicodedata
from collections.abc import Iterable

SPACES = re.compile(r"\s+")
# An underscore between letters is nothing but that, and an address may hold some.
SIGNS = re.compile(r"[\\&<>`*\[\]$~|#]|(?<![^\W_])_|_(?![^\W_])")
# A backslash before a bracket would begin a formula.
NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\\": "&#92;"}
# What makes a list of a line that begins with it, or a heading of the line before.
BEGINNING = re.compile(r"^(\d{0,9})([-+=.)])")


def escaped(text: str) -> str:
    """Running text; every run of spaces and line ends is a single space."""
    return SIGNS.sub(lambda sign: NAMED.get(sign[0], f"\\{sign[0]}"), SPACES.sub(" ", text))


def paragraph_of(words: str) -> str:
    """Inline Markdown as a paragraph that is nothing but one."""
    return BEGINNING.sub(r"\1\\\2", words.strip())


def marked(mark: str, tag: str, words: str, before: str = "", after: str = "") -> str:
    """Emphasis by ``mark``; by the HTML ``tag`` where a mark would not count as one.

    ``before`` and ``after`` are the signs beside it on its line, "" at the line's ends.
    """
    bare = words.strip()
    if not bare:
        return words
    front, back = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    before, after = front[-1:] or before, back[:1] or after
    sure = mark not in bare and _counts(bare[0], before) and _counts(bare[-1], after)
    start, end = (mark, mark) if sure else (f"<{tag}>", f"</{tag}>")
    return f"{front}{start}{bare}{end}{back}"


def _counts(inner: str, outer: str) -> bool:
    """Whether a mark between the two is one: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run"""
    if outer.endswith("*"):
        return False
    loose = not outer or outer.isspace() or outer in string.punctuation or unicodedata.category(outer)[0] == "P"
    return loose or unicodedata.category(inner)[0] in "LMN"


def code(text: str) -> str:
    """Code within a line, between as many backticks as it needs."""
    flat = SPACES.sub(" ", text)
    ticks = "`" * (1 + longest_run("`", flat))
    return f"{ticks} {flat} {ticks}" if flat.startswith("`") or flat.endswith("`") else f"{ticks}{flat}{ticks}"


def fenced(text: str, language: str = "") -> str:
    fence = "`" * max(3, 1 + longest_run("`", text))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def longest_run(sign: str, text: str) -> int:
    return max(map(len, re.findall(re.escape(sign) + "+", text)), default=0)


def indented(block: str, first: str, rest: str) -> str:
    """``first`` before the first line of a block, ``rest`` before every other one that is not empty."""
    lines = block.split("\n")
    return "\n".join([first + lines[0], *(f"{rest}{line}" if line else rest.rstrip() for line in lines[1:])])


def quoted(block: str) -> str:
    return indented(block, "> ", "> ")


def joined(blocks: Iterable[str]) -> str:
    """Blocks below each other; empty ones are none."""
    return "\n\n".join(block for block in blocks if block.strip())


def folded(summary: str, body: str) -> str:
    """A block that opens at a click. ``summary`` is HTML."""
    return f"<details>\n<summary>{summary}</summary>\n\n{body}\n\n</details>"
