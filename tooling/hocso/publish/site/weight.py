"""What a page weighs on its way over a weak network."""

import gzip
from collections.abc import Iterable
from functools import cache

from hocso.publish.site.scripts import script

BUDGET = 15_000
"""Compressed bytes of all that a lesson loads before a tap."""


def weight_of(html: str, scripts: Iterable[str]) -> int:
    """The bytes of a page and its scripts as web servers send them."""
    return _compressed(html) + sum(_weight_of_script(name) for name in scripts)


@cache
def _weight_of_script(name: str) -> int:
    return _compressed(script(name))


def _compressed(text: str) -> int:
    return len(gzip.compress(text.encode("utf-8")))
