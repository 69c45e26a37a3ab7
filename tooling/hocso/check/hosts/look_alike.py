"""Hosts that are made to be taken for another."""

import re
import unicodedata
from collections.abc import Iterable

from hocso.check.hosts.known import is_known, plain_host
from hocso.vietnamese.addresses import ENDINGS

# Letters of other scripts that look like one of ours; Cyrillic, Greek, phonetic.
_LETTERS = str.maketrans("асԁеһіјкӏмпорԛѕтуѵԝхαικνορυɑɡıɩ", "acdehijklmnopqstyvwxaikvopuagii")
_DIGITS = str.maketrans("01358i", "olesbl")
_PAIRS = (("rn", "m"), ("vv", "w"))

# Nobody gets a name here but an authority: ``vneid.hanoi.gov.vn`` is no trap, though the book may not know it.
_GUARDED = (".gov.vn", ".chinhphu.vn")

_SHORTEST_NAME = 4
_SHORTEST_WHOLE = 7


def imitated(host: str, known: Iterable[str]) -> str | None:
    """The known host that ``host`` could be taken for; None if it is known itself, or like none."""
    known = sorted(known)
    plain = plain_host(host)
    if is_known(plain, known):
        return None
    return next((one for one in known if _imitates(plain, one)), None)


def _imitates(host: str, known: str) -> bool:
    shown = _shown(host)
    if shown != host and is_known(shown, [known]):
        return True
    if _looks(_joined(shown)) == _looks(_joined(known)):
        return True
    if len(known) >= _SHORTEST_WHOLE and _one_edit_apart(shown, known):
        return True
    return not host.endswith(_GUARDED) and (_holds_whole(shown, known) or _holds_name(shown, known))


def _holds_whole(host: str, known: str) -> bool:
    """``vneid-gov-vn.top`` and ``vneid.gov.vn.top`` hold all of ``vneid.gov.vn``."""
    return len(known) >= _SHORTEST_WHOLE and _joined(known) in _joined(host)


def _holds_name(host: str, known: str) -> bool:
    name = _name(known)
    return len(name) >= _SHORTEST_NAME and name in re.split(r"[.-]", host)


def _shown(host: str) -> str:
    """A host as a browser may show it (``xn--`` written out), in the letters of ours that it looks like."""
    labels = (_written_out(label) for label in host.split("."))
    apart = unicodedata.normalize("NFKD", ".".join(labels)).lower()
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return bare.translate(_LETTERS)


def _written_out(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _looks(host: str) -> str:
    """What is left of a host at a glance: ``vne1d`` is ``vneld`` is ``vneid``."""
    for pair, single in _PAIRS:
        host = host.replace(pair, single)
    return host.translate(_DIGITS)


def _joined(host: str) -> str:
    return re.sub(r"[.-]", "", host)


def _name(host: str) -> str:
    """The part of a host that people know it by: ``vietcombank`` of ``portal.vietcombank.com.vn``."""
    return next((label for label in reversed(host.split(".")) if label not in ENDINGS), "")


def _one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter was put in, left out, changed, or swapped with the next."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a != b and (a[1:] == b[1:] or a == b[1:] or a[1:] == b or (a[:2] == b[1::-1] and a[2:] == b[2:]))
