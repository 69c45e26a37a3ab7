"""The addresses on a page: where links lead, and those that stand in the text."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.hosts.known import host_of, short_hosts
from hocso.check.rule import At
from hocso.check.seen import seen_pieces, spots_in
from hocso.check.source import locate_markup
from hocso.model.lesson import Lesson
from hocso.model.nodes import line_of
from hocso.vietnamese.addresses import ENDINGS, MAIL

_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_AFTER_MARKS = ".,;:!?…)”’\"'"


@dataclass(frozen=True)
class Address:
    """An address as it stands in the source, or at least on the page. ``linked``: a link leads there."""

    written: str
    host: str
    at: At
    linked: bool = False


@lru_cache(maxsize=4)
def addresses_of(page: Lesson) -> tuple[Address, ...]:
    """Every web address of a page, each place once."""
    found = {address.at: address for address in _typed(page, _in_text)}
    return (*found.values(), *(address for address in _linked(page) if address.at not in found))


def mail_of(page: Lesson) -> Iterator[Address]:
    """Every mail address that a page shows."""
    return _typed(page, lambda text: MAIL.findall(text) if "@" in text else ())


def _linked(page: Lesson) -> Iterator[Address]:
    for link in all_of(page.doctree, nodes.reference):
        leads_to: str = link.get("refuri", "")
        if leads_to.lower().startswith(("http://", "https://")):
            yield Address(leads_to, host_of(leads_to), locate_markup(page, leads_to, line_of(link)), linked=True)


def _typed(page: Lesson, find: Callable[[str], Iterable[str]]) -> Iterator[Address]:
    """Those in the text; blocks of code are left out, where an address may be anything."""
    for spot in spots_in(page, seen_pieces(page.doctree, code=False), find):
        yield Address(spot.words, host_of(spot.words), spot.at)


def _in_text(text: str) -> Iterator[str]:
    if "." in text:
        for found in _pattern().finditer(text):
            yield found[0].rstrip(_AFTER_MARKS)


@cache
def _pattern() -> re.Pattern[str]:
    """With ``http://`` anything is an address; without, only what ends as one does, in small or all in capitals.

    ``Xong.La lên`` lacks a space and is none.
    """
    endings = "|".join(sorted(ENDINGS))
    bare = rf"(?:{_LABEL}\.)+(?:{endings}|{endings.upper()})|{'|'.join(map(re.escape, sorted(short_hosts())))}"
    path = r"[/?#][^\s<>“”‘’]*"
    return re.compile(rf"\bhttps?://[^\s<>“”‘’]+|(?<![\w@./-])(?:{bare})(?![\w@-])(?!\.[^\W_])(?:{path})?")
