"""The hosts of web and mail addresses: which a page shows, which the book knows, which only look like those."""

from hocso.check.hosts.found import Address, addresses_of, mail_of
from hocso.check.hosts.known import is_for_examples, is_known, is_short, known_hosts, plain_host
from hocso.check.hosts.look_alike import imitated

__all__ = [
    "Address",
    "addresses_of",
    "imitated",
    "is_for_examples",
    "is_known",
    "is_short",
    "known_hosts",
    "mail_of",
    "plain_host",
]
