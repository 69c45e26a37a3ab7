"""What the tool says to people: one catalogue a language, the same keys in each.

``message("read.no-toc", path="…")`` gives the sentence in every language; the command line and the reports
choose one when they show it, so that nothing below them knows which language is spoken.
"""

from functools import cache

from hocso.model.message import Message
from hocso.prepared import prepared


def message(key: str, /, **fields: object) -> Message:
    """The sentence ``key`` of the catalogues with its ``{fields}`` filled in; KeyError for an unknown key."""
    section, _, name = key.partition(".")
    template = Message(vi=sentences(section, "vi")[name], en=sentences(section, "en")[name])
    return template.filled(**fields) if fields else template


@cache
def sentences(section: str, language: str) -> dict[str, str]:
    """One section's sentences in one language by name, from ``<section>.<language>.yml``; empty if there is none."""
    return prepared(f"messages.{section}.{language}", lambda: _catalogue(f"{section}.{language}.yml"))


def _catalogue(name: str) -> dict[str, str]:
    from hocso.own_data import own_data  # to import YAML takes longer than all else that a short command does

    try:
        entries: dict[str, str] = own_data(__name__, name)
    except FileNotFoundError:
        return {}
    return entries
