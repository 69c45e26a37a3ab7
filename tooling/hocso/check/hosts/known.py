"""Which hosts a book knows: those that stand in the values of its facts, with a source and a date each."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from hocso.model.facts import Fact
from hocso.own_data import own_data
from hocso.vietnamese.addresses import addresses_in

_FOR_EXAMPLES = ("example", "invalid", "test", "localhost", "local", "example.com", "example.org", "example.net")
_BEFORE_HOST = re.compile(r"^(?:https?://)?(?:[^@/]*@)?", re.IGNORECASE)


def host_of(address: str) -> str:
    """``https://www.Vneid.gov.vn:443/a`` has the host ``www.vneid.gov.vn``."""
    return re.split(r"[/?#:]", _BEFORE_HOST.sub("", address), maxsplit=1)[0].lower().rstrip(".")


def plain_host(host: str) -> str:
    """A host without ``www.``, which changes nothing."""
    return host.removeprefix("www.")


def known_hosts(facts: Mapping[str, Fact]) -> frozenset[str]:
    return frozenset(plain_host(host_of(address)) for fact in facts.values() for address in addresses_in(fact.value))


def is_known(host: str, known: Iterable[str]) -> bool:
    """Whether a host is a known one or stands below one: ``tra-cuu.vneid.gov.vn``."""
    return any(_is_within(host, one) for one in known)


def is_for_examples(host: str) -> bool:
    """Whether nobody can own a host: it is kept for examples, or is this machine."""
    return "." not in host or any(_is_within(host, one) for one in _FOR_EXAMPLES) or host.startswith("127.")


def is_short(host: str) -> bool:
    return plain_host(host) in short_hosts()


@cache
def short_hosts() -> frozenset[str]:
    return frozenset(own_data(__package__, "short-links.yml"))


def _is_within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
