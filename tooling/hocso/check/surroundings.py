"""Knowing a part of a text again in the source, by what stands on either side of it."""

import re

from hocso.check.mask import BLANK

_NEIGHBOURS = 3
_WITHIN = 500  # characters, in which three neighbours surely stand: a passage may be as long as a book
_LETTERS = r"[\w\u0300-\u036f]"
_CHUNK = re.compile(rf"{_LETTERS}+|\s+|[^\w\s]")
_ONE_MARKUP = rf"[*_~^\\\[\]`{BLANK}]|\{{[\w:-]+\}}|[ ]?<[^<>\n]*>"
_MARKUP = f"(?:{_ONE_MARKUP})*"
_SPACE = rf"(?:{_ONE_MARKUP})*\s(?:\s|>|{_ONE_MARKUP})*"

# What Sphinx and MyST can make of plain marks: where these are read, others may have been typed.
_TYPED_AS = {
    "“": '[“"]', "”": '[”"]', "‘": "[‘']", "’": "[’']", "…": r"(?:…|\.{2,4})", "–": "(?:–|--)", "—": "(?:—|---)",
}  # fmt: skip


def surroundings(text: str, start: int, end: int) -> re.Pattern[str]:
    """A pattern that finds ``text[start:end]`` by the three words or marks on either side of it.

    The part itself is group 1. Markup may stand around it and between its neighbours, and a line may end where there
    is a space. What was left blank in the text ends the neighbourhood.
    """
    left = _chunks(text[max(start - _WITHIN, 0) : start].rpartition(BLANK)[2])[-2 * _NEIGHBOURS :]
    right = _chunks(text[end : end + _WITHIN].partition(BLANK)[0])[: 2 * _NEIGHBOURS]
    part = text[start:end]
    core = _in_source(_chunks(part)) if "\n" in part else "".join(map(_as_typed, part))
    before = _in_source(left).removeprefix(_SPACE)
    after = _in_source(right).removesuffix(_SPACE)
    pattern = f"{before}{_MARKUP if left else ''}({core}){_MARKUP if right else ''}{after}"
    known = "".join(left).lstrip() + part + "".join(right).rstrip()
    return re.compile(f"{_edge(known[:1], '(?<!')}{pattern}{_edge(known[-1:], '(?!')}")


def _chunks(text: str) -> list[str]:
    return _CHUNK.findall(text)


def _in_source(chunks: list[str]) -> str:
    """A pattern for words, marks and spaces as they may stand in the source."""
    parts: list[str] = []
    for number, chunk in enumerate(chunks):
        if chunk.isspace():
            parts.append(_SPACE)
        else:
            if number and not chunks[number - 1].isspace():
                parts.append(_MARKUP)
            parts.append("".join(map(_as_typed, chunk)))
    return "".join(parts)


def _as_typed(char: str) -> str:
    return _TYPED_AS.get(char) or re.escape(char)


def _edge(char: str, look: str) -> str:
    """A word at the edge of what is known ends there."""
    return f"{look}{_LETTERS})" if re.match(_LETTERS, char) else ""
