"""What the tool says to people: one catalogue a language, the same keys in each.

``message("read.no-toc", path="…")`` gives the sentence in every language; the command line and the reports
choose one when they show it, so that nothing below them knows which language is spoken.
"""

from functools import cache
from importlib.resources import files

import yaml

from hocso.model.message import Message


def message(key: str, /, **fields: object) -> Message:
    """The sentence ``key`` of the catalogues with its ``{fields}`` filled in; KeyError for an unknown key."""
    template = Message(vi=catalogue("vi")[key], en=catalogue("en")[key])
    return template.filled(**fields) if fields else template


@cache
def catalogue(language: str) -> dict[str, str]:
    """All sentences of a language, keyed ``section.name``, merged from ``<section>.<language>.yml``."""
    sentences: dict[str, str] = {}
    for file in sorted(files(__name__).iterdir(), key=lambda entry: entry.name):
        section, _, rest = file.name.partition(".")
        if rest == f"{language}.yml":
            entries = yaml.safe_load(file.read_text(encoding="utf-8"))
            sentences |= {f"{section}.{name}": text for name, text in entries.items()}
    return sentences
