"""Names in a lesson's front matter that must stand in a list of the book's: what is not there, and what was meant."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from hocso.check.mending import replace
from hocso.check.rule import Fault
from hocso.check.source import in_front_matter
from hocso.model.lesson import Lesson


def unlisted(page: Lesson, key: str, named: Collection[str], listed: Collection[str]) -> Iterator[Fault]:
    """A fault for each name under a key that is not listed; the nearest listed one is proposed. None without a list."""
    for name in named if listed else ():
        if name not in listed:
            similar = get_close_matches(name, listed, n=3, cutoff=0.6)
            at = in_front_matter(page, name, under=key)
            fix = replace(page, at, name, similar[0], safe=False) if similar else None
            yield Fault(at, {"name": name, "known": ", ".join(similar)}, fix)
