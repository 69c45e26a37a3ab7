"""What the tool says to people: one catalogue a language, the same keys in each.

``message("read.no-toc", path="…")`` gives the sentence in every language; the command line and the reports
choose one when they show it, so that nothing below them knows which language is spoken.
"""

from functools import cache
from importlib.resources import files

from hocso.model.message import Message
from hocso.own_data import own_data


def message(key: str, /, **fields: object) -> Message:
    """The sentence ``key`` of the catalogues with its ``{fields}`` filled in; KeyError for an unknown key."""
    section, _, name = key.partition(".")
    template = Message(vi=sentences(section, "vi")[name], en=sentences(section, "en")[name])
    return template.filled(**fields) if fields else template


@cache
def sentences(section: str, language: str) -> dict[str, str]:
    """One section's sentences in one language by name, from ``<section>.<language>.yml``; empty if there is none."""
    name = f"{section}.{language}.yml"
    if not (files(__name__) / name).is_file():
        return {}
    entries: dict[str, str] = own_data(__name__, name)
    return entries
